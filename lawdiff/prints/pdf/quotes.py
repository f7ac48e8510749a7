"""Curly quotation marks: which of them open and close the text for another law."""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.prints.pdf.blocks import Block
from lawdiff.prints.pdf.drafts import Draft


def _marks(text: str) -> Iterator[tuple[int, bool]]:
    """Offset of each quotation mark and whether it opens.

    Prints have straight marks among curly ones, and curly ones the wrong way round: what stands
    on both sides tells, and the mark itself where that does not.
    """
    for i, character in enumerate(text):
        if character in '“”"':
            before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
            starts = (before in ("", "—") and (after.isalnum() or after in ("(", "£"))) or (
                before in (" ", "(") and after not in ("", " ")
            )
            ends = before.isalnum() and (not after or after in " ,.;:)—")
            if starts or ends:
                yield i, starts
            else:
                yield i, character == "“"


def unmatched_close(text: str) -> int | None:
    """Offset of the first ” that closes nothing opened in ``text``; ``None`` where all match.

    >>> unmatched_close("insert “and” after it.”")
    22
    >>> unmatched_close("“a” and “b”")

    A straight mark may stand for either, where a print has mixed them:

    >>> unmatched_close('the “board members" of a provider.”')
    34
    >>> unmatched_close("for “company’s“, in both places, substitute “provider’s”.")
    """
    depth = 0
    for i, opens in _marks(text):
        if opens:
            depth += 1
        elif depth:
            depth -= 1
        elif text[i] != '"':
            return i
    return None


def left_open(text: str) -> int:
    """How many marks that open are not closed in ``text``.

    >>> left_open("““higher court” means"), left_open('for "retained EU" and “x"')
    (1, 0)
    """
    depth = 0
    for _, opens in _marks(text):
        depth = depth + 1 if opens else max(depth - 1, 0)
    return depth


def encloses(text: str) -> bool:
    """The first “ closes with the last ”: the whole is one quotation.

    >>> encloses("“a “b” c”."), encloses("“a” and “b”")
    (True, False)
    """
    if not text.startswith("“"):
        return False
    depth = 0
    for i, opens in _marks(text):
        depth += 1 if opens else -1
        if depth <= 0:
            return len(text) - i <= 8 and not any(c.isalnum() for c in text[i + 1 : i + 3])
    return False


class Quote:
    """A quotation that is open: text for another law, or a mark that waits for its other."""

    def __init__(
        self,
        holder: Draft | None,
        floor: int,
        block: Block,
        structural: bool,
        running: bool = False,
    ) -> None:
        self.running = running
        """It opened among running words, which keep the mark."""
        self.holder = holder
        self.floor = floor
        """How much of the stack stands outside it."""
        self.place = block.first.page, block.first.line
        self.structural = structural
        self.first: Draft | None = None
        self.last: Draft | None = None

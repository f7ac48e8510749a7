"""Curly quotation marks: which of them open and close the text for another law."""

from __future__ import annotations

from lawdiff.prints.pdf.blocks import Block
from lawdiff.prints.pdf.drafts import Draft


def unmatched_close(text: str) -> int | None:
    """Offset of the first ” that closes nothing opened in ``text``; ``None`` where all match.

    >>> unmatched_close("insert “and” after it.”")
    22
    >>> unmatched_close("“a” and “b”")
    """
    depth = 0
    for i, character in enumerate(text):
        if character == "“":
            depth += 1
        elif character == "”":
            if not depth:
                return i
            depth -= 1
    return None


def left_open(text: str) -> int:
    """How many “ are not closed in ``text``.

    >>> left_open("““higher court” means")
    1
    """
    depth = 0
    for character in text:
        if character == "“":
            depth += 1
        elif character == "”" and depth:
            depth -= 1
    return depth


def encloses(text: str) -> bool:
    """The first “ closes with the last ”: the whole is one quotation.

    >>> encloses("“a “b” c”."), encloses("“a” and “b”")
    (True, False)
    """
    if not text.startswith("“"):
        return False
    depth = 0
    for i, character in enumerate(text):
        if character == "“":
            depth += 1
        elif character == "”":
            depth -= 1
            if not depth:
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

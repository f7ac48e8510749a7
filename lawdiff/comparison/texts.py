"""The changes between two texts that are the same provision's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lawdiff.comparison.classify import Context, Texts, classify
from lawdiff.comparison.model import Change, Field
from lawdiff.comparison.pieces import Piece, joined
from lawdiff.comparison.rules import references, series, typography
from lawdiff.comparison.rules.instructions import is_instruction
from lawdiff.comparison.rules.lexicons import tags
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import TOO_LONG, Edit, diff_between, meeting_lines, too_long

if TYPE_CHECKING:
    from lawdiff.comparison.citations.model import Finding

NO_CONTEXT = Context()


def text_changes(
    old_text: str,
    new_text: str,
    findings: Sequence[Finding] = (),
    field: Field = "text",
    context: Context = NO_CONTEXT,
) -> list[Change]:
    """What changed between two texts.

    Args:
        old_text: the old print's words.
        new_text: the new print's words.
        findings: what became of the citations in them; each stands as one word in the diff.
        field: which of the provision's texts it is.
        context: what else the rules need to know of the provision.

    Returns:
        The changes in order. Put in place of one another they make the new text of the old.

    >>> [c.new_text for c in text_changes("The authority may act.", "The authority must act.")]
    ['must']
    """
    if findings and _only_follow(findings, old_text, new_text):
        return [change_of(finding) for finding in findings]
    if context.contents:
        old = Tokens.of_lines(old_text, context.contents[0])
        new = Tokens.of_lines(new_text, context.contents[1])
    else:
        old, new = Tokens(old_text), Tokens(new_text)
    if field == "text" and not context.contents:
        told = is_instruction(new_text) or is_instruction(old_text)
        context = replace(context, instruction=told)
    cited = [
        piece
        for piece in (_anchor(finding, old, new, context) for finding in findings)
        if _says_something(piece, old, new)
    ]
    anchors = [piece.edit for piece in cited]
    known = meeting_lines(old, new) if context.contents else anchors
    edits = series.realigned(diff_between(old, new, known, context.words), old, new)
    whole = [edit for edit in edits if _is_too_long(edit, context)]
    cited += [Piece(edit, "wording", "substantive", TOO_LONG, fixed=True) for edit in whole]
    edits = [edit for edit in edits if edit not in whole] if whole else edits
    if edits:
        asked = () if context.contents else edits
        old_tags = tags(old, [(edit.i1, edit.i2) for edit in asked])
        new_tags = tags(new, [(edit.j1, edit.j2) for edit in asked])
        texts = Texts(old, new, old_tags, new_tags, context)
        pieces = [piece for edit in edits for piece in classify(edit, texts)]
    else:
        pieces = []
    pieces += typography.in_equal_words(sorted([*edits, *whole, *anchors]), old, new)
    if context.instruction:
        pieces = typography.meant(pieces, old, new)
    pieces += cited
    pieces.sort(key=lambda piece: piece.edit)
    pieces = series.only_moved(series.shifted(pieces, old, new), old, new)
    return [_change(piece, old, new, field) for piece in joined(pieces, old, new)]


def _is_too_long(edit: Edit, context: Context) -> bool:
    return too_long(edit.i2 - edit.i1, edit.j2 - edit.j1, context.words)


def _only_follow(findings: Sequence[Finding], old: str, new: str) -> bool:
    """References in other words that follow what they cite, and nothing else: the common case."""
    i = j = 0
    for finding in findings:
        if (
            finding.significance != "consequential"
            or _without_commas(finding.old_text) == _without_commas(finding.new_text)
            or old[i : finding.old_start] != new[j : finding.new_start]
        ):
            return False
        i, j = finding.old_end, finding.new_end
    return old[i:] == new[j:]


def _without_commas(words: str) -> str:
    return " ".join(words.replace(",", " ").split()).casefold()


def change_of(finding: Finding) -> Change:
    """A finding as it stands: of a reference that follows, or that leads elsewhere in silence."""
    return Change(
        kind="heading" if finding.field == "heading" else finding.kind,
        significance=finding.significance,
        old_text=finding.old_text,
        new_text=finding.new_text,
        old_start=finding.old_start,
        old_end=finding.old_end,
        new_start=finding.new_start,
        new_end=finding.new_end,
        why=finding.why,
        field=finding.field,
    )


def _anchor(finding: Finding, old: Tokens, new: Tokens, context: Context) -> Piece:
    edit = Edit(
        bisect_left(old.starts, finding.old_start),
        bisect_left(old.starts, finding.old_end),
        bisect_left(new.starts, finding.new_start),
        bisect_left(new.starts, finding.new_end),
    )
    kind, why = references.kind_and_why(finding, edit, old, new, context.instruction)
    return Piece(edit, kind, finding.significance, why, fixed=True)


def _says_something(piece: Piece, old: Tokens, new: Tokens) -> bool:
    """A reference in the same words, capitals and marks aside, is told only if it matters."""
    if piece.significance != "consequential":
        return True
    e = piece.edit
    one, other = old.keys[e.i1 : e.i2], new.keys[e.j1 : e.j2]
    return [key for key in one if key != ","] != [key for key in other if key != ","]


def _change(piece: Piece, old: Tokens, new: Tokens, field: Field) -> Change:
    i1, i2, j1, j2 = piece.edit
    old_start, old_end = _span(old, i1, i2)
    new_start, new_end = _span(new, j1, j2)
    return Change(
        kind="heading" if field == "heading" else piece.kind,
        significance=piece.significance,
        old_text=old.text[old_start:old_end],
        new_text=new.text[new_start:new_end],
        old_start=old_start,
        old_end=old_end,
        new_start=new_start,
        new_end=new_end,
        why=piece.why,
        field=field,
    )


def _span(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Offsets of ``tokens[start:end]``; an empty run stands after the token before it."""
    if start < end:
        return tokens.starts[start], tokens.ends[end - 1]
    at = tokens.ends[start - 1] if start else 0
    return at, at

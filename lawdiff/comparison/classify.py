"""Of which kind an edit is: asks the lexicons, cuts mixed edits, decides the rest.

The kind is that of the words that changed. Where words of several kinds changed together the
edit is cut along them; where it cannot be cut, a condition weighs most, then the kind the
phrase begins with. What nothing claims is wording; and wording is substantive.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lawdiff.comparison.model import ChangeKind
from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.rules import (
    definitions,
    instructions,
    marks,
    series,
    short_titles,
    typography,
    wording,
)
from lawdiff.comparison.rules.lexicons import LITTLE, MARK, SAID, WORD
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit
from lawdiff.limits import DEFAULT

Run = tuple[str, int, int]
"""Kind of a run of tokens, its start and its end."""

LONGEST_CUT = 8
"""Words on one side above which an edit is a rewriting, and not cut into its kinds."""

LONGEST_TAIL = 8
"""Plain words that may follow "within 28 days…" before an inserted phrase is wording."""


class Context(Struct, frozen=True):
    """What must be known of a provision besides its words."""

    instruction: bool = False
    """It tells how another law is amended: found out from the words when needed."""
    contents: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    """Where the lines of both texts end, for a table of contents: its words need no kind."""
    words: int = DEFAULT.words
    """Words of two passages that are all held against each other, if both have so many."""


class Texts(Struct, frozen=True):
    """Both texts, cut and tagged."""

    old: Tokens
    new: Tokens
    old_tags: Sequence[str]
    new_tags: Sequence[str]
    context: Context


def classify(edit: Edit, texts: Texts) -> list[Piece]:
    """Cut ``edit`` into pieces and give each its kind."""
    if texts.context.contents:
        return [Piece(edit, "wording", "substantive", _why("wording"), fixed=True)]
    simple = _simple(edit, texts)
    if simple:
        return [simple]
    if max(edit.i2 - edit.i1, edit.j2 - edit.j1) <= LONGEST_CUT:
        a = _runs(texts.old_tags, edit.i1, edit.i2)
        b = _runs(texts.new_tags, edit.j1, edit.j2)
        if a and b and (len(a) > 1 or len(b) > 1):
            return [_simple(part, texts) or _piece(part, texts) for part in _cut(edit, a, b)]
    return [_piece(edit, texts)]


def _simple(edit: Edit, texts: Texts) -> Piece | None:
    """What a rule decides by looking at the edit alone."""
    return typography.same_letters(edit, texts.old, texts.new) or wording.majesty(
        edit, texts.old, texts.new, texts.context.instruction
    )


def _runs(tags: Sequence[str], start: int, end: int) -> list[Run]:
    """Runs of one kind; function words and marks belong to what follows them, else precedes."""
    runs: list[Run] = []
    begin = start
    kind = ""
    for n in range(start, end):
        tag = tags[n]
        if tag in (LITTLE, MARK):
            continue
        if kind and tag != kind:
            split = n
            while split > begin and tags[split - 1] in (LITTLE, MARK):
                split -= 1
            runs.append((kind, begin, split))
            begin = split
        kind = tag
    if begin < end:
        runs.append((kind or LITTLE, begin, end))
    return _bridged(runs)


def _bridged(runs: list[Run]) -> list[Run]:
    """Plain words between two runs of one kind belong to it: "within a reasonable time"."""
    out: list[Run] = []
    for run in runs:
        if len(out) > 1 and out[-1][0] == WORD and out[-2][0] == run[0] != WORD:
            out[-2:] = [(run[0], out[-2][1], run[2])]
        else:
            out.append(run)
    return out


def _cut(edit: Edit, a: list[Run], b: list[Run]) -> list[Edit]:
    """Pair runs of the same kind, in order; what stands between two pairs is an edit of its own."""
    # In one canonical direction, so that ties fall the same way for NEW against OLD.
    if [run[0] for run in b] < [run[0] for run in a]:
        pairs = [(x, y) for y, x in _common(b, a)]
    else:
        pairs = _common(a, b)
    shared = {a[x][0] for x, _ in pairs}
    # How Parliament has its say is told in one phrase ("may not be made unless a draft…").
    if not shared - {WORD} or "procedure" in shared:
        return [edit]
    apart = {run[0] for n, run in enumerate(a) if all(n != x for x, _ in pairs)}
    apart |= {run[0] for n, run in enumerate(b) if all(n != y for _, y in pairs)}
    if apart == {WORD} and min(len(a), len(b)) == 1:
        return [edit]  # "immediately" → "within a reasonable time"
    cuts: list[Edit] = []
    i, j = edit.i1, edit.j1
    for x, y in pairs:
        (_, i1, i2), (_, j1, j2) = a[x], b[y]
        if i1 > i or j1 > j:
            cuts.append(Edit(i, i1, j, j1))
        cuts.append(Edit(i1, i2, j1, j2))
        i, j = i2, j2
    if edit.i2 > i or edit.j2 > j:
        cuts.append(Edit(i, edit.i2, j, edit.j2))
    return cuts


def _common(a: list[Run], b: list[Run]) -> list[tuple[int, int]]:
    """Longest common subsequence of the kinds of two short lists of runs."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for x in range(len(a) - 1, -1, -1):
        for y in range(len(b) - 1, -1, -1):
            best[x][y] = (
                best[x + 1][y + 1] + 1
                if a[x][0] == b[y][0]
                else max(best[x + 1][y], best[x][y + 1])
            )
    pairs, x, y = [], 0, 0
    while x < len(a) and y < len(b):
        if a[x][0] == b[y][0]:
            pairs.append((x, y))
            x, y = x + 1, y + 1
        elif best[x + 1][y] >= best[x][y + 1]:
            x += 1
        else:
            y += 1
    return pairs


def _piece(edit: Edit, texts: Texts) -> Piece:
    """What the words that changed make it."""
    old, new = texts.old, texts.new
    own = short_titles.kind_and_why(edit, old, new)
    if own:
        return Piece(edit, own[0], "substantive", own[1])
    entry = definitions.entry(edit, old, new)
    if entry:
        return Piece(edit, "definition", "substantive", entry)
    if series.only_labels(edit, old, new):
        return Piece(edit, "list", "substantive", series.WHY_LABELS)
    item = series.item(edit, old, new, texts.old_tags, texts.new_tags)
    if item:
        return Piece(edit, "list", "substantive", item)
    before = _strong(texts.old_tags[edit.i1 : edit.i2])
    after = _strong(texts.new_tags[edit.j1 : edit.j2])
    kind = _kind(edit, old, new, before, after)
    if kind == "typography":
        return marks.judged(edit, old, new, texts.context.instruction)
    if texts.context.instruction and (
        instructions.outside_quotes(old, edit.i1, edit.i2)
        or instructions.outside_quotes(new, edit.j1, edit.j2)
    ):
        kind = "amendment-instruction"
    little = kind == "wording" and {*before, *after} == {LITTLE}
    return Piece(edit, kind, "substantive", _why(kind), little=little)


def _strong(tags: Sequence[str]) -> list[str]:
    return [tag for tag in tags if tag != MARK]


def _kind(edit: Edit, old: Tokens, new: Tokens, before: list[str], after: list[str]) -> ChangeKind:
    if not before and not after:
        return "typography"
    if before and after and before != after and wording.corrected(edit, old, new):
        return "wording"
    if wording.agreement(edit, old, new):
        return "wording"
    if ("retargeted-reference" in before) != ("retargeted-reference" in after):
        before, after = _as_words(before), _as_words(after)
    kinds = {tag for tag in (*before, *after) if tag not in (LITTLE, WORD)}
    if not kinds:
        return "wording"
    if kinds == {"connective"}:
        plain = WORD in before or WORD in after
        little = (LITTLE in before) != (LITTLE in after) and before and after
        return "wording" if plain or little else "connective"
    if "procedure" in kinds and _mostly("procedure", before, after):
        return "procedure"
    leads = [lead for lead in (_lead(before), _lead(after)) if lead]
    strong = [lead for lead in leads if lead not in (WORD, "connective")]
    if "operative" in leads and not (len(set(strong)) > 1 and _only(edit, old, new)):
        return "operative"
    strong = [lead for lead in strong if lead != "operative"]
    if strong and (len(strong) == len(leads) or (before and after)):
        tail = max(before.count(WORD), after.count(WORD))
        if tail <= LONGEST_TAIL:
            return _gravest(set(strong))
    return "wording"


def _only(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """One side is the word "only": it limits what the other side names."""
    return ["only"] in (old.keys[edit.i1 : edit.i2], new.keys[edit.j1 : edit.j2])


def _as_words(tags: list[str]) -> list[str]:
    """A law named on one side only is no other law: it is words that came or went."""
    return [WORD if tag == "retargeted-reference" else tag for tag in tags]


def _mostly(kind: str, before: list[str], after: list[str]) -> bool:
    """Half of the words that some lexicon claims are of this kind."""
    claimed = [tag for tag in (*before, *after) if tag not in (LITTLE, WORD)]
    return 2 * claimed.count(kind) >= len(claimed)


def _lead(tags: list[str]) -> str:
    """The kind a phrase begins with, past its function words and connectives."""
    for tag in tags:
        if tag not in (LITTLE, "connective"):
            return tag
    return "connective" if "connective" in tags else ""


_ORDER: tuple[ChangeKind, ...] = (
    "operative",
    "retargeted-reference",
    "procedure",
    "time",
    "quantity",
    "extent",
    "connective",
)


def _gravest(kinds: set[str]) -> ChangeKind:
    for kind in _ORDER:
        if kind in kinds:
            return kind
    return "wording"


def _why(kind: ChangeKind) -> str:
    if kind == "amendment-instruction":
        return "The words say where or how another law is amended."
    if kind == "wording":
        return "Other words: no rule says that the meaning stays the same."
    return f"The words that changed are {SAID[kind]}."

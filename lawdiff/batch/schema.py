"""The columns of the data set. ``docs/dataset.md`` says what each one means."""

from __future__ import annotations

from typing import Literal

Type = Literal["text", "number", "yes or no"]

CHANGES: dict[str, Type] = {
    "bill": "text",
    "title": "text",
    "comparison": "text",
    "old_print": "text",
    "old_number": "text",
    "old_house": "text",
    "old_stage": "text",
    "old_date": "text",
    "new_print": "text",
    "new_number": "text",
    "new_house": "text",
    "new_stage": "text",
    "new_date": "text",
    "old_label": "text",
    "new_label": "text",
    "old_heading": "text",
    "new_heading": "text",
    "provision_kind": "text",
    "states": "text",
    "kind": "text",
    "significance": "text",
    "old_text": "text",
    "new_text": "text",
    "old_page": "number",
    "old_line": "number",
    "new_page": "number",
    "new_line": "number",
    "quoted": "yes or no",
    "cluster": "text",
    "why": "text",
    "old_xpath": "text",
    "new_xpath": "text",
}
"""One row a change: ``changes.csv`` and ``changes.parquet``."""

PROVISIONS: dict[str, Type] = {
    "bill": "text",
    "title": "text",
    "print": "text",
    "print_order": "number",
    "number": "text",
    "house": "text",
    "stage": "text",
    "date": "text",
    "index": "number",
    "parent": "number",
    "kind": "text",
    "label": "text",
    "provision_number": "text",
    "heading": "text",
    "text": "text",
    "quoted": "yes or no",
    "page": "number",
    "line": "number",
    "xpath": "text",
    "guid": "text",
    "lineage": "text",
    "event": "text",
    "came_in": "number",
    "came_in_stage": "text",
    "left_out": "number",
    "left_out_stage": "text",
}
"""One row a provision of a print: ``provisions.parquet``."""

"""Walks the structure tree of a tagged PDF and names what a screen reader would miss."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

HEADINGS: Final = ("H1", "H2", "H3", "H4", "H5", "H6")

PARENTS: Final = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Lbl": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "Caption": {"Table", "Figure", "Div"},
}
"""Roles that may stand only within these."""


@dataclass(slots=True)
class Walk:
    """What a walk found: errors, roles in order, and which marked content the tree holds."""

    errors: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    contents: set[tuple[int, int]] = field(default_factory=set)
    header_ids: set[bytes] = field(default_factory=set)
    referenced: set[bytes] = field(default_factory=set)


def walk(pdf: pikepdf.Pdf) -> Walk:
    """Return the findings of a walk over the whole file; no errors means none was found."""
    found = Walk()
    root = pdf.Root
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
        found.errors.append("the file is not marked as tagged")
    if not str(root.get("/Lang", "")):
        found.errors.append("the file has no language")
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        found.errors.append("the window would show the file's name, not its title")
    if not str(pdf.docinfo.get("/Title", "")):
        found.errors.append("the file has no title")
    if "/StructTreeRoot" not in root:
        found.errors.append("the file has no structure tree")
        return found
    _visit(root["/StructTreeRoot"], "StructTreeRoot", found, page=None)
    found.errors.extend(_heading_errors(found.roles))
    found.errors.extend(
        f"a cell names the header {name!r} that does not exist"
        for name in sorted(found.referenced - found.header_ids)
    )
    found.errors.extend(_content_errors(pdf, found.contents))
    return found


def _visit(node: pikepdf.Object, parent: str, found: Walk, *, page: pikepdf.Object | None) -> None:
    page = node.get("/Pg", page)
    role = str(node.get("/S", "/StructTreeRoot")).lstrip("/")
    if role != "StructTreeRoot":
        found.roles.append(role)
        found.errors.extend(_role_errors(node, role, parent, found))
    for child in _children(node):
        if isinstance(child, int):
            _hold(found, page, child)
        elif child.get("/Type") == "/MCR":
            _hold(found, child.get("/Pg", page), int(child["/MCID"]))
        elif child.get("/Type") != "/OBJR":
            _visit(child, role, found, page=page)


def _children(node: pikepdf.Object) -> Iterator[pikepdf.Object | int]:
    kids = node.get("/K")
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _hold(found: Walk, page: pikepdf.Object | None, number: int) -> None:
    if page is None:
        found.errors.append(f"marked content {number} stands on no page")
    else:
        found.contents.add((page.objgen[0], number))


def _role_errors(node: pikepdf.Object, role: str, parent: str, found: Walk) -> Iterator[str]:
    if role in PARENTS and parent not in PARENTS[role]:
        yield f"{role} stands in {parent}"
    if role == "Figure":
        alternative = str(node.get("/Alt", "")).strip()
        found.alternatives.append(alternative)
        if not alternative:
            yield "a figure has no alternative text"
    if role == "TH":
        yield from _header_errors(node, found)
    if role == "TD":
        found.referenced.update(_headers_of(node))
    if role == "Link" and not any(True for _ in _children(node)):
        yield "a link holds nothing"


def _header_errors(node: pikepdf.Object, found: Walk) -> Iterator[str]:
    if "/ID" in node:
        found.header_ids.add(bytes(node["/ID"]))
    if not any("/Scope" in attributes for attributes in _attributes(node)):
        yield "a header cell has no scope"


def _headers_of(node: pikepdf.Object) -> Iterator[bytes]:
    for attributes in _attributes(node):
        for name in attributes.get("/Headers", []):
            yield bytes(name)


def _attributes(node: pikepdf.Object) -> list[pikepdf.Object]:
    held = node.get("/A")
    if isinstance(held, pikepdf.Array):
        return list(held)
    return [] if held is None else [held]


def _heading_errors(roles: list[str]) -> Iterator[str]:
    level = 0
    for role in roles:
        if role in HEADINGS:
            deeper = HEADINGS.index(role) + 1
            if deeper > level + 1:
                yield f"{role} follows a heading of level {level}"
            level = deeper
    if "H1" not in roles:
        yield "there is no first heading"


def _content_errors(pdf: pikepdf.Pdf, held: set[tuple[int, int]]) -> Iterator[str]:
    """Everything that is drawn stands in the tree or is an artifact."""
    for number, page in enumerate(pdf.pages, 1):
        open_tags: list[bool] = []
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            if name in {"BDC", "BMC"}:
                open_tags.append(_is_known(list(instruction.operands), page, held))
            elif name == "EMC":
                open_tags.pop()
            elif name in {"Tj", "TJ", "f", "F", "f*", "S", "s", "B", "sh"} and not any(open_tags):
                yield f"page {number}: {name} draws outside of every tag"
                break


def _is_known(
    operands: list[Any],
    page: pikepdf.Page,
    held: set[tuple[int, int]],
) -> bool:
    if str(operands[0]) == "/Artifact":
        return True
    if len(operands) == 1 or "/MCID" not in operands[1]:
        return False
    return (page.obj.objgen[0], int(operands[1]["/MCID"])) in held

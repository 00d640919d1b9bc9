"""Answers as JSON with a tag, so that who has one already need not get it again."""

import json
from collections.abc import Sequence
from typing import Protocol, TypeVar

from flask import Response, request
from pydantic_core import to_jsonable_python

from flowgap.web.api.cursors import write_cursor
from flowgap.web.api.limits import JSON


class _Placed(Protocol):
    @property
    def place(self) -> int: ...


_Item = TypeVar("_Item", bound=_Placed)


def answer(told: object) -> Response:
    """Return an answer; 304 without a body where the caller has this very one."""
    response = Response(as_json(told), mimetype=JSON)
    response.add_etag()
    response.make_conditional(request)
    return response


def as_json(told: object) -> str:
    """Return the text of an answer."""
    return json.dumps(to_jsonable_python(told), ensure_ascii=False, separators=(",", ":"))


def turned_page(
    found: Sequence[_Item], limit: int, list_name: str
) -> tuple[Sequence[_Item], str | None]:
    """Return the items of a page and the cursor of the next, given one item more than fits."""
    shown = found[:limit]
    is_last = len(found) <= limit
    return shown, None if is_last else write_cursor(list_name, shown[-1].place)

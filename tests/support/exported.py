"""Files as tools export them, small, for imports on pages."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Final

from tests.support.browse import Browser, Page
from tests.support.setting_up import filled

START: Final = datetime(2025, 7, 1, 9, tzinfo=UTC)
AUTHORS: Final = ("ann", "bob", "mia@harbour.example")


def github(n: int = 180) -> bytes:
    """Return pull requests, one a day, each open for two days."""
    return json.dumps([_pull(number) for number in range(1, n + 1)]).encode()


def _pull(number: int) -> dict[str, object]:
    opened = START + timedelta(days=number)
    merged = f"{opened + timedelta(days=2):%Y-%m-%dT%H:%M:%SZ}"
    return {
        "number": number,
        "url": f"https://api.github.com/repos/acme/shop/pulls/{number}",
        "html_url": f"https://github.com/acme/shop/pull/{number}",
        "state": "closed",
        "title": "feat: a basket",
        "user": {"login": AUTHORS[number % 3], "type": "User"},
        "labels": [],
        "draft": False,
        "created_at": f"{opened:%Y-%m-%dT%H:%M:%SZ}",
        "updated_at": merged,
        "closed_at": merged,
        "merged_at": merged,
        "merge_commit_sha": f"{number:040x}",
        "head": {"ref": "basket", "sha": f"{number + 10**6:040x}"},
        "base": {"ref": "main", "repo": {"full_name": "acme/shop", "default_branch": "main"}},
    }


def jira() -> bytes:
    """Return two issues that went through statuses of which one name says nothing."""
    return json.dumps({"issues": [_issue(1), _issue(2)]}).encode()


def _issue(number: int) -> dict[str, object]:
    moves = (("02", "To Do", "Doing"), ("03", "Doing", "Limbo"), ("04", "Limbo", "Done"))
    return {
        "key": f"AB-{number}",
        "fields": {
            "created": "2025-08-01T21:50:00.000+0200",
            "updated": "2025-08-09T00:00:00.000+0000",
            "issuetype": {"name": "Bug"},
            "status": {"name": "Done"},
            "project": {"key": "AB"},
        },
        "changelog": {
            "total": 3,
            "histories": [
                {
                    "id": day,
                    "created": f"2025-08-{day}T08:00:00.000+0000",
                    "items": [{"field": "status", "fromString": source, "toString": target}],
                }
                for day, source, target in moves
            ],
        },
    }


def _ticket(number: int) -> str:
    """Return a row in German: days first, a blank before the hour, no offset."""
    came, went = (START + timedelta(days=number + days) for days in (0, 3))
    kind = "Bug" if number % 2 else "Wunsch"
    return f"T-{number};Dispatch;Ann Example;{kind};{came:%d.%m.%Y %H:%M};{went:%d.%m.%Y %H:%M}"


TABLE: Final = "\n".join(
    ["Ticket;Squad;Developer;Kind of work;Angelegt;Shipped", *map(_ticket, range(1, 181)), ""]
).encode()
"""A table of a tracker."""


def zipped(files: dict[str, bytes]) -> bytes:
    """Return files in an archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return archive.getvalue()


def give(
    browse: Browser,
    address: str,
    tool: str,
    *files: tuple[str, bytes],
    status: int = 303,
    **fields: str,
) -> Page:
    """Send files of a tool to an engagement, and return where that leads."""
    form = f"{address}/data/add"
    sent = {**filled(browse.get(form)), "tool": tool, **fields}
    data = {**sent, "data_files": [(io.BytesIO(content), name) for name, content in files]}
    response = browse.client.post(form, data=data, content_type="multipart/form-data")
    page = browse.read(response, status)
    return browse.get(page.response.location) if status == 303 else page

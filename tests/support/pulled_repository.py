"""A repository on a scripted server of GitHub's, and a desk from which it is pulled."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import polars as pl

from flowgap.importing.harvest import ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Pulled, Target, pull_github
from flowgap.importing.pulling.pauses import Pauses
from flowgap.importing.pulling.place import PLACE_NAME
from tests.support.scripted_server import Json, Script, serving

TOKEN: Final = "ghp_secret"  # noqa: S105 - of no server
DAY0: Final = datetime(2024, 5, 1, tzinfo=UTC)
N_PAGE: Final = 2
"""Pull requests on a page."""


def stamp(day: float) -> str:
    return (DAY0 + timedelta(days=day)).isoformat().replace("+00:00", "Z")


def pull(number: int, *, updated: float, reviews: int = 1) -> Json:
    def connection(*nodes: Json) -> Json:
        return {"totalCount": len(nodes), "pageInfo": {"hasNextPage": False}, "nodes": list(nodes)}

    review = {"author": {"login": "b"}, "state": "APPROVED", "submittedAt": stamp(number + 0.2)}
    return {
        "number": number,
        "url": f"https://github.com/o/r/pull/{number}",
        "title": "x",
        "state": "MERGED",
        "isDraft": False,
        "createdAt": stamp(number),
        "updatedAt": stamp(updated),
        "mergedAt": stamp(number + 0.5),
        "closedAt": stamp(number + 0.5),
        "author": {"login": "a", "__typename": "User"},
        "mergeCommit": {"oid": f"{number:040}"},
        "headRefOid": f"{number + 500:040}",
        "reviews": connection(*[review] * reviews),
        "comments": connection(),
        "commits": connection(),
        "timelineItems": connection(),
    }


def deployment(number: int, *, created: float, state: str = "SUCCESS") -> Json:
    done_at = stamp(created + 0.1)
    return {
        "databaseId": number,
        "environment": "production",
        "createdAt": stamp(created),
        "updatedAt": done_at,
        "state": "ACTIVE",
        "commitOid": f"{number:040}",
        "repository": {"nameWithOwner": "o/r"},
        "statuses": {"nodes": [{"state": state, "createdAt": done_at}]},
    }


@dataclass
class Repository:
    """Pull requests on a server, newest update first, two on a page.

    `name` and `id` are what it says of itself, whatever it was asked for.
    """

    pulls: list[Json]
    deployments: list[Json] = field(default_factory=list)
    name: str = "o/r"
    id: str = "R_1"

    def answer(self, asked: Json) -> Json:
        query, variables = asked["query"], asked["variables"]
        if "deployments(" in query:
            ordered = sorted(self.deployments, key=lambda one: one["createdAt"], reverse=True)
            found: Json = {"deployments": page(ordered, variables["after"], N_PAGE)}
        elif "pullRequest(number" in query:
            found = {"pullRequest": self.nested(variables)}
        else:
            ordered = sorted(self.pulls, key=lambda one: one["updatedAt"], reverse=True)
            found = {
                "defaultBranchRef": {"name": "main"},
                "pullRequests": page(ordered, variables["after"], N_PAGE),
            }
        around = {"id": self.id, "nameWithOwner": self.name}
        return {"data": {"repository": {**around, **found}}}

    def nested(self, variables: Json) -> Json:
        own = next(one for one in self.pulls if one["number"] == variables["number"])
        return {"reviews": page(own["later_reviews"], variables["after"], 1)}


def page(nodes: Sequence[Json], after: str | None, size: int) -> Json:
    first = int(after or 0)
    shown = [{k: v for k, v in one.items() if k != "later_reviews"} for one in nodes]
    last = first + size
    return {
        "totalCount": len(nodes),
        "pageInfo": {"hasNextPage": last < len(nodes), "endCursor": str(last)},
        "nodes": shown[first:last],
    }


FIVE = [pull(number, updated=10 + number) for number in range(1, 6)]


@dataclass
class Desk:
    """Runs pulls against a script, and remembers how long was waited."""

    folder: Path
    waited: list[float] = field(default_factory=list)
    now: Callable[[], float] = lambda: 0.0

    def run(self, script: Script, **told: Any) -> Pulled:  # noqa: ANN401 - of Target
        with serving(script) as address:
            pauses = Pauses(sleep=self.waited.append, chance=lambda: 1.0, now=self.now)
            client = Client(base_url=address, token=TOKEN, pauses=pauses)
            # The place is kept by host: here it has another port in every run.
            self.rename_host(client.host)
            context = ImportContext(
                identity=Identity(key=bytes(32)), repository="o/r", folder=self.folder
            )
            owner, name = told.pop("repository", "o/r").split("/")
            target = Target(owner=owner, name=name, folder=self.folder, **told)
            return pull_github(target, client, context)

    def rename_host(self, host: str) -> None:
        path = self.folder / PLACE_NAME
        if path.exists():
            text = path.read_text(encoding="utf-8")
            start = text.index("127.0.0.1:")
            end = text.index("/", start)
            path.write_text(text.replace(text[start:end], host), encoding="utf-8")

    def place(self) -> Json:
        document = json.loads((self.folder / PLACE_NAME).read_text(encoding="utf-8"))
        (found,) = document["places"].values()
        return dict(found)

    def changes(self) -> bytes:
        return (self.folder / "changes.csv").read_bytes()

    def numbers(self) -> list[str]:
        table = pl.read_csv(self.folder / "changes.csv", infer_schema=False)
        return [one.split("#")[1] for one in table["change_id"]]

    def column(self, name: str, *, file: str = "changes.csv") -> list[str]:
        table = pl.read_csv(self.folder / file, infer_schema=False)
        return table[name].to_list()

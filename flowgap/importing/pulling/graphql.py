"""Asks GitHub's GraphQL API for a repository, and reads what went wrong inside of a good status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flowgap.errors import InputError
from flowgap.importing.pulling.client import Client, Json, LimitedError

PATH: Final = "/graphql"
_LIMITED: Final = frozenset({"RATE_LIMITED", "RATE_LIMIT"})
_LOST_PLACE: Final = frozenset({"INVALID_CURSOR_ARGUMENTS"})
_CLOSED: Final = frozenset({"FORBIDDEN", "INSUFFICIENT_SCOPES"})
_LASTING: Final = frozenset({"NOT_FOUND", *_CLOSED})
"""Kinds that asking again does not mend. Below the repository, they leave a hole and no more."""
_LONGEST_WORDS: Final = 200


class LostPlaceError(Exception):
    """The server does not know the place of a walk any more: it begins anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository as the server answers: its fields, and which of them it keeps closed."""

    fields: Json
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Error:
    """One of the errors that stand beside, or in the place of, data."""

    kind: str
    path: tuple[str, ...]
    words: str
    is_of_query: bool


@dataclass(slots=True, kw_only=True)
class Asker:
    """Asks one server for one repository."""

    client: Client
    owner: str
    name: str

    @property
    def full_name(self) -> str:
        """Owner and name."""
        return f"{self.owner}/{self.name}"

    def ask(self, query: str, variables: Mapping[str, Any], *, largest: int) -> Repository:
        """Return the repository that a query tells of, with a page of at most `largest` items.

        Whenever it fails, half as many are asked for: a page may have been too much for the server.

        Raises
        ------
        InputError
            If the server refuses, is none of GitHub's, or fails too often.
        LostPlaceError
            If it does not know the place any more from which it is to go on.
        """

        def body(n_failures: int) -> Json:
            size = max(1, largest // 2**n_failures)
            asked = {"owner": self.owner, "name": self.name, "size": size, **variables}
            return {"query": query, "variables": asked}

        value = self.client.post(PATH, body, self._judge)
        errors = errors_in(value)
        closed = {one.path[1] for one in errors if len(one.path) == 2 and one.kind in _CLOSED}  # noqa: PLR2004 - repository, field
        return Repository(fields=value["data"]["repository"], closed=frozenset(closed))

    def unreadable(self) -> InputError:
        """Return what to say of answers that have not GitHub's form."""
        return InputError(
            "its answer is none of GitHub's GraphQL API",
            file=self.client.host,
            allowed="GitHub, or GitHub Enterprise Server with --base-url https://HOST/api",
        )

    def _judge(self, value: object) -> str | None:
        """Return why an answer is worth another try, None if it can be used."""
        if not isinstance(value, dict) or not ({"data", "errors"} & value.keys()):
            raise self.unreadable()
        errors = errors_in(value)
        self._raise_lasting(errors)
        passing = [one for one in errors if one.kind not in _LASTING]
        if passing:
            # Whatever data stands beside such an error has holes that nobody sees.
            return passing[0].words or "it told of an error"
        data = value.get("data")
        repository = data.get("repository") if isinstance(data, dict) else None
        return None if isinstance(repository, dict) else "its answer was empty"

    def _raise_lasting(self, errors: Sequence[_Error]) -> None:
        kinds = {one.kind for one in errors}
        if kinds & _LIMITED:
            raise LimitedError
        if kinds & _LOST_PLACE:
            raise LostPlaceError
        for one in errors:
            if one.kind in _LASTING and len(one.path) <= 1:
                raise self._closed(one)
            if one.is_of_query:
                raise InputError(
                    f"it does not know what is asked for ({one.words})",
                    file=self.client.host,
                    allowed="GitHub, or a GitHub Enterprise Server that is still supported",
                )

    def _closed(self, error: _Error) -> InputError:
        if error.kind == "NOT_FOUND":
            return InputError(
                f"there is no repository {self.full_name} that the token may read",
                file=self.client.host,
                allowed="OWNER/REPO as its page has it, and a token that may read it",
            )
        return InputError(
            f"the token may not read {self.full_name} ({error.words})",
            file=self.client.host,
            allowed="a token that may read contents, pull requests and deployments of it, and is "
            "authorized for the organization's single sign-on where it has one",
        )


def errors_in(value: Json) -> tuple[_Error, ...]:
    """Return the errors of an answer; what has not the form of one is an error without kind."""
    errors = value.get("errors") or []
    listed = errors if isinstance(errors, list) else [errors]
    return tuple(_error(one if isinstance(one, dict) else {}) for one in listed)


def _error(one: Json) -> _Error:
    path, extensions = one.get("path"), one.get("extensions")
    message = one.get("message")
    code = extensions.get("code") if isinstance(extensions, dict) else None
    return _Error(
        kind=str(one.get("type") or "").upper(),
        path=tuple(map(str, path)) if isinstance(path, list) else (),
        words=_printable(message) if isinstance(message, str) else "",
        is_of_query=isinstance(code, str) and not one.get("type"),
    )


def _printable(text: str) -> str:
    """Return a server's words on one line, and not too many of them."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if letter.isprintable())[:_LONGEST_WORDS].rstrip(". ")


def object_in(value: Json, name: str) -> Json | None:
    """Return an object among fields, None if there is none."""
    found = value.get(name)
    return found if isinstance(found, dict) else None


def nodes_in(connection: Json) -> list[Json]:
    """Return the objects that a page lists; gone ones are null there and left out."""
    nodes = connection.get("nodes")
    return [one for one in nodes if isinstance(one, dict)] if isinstance(nodes, list) else []

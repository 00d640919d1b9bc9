"""Fields of which REST and GraphQL say the same in two spellings, and the addresses of pulls."""

import re
from typing import Final, NamedTuple

from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import BOT, Account

_ADDRESS: Final = re.compile(
    r"https?://[^/\s]+/(?:api/v3/)?(?:repos/)?(?P<repository>[\w.-]+/[\w.-]+)"
    r"/(?P<kind>pulls?|issues)/(?P<number>[0-9]{1,15})(?![0-9])"
)
_REPOSITORY: Final = re.compile(
    r"https?://[^/\s]+/(?:api/v3/)?(?:repos/)?(?P<repository>[\w.-]+/[\w.-]+)"
)
_NAME: Final = re.compile(r"[\w.-]+/[\w.-]+")


class Address(NamedTuple):
    """A pull request or issue by its address on any GitHub server."""

    repository: str
    number: int
    is_pull: bool
    is_issue: bool
    """By a page's address; that of the API says `issues` of pull requests, too."""


def spelled(record: Record, *names: str) -> str:
    """Return the name under which a record has a field, else the first."""
    return next((name for name in names if record.has(name)), names[0])


def address_in(text: str | None) -> Address | None:
    """Return which pull request an address is of."""
    found = _ADDRESS.match(text or "")
    if found is None:
        return None
    is_pull = found["kind"] != "issues"
    is_issue = not is_pull and "/repos/" not in found[0]
    return Address(found["repository"], int(found["number"]), is_pull, is_issue)


def address_of(record: Record, *names: str) -> Address | None:
    """Return the first address among fields that are texts."""
    texts = (record.fields.get(name) for name in names)
    found = (address_in(text) for text in texts if isinstance(text, str))
    return next((one for one in found if one is not None), None)


def repository_of(record: Record | None) -> str | None:
    """Return owner and name of a repository's own body, REST's or GraphQL's."""
    if record is None:
        return None
    for field in ("full_name", "nameWithOwner"):
        if record.has(field) and _NAME.fullmatch(name := record.text(field) or ""):
            return name
    if record.has("owner") and record.has("name"):
        owner = record.text("owner", "login")
        name = f"{owner}/{record.text('name')}"
        return name if owner and _NAME.fullmatch(name) else None
    return repository_at(record.text("url")) if record.has("url") else None


def repository_at(address: str | None) -> str | None:
    """Return owner and name out of any address that begins with them."""
    found = _REPOSITORY.match(address or "")
    return found["repository"] if found else None


def account_of(record: Record, *names: str) -> Account:
    """Return who stands in a field; null is an account that was deleted."""
    found = record.record(spelled(record, *names))
    if found is None:
        return Account(login=None)
    login = found.text("login")
    kind = found.text(spelled(found, "type", "__typename"))
    if found.has("is_bot") and found.flag("is_bot"):
        kind = BOT
    return account(login, kind)


def account(login: str | None, kind: str | None) -> Account:
    """Return an account by the name that all of GitHub's interfaces agree on."""
    plain = None if login is None else login.removeprefix("app/").removesuffix("[bot]")
    return Account(login=plain or None, kind=kind if plain == login else BOT)

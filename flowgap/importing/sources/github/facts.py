"""What GitHub's bodies say of a pull request, however they spell it. Names stay in memory."""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Final, NamedTuple

BOT: Final = "bot"


class PullKey(NamedTuple):
    """Which pull request: numbers repeat across repositories."""

    repository: str
    number: int

    @property
    def change_id(self) -> str:
        """The key of its row."""
        return f"{self.repository}#{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who did something; `login` is None where the account was deleted.

    `kind` is `bot` or what GitHub calls the type, None where the body does not say.
    """

    login: str | None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review that was submitted, or a comment: `state` is in capitals."""

    by: Account
    at: datetime
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit of the branch; its message is read for trailers and kept nowhere."""

    sha: str
    parent: str | None
    authored_at: datetime | None
    author: str | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle:
    """The pull request became ready, became a draft again, or was reopened."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """One body of a pull request. None is what this body does not say."""

    fields: frozenset[str]
    place: str
    updated_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    merged_at: datetime | None = None
    state: str | None = None
    is_draft: bool | None = None
    author: Account | None = None
    title: str | None = None
    body: str | None = None
    head_branch: str | None = None
    is_of_fork: bool | None = None
    base_branch: str | None = None
    default_branch: str | None = None
    head_sha: str | None = None
    base_sha: str | None = None
    merge_sha: str | None = None
    labels: tuple[str, ...] | None = None
    additions: int | None = None
    deletions: int | None = None
    n_commits: int | None = None

    def updated_by(self, newer: "Pull") -> "Pull":
        """Return what is known with a newer body: what that does not say stays."""
        known = {one.name: getattr(newer, one.name) for one in fields(newer)}
        return replace(self, **{name: value for name, value in known.items() if value is not None})


@dataclass(slots=True, kw_only=True)
class Gathered:
    """All that the bodies of an import say of one pull request.

    Attributes
    ----------
    knows_reviews : bool
        A list of its reviews was among them, be it empty.
    knows_toggles, all_toggles : bool
        Some of its timeline was among them; a whole list was.
    all_reviews : bool
        No list of them was cut off.
    has_first_review, has_first_commit : bool
        What a list was cut off of came later than what it holds.
    """

    place: str
    pull: Pull | None = None
    reviews: dict[tuple[str | None, datetime], Review] = field(default_factory=dict)
    comments: set[tuple[Account, datetime]] = field(default_factory=set)
    commits: dict[str, Commit] = field(default_factory=dict)
    toggles: set[Toggle] = field(default_factory=set)
    knows_reviews: bool = False
    knows_toggles: bool = False
    all_toggles: bool = False
    all_reviews: bool = True
    has_first_review: bool = True
    has_first_commit: bool = True

    def take_pull(self, pull: Pull) -> bool:
        """Put a body to those before, the newest over older ones; tell whether it came before."""
        before = self.pull
        if before is None:
            self.pull = pull
            return False
        is_older = _age(pull) < _age(before)
        self.pull = pull.updated_by(before) if is_older else before.updated_by(pull)
        return pull.fields == before.fields

    def take_review(self, review: Review) -> None:
        """Keep a review once; what became of it later counts."""
        key = (review.by.login, review.at)
        known = self.reviews.get(key)
        if known is None or known.by.kind is None or review.state == "DISMISSED":
            self.reviews[key] = review


def _age(pull: Pull) -> float:
    return 0.0 if pull.updated_at is None else pull.updated_at.timestamp()

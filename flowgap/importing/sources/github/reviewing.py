"""When a person first looked at a pull request, approved it, and how often one did before merge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Conditions
from flowgap.importing.identity import Identity
from flowgap.importing.sources.github.facts import Account, Gathered, Review
from flowgap.importing.sources.github.part_bodies import APPROVED, CHANGES_REQUESTED

REVIEW: Final = "review"
COMMENT: Final = "comment"
LATE: Final = "a review came after the merge, so it is not counted"
UNKNOWN_REVIEWER: Final = (
    "a reviewer's account is deleted as the author's is, so the review is not counted"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Reviews by people other than the author; None is not known.

    Attributes
    ----------
    evidence : str or None
        Whether `first_review_at` is a `review` or, for want of any, a `comment`.
    approved_at : datetime or None
        The first approval after the last request for changes, before the merge.
    n_reviews, n_late : int or None
        Submitted until the merge, and after it.
    acts : tuple of when and the hash of who
        Of every review until the merge.
    """

    first_review_at: datetime | None
    evidence: str | None
    approved_at: datetime | None
    n_reviews: int | None
    n_late: int | None
    acts: tuple[tuple[datetime, str], ...] = ()


def reviewed(
    gathered: Gathered,
    *,
    author: str | None,
    merged_at: datetime | None,
    identity: Identity,
    conditions: Conditions,
) -> Reviewed:
    """Return what people did to a pull request; `author` is the hash of its author."""
    human = []
    for review in gathered.reviews.values():
        if author is None and review.by.login is None:
            conditions.tell(UNKNOWN_REVIEWER, place=gathered.place)
        elif is_other_person(review.by, author, identity):
            human.append(review)
    human.sort(key=lambda review: (review.at, review.state))
    early = [one for one in human if merged_at is None or one.at <= merged_at]
    for _ in range(len(human) - len(early)):
        conditions.tell(LATE, place=gathered.place)
    comments = [
        at
        for by, at in gathered.comments
        if is_other_person(by, author, identity) and (merged_at is None or at <= merged_at)
    ]
    first = min((one.at for one in early), default=None) if gathered.has_first_review else None
    evidence = REVIEW if first else None
    if not early and comments:
        first, evidence = min(comments), COMMENT
    # Deliveries of webhooks tell of reviews, never that there were no others.
    is_counted = gathered.all_reviews and (gathered.knows_reviews or bool(early))
    return Reviewed(
        first_review_at=first,
        evidence=evidence,
        approved_at=_approved_at(early) if gathered.all_reviews else None,
        n_reviews=len(early) if is_counted else None,
        n_late=len(human) - len(early) if is_counted else None,
        acts=tuple(
            (one.at, who) for one in early if (who := identity.person(one.by.login)) is not None
        ),
    )


def is_other_person(account: Account, author: str | None, identity: Identity) -> bool:
    """Tell whether somebody is a person and not the author."""
    is_author = author is not None and identity.person(account.login) == author
    return not is_author and not is_program(account, identity)


def is_program(account: Account, identity: Identity) -> bool:
    """Tell whether an account is a bot: a list may name it with or without `[bot]`."""
    if account.login is not None and f"{account.login}[bot]".casefold() in identity.bots:
        return True
    return identity.is_bot(account.login, account_type=account.kind)


def _approved_at(reviews: Iterable[Review]) -> datetime | None:
    approved_at = None
    for review in reviews:
        if review.state == CHANGES_REQUESTED:
            approved_at = None
        elif review.state == APPROVED and approved_at is None:
            approved_at = review.at
    return approved_at

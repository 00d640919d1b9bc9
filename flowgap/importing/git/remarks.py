"""What a reader must know about an imported history before believing its figures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flowgap.importing.git.changes import Change
from flowgap.importing.git.message import ChangeType
from flowgap.importing.git.stamps import is_odd
from flowgap.importing.git.tags import ReleaseTags

_MOST_TAGS_SHOWN: Final = 3


class RemarkCode(StrEnum):
    """What was found."""

    SHALLOW = "shallow"
    NO_RELEASE = "no_release"
    BRANCH_NOT_MEASURED = "branch_not_measured"
    FIRST_RELEASE = "first_release"
    CUT_OFF = "cut_off"
    SIZE_UNKNOWN = "size_unknown"
    ODD_DATE = "odd_date"
    COMMITTED_AFTER_LANDING = "committed_after_landing"
    RELEASED_BEFORE_LANDING = "released_before_landing"
    REVERT_UNRESOLVED = "revert_unresolved"
    AI_UNCOUNTED = "ai_uncounted"
    AI_OR_PERSON = "ai_or_person"
    TAG_LEFT_OUT = "tag_left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class GitRemark:
    """A condition of the history, how often it was met, and what follows from it."""

    code: RemarkCode
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class _Rule:
    code: RemarkCode
    applies: Callable[[Change], bool]
    text: str


def remarks_on(
    changes: Sequence[Change], tags: ReleaseTags, *, pattern: re.Pattern[str], is_shallow: bool
) -> tuple[GitRemark, ...]:
    """Return what was found in these changes and tags, each condition once."""
    remarks = [_remark(rule, changes) for rule in _RULES]
    if is_shallow:
        remarks.insert(0, _shallow(changes))
    if not tags.releases:
        remarks.insert(0, _no_release(tags, pattern))
    else:
        remarks.append(_first_release(changes, tags))
    remarks.append(_tag_left_out(tags))
    return tuple(remark for remark in remarks if remark.count)


def _landed_as_written(change: Change) -> bool:
    is_alone = not change.branch and not change.is_cut_off
    return is_alone and change.commit.authored_at == change.commit.landed_at


def _cut_off(change: Change) -> bool:
    return change.is_cut_off


def _size_unknown(change: Change) -> bool:
    return change.size is None


def _odd_date(change: Change) -> bool:
    has_odd_start = is_odd(change.first_commit_at) and not change.is_cut_off
    return has_odd_start or is_odd(change.commit.landed_at)


def _committed_after_landing(change: Change) -> bool:
    return _is_before(change.commit.landed_at, change.first_commit_at)


def _released_before_landing(change: Change) -> bool:
    return change.release is not None and _is_before(change.release.at, change.commit.landed_at)


def _revert_unresolved(change: Change) -> bool:
    return change.facts.type is ChangeType.REVERT and change.reverts is None


def _ai_uncounted(change: Change) -> bool:
    return bool(change.evidence.uncounted) and not change.evidence.tools


def _ai_or_person(change: Change) -> bool:
    return change.facts.may_be_a_person


def _is_before(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


_RULES: Final = (
    _Rule(
        RemarkCode.BRANCH_NOT_MEASURED,
        _landed_as_written,
        "were written at the moment they landed, as squash merges are:"
        " their time before landing is not measured, it is not short",
    ),
    _Rule(
        RemarkCode.CUT_OFF,
        _cut_off,
        "began before the cut of this shallow clone: when they began, and with how many commits,"
        " is left empty",
    ),
    _Rule(
        RemarkCode.SIZE_UNKNOWN,
        _size_unknown,
        "have no size, since this clone lacks their contents",
    ),
    _Rule(
        RemarkCode.ODD_DATE,
        _odd_date,
        "have no date, or one before 1990 or after 2099",
    ),
    _Rule(
        RemarkCode.COMMITTED_AFTER_LANDING,
        _committed_after_landing,
        "were first committed after they landed: a clock was wrong",
    ),
    _Rule(
        RemarkCode.RELEASED_BEFORE_LANDING,
        _released_before_landing,
        "landed after the release that holds them: a clock was wrong, or a tag was moved",
    ),
    _Rule(
        RemarkCode.REVERT_UNRESOLVED,
        _revert_unresolved,
        "are reverts that do not say which of these changes they take back",
    ),
    _Rule(
        RemarkCode.AI_UNCOUNTED,
        _ai_uncounted,
        "name an AI tool only where it does not count, e.g. amid the message",
    ),
    _Rule(
        RemarkCode.AI_OR_PERSON,
        _ai_or_person,
        "count as written by an AI tool for the author's name alone; people have that name too",
    ),
)


def _remark(rule: _Rule, changes: Sequence[Change]) -> GitRemark:
    count = sum(rule.applies(change) for change in changes)
    text = f"{count:,} of {len(changes):,} changes {rule.text}"
    return GitRemark(code=rule.code, count=count, text=text)


def _shallow(changes: Sequence[Change]) -> GitRemark:
    text = (
        "this is a shallow clone: what lies before its oldest commit is missing, and releases may"
        " be too. `git fetch --unshallow --tags` completes it"
    )
    return GitRemark(code=RemarkCode.SHALLOW, count=len(changes), text=text)


def _no_release(tags: ReleaseTags, pattern: re.Pattern[str]) -> GitRemark:
    shown = ", ".join([name for name in tags.names if name.isprintable()][-_MOST_TAGS_SHOWN:])
    found = f"none of {len(tags.names):,} tags, e.g. {shown}," if tags.names else "no tag"
    text = (
        f"{found} matches the release pattern {pattern.pattern!r}: without a release there is no"
        " deployment, and lead time cannot be measured"
    )
    return GitRemark(code=RemarkCode.NO_RELEASE, count=1, text=text)


def _first_release(changes: Sequence[Change], tags: ReleaseTags) -> GitRemark:
    first = tags.releases[0]
    count = sum(change.release == first for change in changes)
    text = (
        f"{count:,} of {len(changes):,} changes belong to the first tag, {first.name}:"
        " if releases are older than tags, these did not wait as long as it seems"
    )
    return GitRemark(code=RemarkCode.FIRST_RELEASE, count=count, text=text)


def _tag_left_out(tags: ReleaseTags) -> GitRemark:
    text = f"{tags.n_left_out:,} release tags are left out: they lead to no commit, or have no date"
    return GitRemark(code=RemarkCode.TAG_LEFT_OUT, count=tags.n_left_out, text=text)

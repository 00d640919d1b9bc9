"""Numbers, types and reverts in commit messages."""

import pytest

from flowgap.importing.git.message import (
    ChangeType,
    number_in,
    reverted_in,
    subject_of,
    type_in,
)


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("Add a page (#123)", "123"),
        ("Add a page (#123)\n\nCloses #99", "123"),
        ("Add a very long\nsubject (#7)\n\nBody", "7"),
        ("Revert (#5) again (#8)", "8"),
        ("Merge pull request #42 from someone/branch", "42"),
        ("Merged PR 77: Add a page", "77"),
        ("Merged in fix-it (pull request #12)", "12"),
        ("Merge branch 'x'\n\nSee merge request group/shop!31", "31"),
        ("Fix #123", None),
        ("Add (#12) a page", None),
        ("Closes it\n\n(#12)", None),
        ("", None),
    ],
)
def test_number_of_the_pull_request(message: str, number: str | None) -> None:
    assert number_in(message) == number


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ('Revert "Add a page"', ChangeType.REVERT),
        ("revert: a page", ChangeType.REVERT),
        ("Reverted the page by hand", None),
        ("Fix the page", ChangeType.FIX),
        ("fix(shop)!: prices", ChangeType.FIX),
        ("bugfix: prices", ChangeType.FIX),
        ("Hotfix for prices", ChangeType.HOTFIX),
        ("Fixture for prices", None),
        ("Fixes #12", None),
        ("feat: prices", ChangeType.FEATURE),
        ("feature(shop): prices", ChangeType.FEATURE),
        ("Feature flags", None),
        ("chore: tidy", ChangeType.CHORE),
        ("ci(build): faster", ChangeType.CHORE),
        ("Add a page", None),
        ("", None),
    ],
)
def test_type_of_a_change(message: str, kind: ChangeType | None) -> None:
    assert type_in(message) == kind


def test_every_reverted_commit_is_named_in_order() -> None:
    message = "Revert two\n\nThis reverts commit abcdef1.\nThis reverts commit 0123456789.\n"
    assert reverted_in(message) == ("abcdef1", "0123456789")


@pytest.mark.parametrize("commit", ["abcdef", "xyz1234", "g" * 40])
def test_fewer_than_seven_digits_or_none_name_no_commit(commit: str) -> None:
    assert reverted_in(f"Revert\n\nThis reverts commit {commit}.") == ()


def test_subject_is_the_first_paragraph_in_one_line() -> None:
    assert subject_of("\n\n  One\ntwo\n\nthree") == "One two"

"""Doing jobs, one after the other: what they leave behind when they are done, and when not."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from flowgap.db import SessionFactory
from flowgap.errors import PangoMissingError
from flowgap.models import JobState
from flowgap.services.engagements.keeping import EngagementNotFoundError, ResultOutdatedError
from flowgap.services.jobs.failures import FilesChangedMeanwhileError, UploadGoneError, failure_of
from flowgap.services.jobs.leases import MOST_TRIES
from flowgap.services.releases.kept import ReleaseDamagedError, ReleaseRefusedError
from tests.support.job_tasks import traces
from tests.support.jobs import asked, row, seen, work_here


def test_a_job_is_done_once(sessions: SessionFactory, tmp_path: Path) -> None:
    shop, key = work_here(sessions, tmp_path), asked(sessions, "nothing")
    assert shop.work_on(key)
    assert not shop.work_on(key)
    assert seen(sessions, key).state == JobState.DONE
    assert row(sessions, key).finished_at is not None
    assert traces(tmp_path) == [key]


def test_a_poisoned_job_fails_after_three_tries_and_holds_up_no_other(
    sessions: SessionFactory, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    poisoned, sound = asked(sessions, "blow-up"), asked(sessions, "nothing")
    work_here(sessions, tmp_path).work_off()
    failed = row(sessions, poisoned)
    assert (failed.state, failed.error, failed.tries) == ("failed", "unexpected", MOST_TRIES)
    assert seen(sessions, sound).state == JobState.DONE
    # The log knows what happened; the row, which a page shows, does not.
    assert caplog.text.count("ZeroDivisionError: a secret") == MOST_TRIES
    assert failed.refusal is None


def test_a_refusal_is_kept_as_it_was_said_and_not_tried_again(
    sessions: SessionFactory, tmp_path: Path
) -> None:
    key = asked(sessions, "refuse")
    work_here(sessions, tmp_path).work_off()
    refused = seen(sessions, key)
    assert str(refused.refusal) == (
        "roster.csv, line 3, column team: it is odd. Allowed: even ones."
    )
    assert (refused.error, row(sessions, key).tries) == ("refused", 1)


def test_a_full_disk_is_tried_again_and_then_named(
    sessions: SessionFactory, tmp_path: Path
) -> None:
    key, told = asked(sessions, "fill-disk"), []
    shop = work_here(sessions, tmp_path)
    shop = type(shop)(
        sessions=sessions,
        place=shop.place,
        doing=shop.doing,
        pause_seconds=0.0,
        send=lambda key, pause_seconds: told.append((key, pause_seconds)),
    )
    shop.work_off()
    assert (seen(sessions, key).state, seen(sessions, key).error) == ("failed", "disk-full")
    assert told == [(key, 0.0)] * (MOST_TRIES - 1)


def test_a_database_that_is_away_for_a_moment_ends_no_job(
    sessions: SessionFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_given: object, **_named: object) -> bool:
        raise OperationalError("UPDATE", {}, RuntimeError("it is away"))

    monkeypatch.setattr("flowgap.services.jobs.running.keep", away)
    key = asked(sessions, "wait 0")
    work_here(sessions, tmp_path).work_off()
    assert seen(sessions, key).state == JobState.DONE


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ReleaseRefusedError("w", engagement_ids=frozenset()), "release-refused"),
        (ReleaseDamagedError("row 3"), "release-damaged"),
        (PangoMissingError("no Pango"), "pango"),
        (UploadGoneError("gone"), "upload-gone"),
        (FilesChangedMeanwhileError("changed"), "files-changed"),
        (EngagementNotFoundError("gone"), "404"),
        (ResultOutdatedError("old"), "outdated"),
        (MemoryError(), "memory"),
    ],
)
def test_what_would_end_in_the_same_way_is_not_tried_again(error: Exception, code: str) -> None:
    failure = failure_of(error)
    assert (failure.code, failure.is_final, failure.refusal) == (code, True, None)

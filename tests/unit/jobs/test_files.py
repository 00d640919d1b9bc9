"""Files of jobs: private, whole or not there, and deleted when nobody waits for them."""

import errno
import hashlib
import io
import os
import stat
import time
from pathlib import Path

import pytest

from flowgap.services.jobs.files import (
    LEFT_SECONDS,
    MOST_REPORT_BYTES,
    ORPHAN_SECONDS,
    REPORT_KEPT_SECONDS,
    JobFiles,
)


@pytest.fixture
def files(tmp_path: Path) -> JobFiles:
    return JobFiles(tmp_path)


class TestUploads:
    def test_an_upload_is_kept_under_a_random_name_for_its_owner_only(
        self, files: JobFiles
    ) -> None:
        upload, other = (files.keep_upload(io.BytesIO(b"answers")) for _ in range(2))
        path = files.upload(upload.name)
        assert path.read_bytes() == b"answers"
        assert upload.digest == other.digest == hashlib.sha256(b"answers").hexdigest()
        assert upload.name != other.name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(files.uploads.stat().st_mode) == 0o700

    def test_nothing_is_left_of_one_that_does_not_fit_on_the_disk(
        self, files: JobFiles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "fsync", full_disk)
        with pytest.raises(OSError, match="No space left"):
            files.keep_upload(io.BytesIO(b"answers"))
        assert list(files.uploads.iterdir()) == []


class TestReports:
    def test_a_report_is_found_by_its_digest(self, files: JobFiles) -> None:
        assert files.find_report("a") is None
        files.keep_report("a", b"pdf")
        assert files.find_report("a") == b"pdf"

    def test_nothing_is_left_of_one_that_does_not_fit_on_the_disk(
        self, files: JobFiles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Path, "replace", full_disk)
        with pytest.raises(OSError, match="No space left"):
            files.keep_report("a", b"pdf")
        assert list(files.reports.iterdir()) == []

    def test_those_unused_longest_make_room(self, files: JobFiles) -> None:
        for age, name in enumerate("cba"):
            files.keep_report(name, bytes(10))
            touched_before(files.report(name), 300 - age)
        assert files.find_report("c") is not None  # used now: it is the youngest from here on
        files.make_room(most_bytes=20)
        assert kept(files) == {"c", "a"}
        files.make_room(most_bytes=19)
        assert kept(files) == {"c"}

    def test_the_one_just_made_stays_even_if_it_is_too_large(self, files: JobFiles) -> None:
        files.keep_report("a", bytes(10))
        files.make_room(most_bytes=9, but=files.report("a"))
        assert kept(files) == {"a"}
        assert MOST_REPORT_BYTES == 512 * 1024 * 1024


class TestTidying:
    def test_an_upload_without_a_job_goes_but_not_before_its_job_can_be_written(
        self, files: JobFiles
    ) -> None:
        old, young, waiting = (files.keep_upload(io.BytesIO(b"x")).name for _ in range(3))
        for name in (old, waiting):
            touched_before(files.upload(name), ORPHAN_SECONDS + 1)
        touched_before(files.upload(young), ORPHAN_SECONDS - 5)
        files.tidy(uploads={waiting}, holders=set())
        assert {path.stem for path in files.uploads.iterdir()} == {young, waiting}

    def test_what_a_killed_job_unpacked_goes(self, files: JobFiles) -> None:
        ages = {"dead": LEFT_SECONDS + 1, "alive": LEFT_SECONDS + 1, "new": LEFT_SECONDS - 5}
        for holder, age in ages.items():
            (files.desk(holder) / "answers.csv").write_text("answers")
            touched_before(files.desks / holder, age)
        files.tidy(uploads=set(), holders={"alive"})
        assert {path.name for path in files.desks.iterdir()} == {"alive", "new"}

    def test_a_report_that_nobody_wants_goes_after_a_month(self, files: JobFiles) -> None:
        for name, age in (("old", REPORT_KEPT_SECONDS + 1), ("young", REPORT_KEPT_SECONDS - 5)):
            files.keep_report(name, b"pdf")
            touched_before(files.report(name), age)
        files.tidy(uploads=set(), holders=set())
        assert kept(files) == {"young"}

    def test_a_clock_that_is_put_back_makes_nothing_old(self, files: JobFiles) -> None:
        upload = files.keep_upload(io.BytesIO(b"x"))
        touched_before(files.upload(upload.name), -86400)
        files.tidy(uploads=set(), holders=set())
        assert files.upload(upload.name).exists()


def touched_before(path: Path, seconds: float) -> None:
    at = time.time() - seconds
    os.utime(path, (at, at))


def kept(files: JobFiles) -> set[str]:
    return {path.stem for path in files.reports.iterdir()}


def full_disk(*_given: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")

"""Results of the same engagement, one after the other: beside files and in the database."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, func, select

from flowgap.cli.diagnose import diagnose
from flowgap.db import SessionFactory, make_session_factory, reading, unit_of_work
from flowgap.errors import InputError
from flowgap.models import Engagement, Release, Result
from flowgap.privacy.snapshot import Ledger
from flowgap.result.json import from_json
from flowgap.services.database import migrate
from flowgap.services.diagnose import Diagnosis, diagnose_folder
from flowgap.services.engagements import earlier_releases, keep_diagnosis
from flowgap.services.releases import (
    RELEASES_NAME,
    ReleaseRefusedError,
    add_to_ledger,
    read_ledger,
)
from tests.support.engagement_files import write_engagement
from tests.support.postgres import empty_engine, postgres_server, postgres_url

__all__ = ["empty_engine", "postgres_server", "postgres_url"]

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def given_out(folder: Path) -> Diagnosis:
    """Diagnose as the command does: what was given is written down."""
    diagnosis = diagnose_folder(folder)
    add_to_ledger(folder, diagnosis.given)
    return diagnosis


def add_late_answer(folder: Path, *, team: str = "Search") -> None:
    """Add one more response of a team: everything answered by 4."""
    path = folder / "responses.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    n_items = head.count(",") - 2
    late = ",".join([team, "w1", *["4"] * n_items, "qa"])
    path.write_text("\n".join([head, *rows, late]) + "\n", encoding="utf-8")


def set_minimum(folder: Path, minimum: int) -> None:
    path = folder / "engagement.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minimum_group: 5", f"minimum_group: {minimum}"), encoding="utf-8")


def numbers_of_people(diagnosis: Diagnosis) -> list[int | None]:
    return [score.n for score in diagnosis.result.survey.dimensions]


class TestFiles:
    def test_the_first_result_needs_no_ledger(self, folder: Path) -> None:
        assert read_ledger(folder) == Ledger()
        diagnosis = diagnose_folder(folder)
        assert diagnosis.result.privacy.refused == ()
        assert numbers_of_people(diagnosis) == [18] * 12
        # 12 dimensions, their distributions and "don't know" shares, and the votes.
        assert len(diagnosis.given) == 64

    def test_the_same_input_gives_the_same_bytes_and_no_refusal(
        self, folder: Path, tmp_path: Path
    ) -> None:
        results = []
        for number in (1, 2):
            run(folder, tmp_path / f"out{number}")
            results.append((tmp_path / f"out{number}" / "result.json").read_bytes())
        assert results[0] == results[1]
        assert from_json(results[1], file="result.json").privacy.refused == ()

    def test_a_ledger_that_says_all_of_it_is_not_written_again(self, folder: Path) -> None:
        given_out(folder)
        kept = folder / RELEASES_NAME
        before = kept.stat().st_mtime_ns
        given_out(folder)
        assert kept.stat().st_mtime_ns == before

    def test_it_holds_groups_and_numbers_and_no_answer(self, folder: Path) -> None:
        given_out(folder)
        kept = json.loads((folder / RELEASES_NAME).read_text(encoding="utf-8"))
        one = next(item for item in kept["snapshots"] if item["figure"]["name"] == "OWN")
        assert set(one) == {"figure", "minimum", "people", "groups", "held"}
        assert one["people"][0] == {"team": "Billing", "role": "", "n": 6}
        assert {"teams": ["Billing"], "role": None} in one["groups"]

    def test_after_one_late_answer_nothing_of_the_wave_is_given_again(self, folder: Path) -> None:
        given_out(folder)
        add_late_answer(folder)
        later = given_out(folder).result
        assert {score.estimate for score in later.survey.dimensions} == {None}
        assert {score.dk_share for score in later.survey.dimensions} == {None}
        assert {row.n_band for row in later.survey.teams} == {None}
        assert later.survey.votes == ()
        assert (later.privacy.released_cells, later.privacy.suppressed_cells) == (0, 48)
        assert len(later.privacy.refused) == 1
        assert later.privacy.refused[0].startswith("Wave w1, OWN, ")
        assert "fewer than 5 people" in later.privacy.refused[0]

    def test_without_the_ledger_the_late_one_would_be_told(self, folder: Path) -> None:
        # Six answered before. The two means tell the seventh: 7 * later - 6 * before.
        before = numbers_of_people(diagnose_folder(folder))
        add_late_answer(folder)
        after = numbers_of_people(diagnose_folder(folder))
        assert [one - other for one, other in zip(after, before, strict=True) if one and other] == (
            [1] * 12
        )

    def test_the_first_result_is_given_again_once_the_late_answer_is_gone(
        self, folder: Path
    ) -> None:
        plain = (folder / "responses.csv").read_bytes()
        first = given_out(folder).result
        add_late_answer(folder)
        given_out(folder)
        (folder / "responses.csv").write_bytes(plain)
        assert given_out(folder).result == first

    def test_a_lower_minimum_than_before_is_not_used(self, folder: Path) -> None:
        set_minimum(folder, 6)
        given_out(folder)
        text = (folder / "engagement.yaml").read_text(encoding="utf-8")
        lowered = text.replace("minimum_group: 6", "minimum_group: 5")
        (folder / "engagement.yaml").write_text(lowered, encoding="utf-8")
        privacy = diagnose_folder(folder).result.privacy
        assert privacy.minimum_group == 6
        assert "6 people or more" in privacy.refused[0]

    def test_german_results_say_it_in_german(self, folder: Path) -> None:
        given_out(folder)
        add_late_answer(folder)
        (refused,) = diagnose_folder(folder, language="de").result.privacy.refused
        assert refused.startswith("Welle w1, ")

    def test_a_result_that_was_not_written_is_not_in_the_ledger(
        self, folder: Path, tmp_path: Path
    ) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("no folder", encoding="utf-8")
        found = CliRunner().invoke(diagnose, [str(folder), "--out", str(blocked)])
        assert isinstance(found.exception, InputError)
        assert not (folder / RELEASES_NAME).exists()


class TestDamagedLedger:
    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"", "the whole file: Invalid JSON"),
            (b"\xff\xfe\x00", "the whole file: Invalid JSON"),
            (b"{}", "format: Field required"),
            (b'{"format": 9, "snapshots": []}', "it is of format 9"),
            (b'{"format": 1, "snapshots": [3]}', "snapshots.0"),
        ],
    )
    def test_it_is_refused_in_a_line(self, folder: Path, content: bytes, problem: str) -> None:
        (folder / RELEASES_NAME).write_bytes(content)
        with pytest.raises(InputError, match=r"releases\.json: .*Allowed: the file as") as refused:
            diagnose_folder(folder)
        assert problem in str(refused.value)

    def test_a_number_of_people_that_cannot_be_is_refused(self, folder: Path) -> None:
        given_out(folder)
        kept = folder / RELEASES_NAME
        kept.write_text(kept.read_text(encoding="utf-8").replace('"n":6', '"n":0', 1), "utf-8")
        with pytest.raises(InputError, match="0 people in team"):
            read_ledger(folder)

    def test_a_folder_in_its_place_is_refused(self, folder: Path) -> None:
        (folder / RELEASES_NAME).mkdir()
        with pytest.raises(InputError, match="it cannot be read"):
            read_ledger(folder)


class TestDatabase:
    def test_the_same_result_is_kept_once_with_its_releases(
        self, sessions: SessionFactory, folder: Path
    ) -> None:
        diagnosis = diagnose_folder(folder)
        for _ in range(2):
            with unit_of_work(sessions) as session:
                keep_diagnosis(session, diagnosis, now=NOW)
        with reading(sessions) as session:
            assert session.scalar(select(func.count()).select_from(Result)) == 1
            assert session.scalar(select(func.count()).select_from(Release)) == 64

    def test_a_later_result_knows_what_was_kept(
        self, sessions: SessionFactory, folder: Path
    ) -> None:
        with unit_of_work(sessions) as session:
            keep_diagnosis(session, diagnose_folder(folder), now=NOW)
        add_late_answer(folder)
        with unit_of_work(sessions) as session:
            later = diagnose_folder(folder, earlier=earlier_releases(session))
            keep_diagnosis(session, later, now=NOW)
        assert numbers_of_people(later) == [None] * 12
        assert later.given == ()

    def test_a_result_that_did_not_know_is_not_kept(
        self, sessions: SessionFactory, folder: Path
    ) -> None:
        with unit_of_work(sessions) as session:
            keep_diagnosis(session, diagnose_folder(folder), now=NOW)
        add_late_answer(folder)
        blind = diagnose_folder(folder)
        with (
            pytest.raises(ReleaseRefusedError, match="wave w1, OWN: with the results"),
            unit_of_work(sessions) as session,
        ):
            keep_diagnosis(session, blind, now=NOW)
        with reading(sessions) as session:
            assert session.scalar(select(func.count()).select_from(Result)) == 1

    def test_another_engagement_has_a_ledger_of_its_own(
        self, sessions: SessionFactory, folder: Path
    ) -> None:
        with unit_of_work(sessions) as session:
            keep_diagnosis(session, diagnose_folder(folder), now=NOW)
        add_late_answer(folder)
        manifest = folder / "engagement.yaml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace("Small Client", "Other Client"), encoding="utf-8")
        with reading(sessions) as session:
            other = diagnose_folder(folder, earlier=earlier_releases(session))
        assert numbers_of_people(other) == [19] * 12

    def test_with_its_engagement_it_is_gone(self, sessions: SessionFactory, folder: Path) -> None:
        with unit_of_work(sessions) as session:
            keep_diagnosis(session, diagnose_folder(folder), now=NOW)
        with unit_of_work(sessions) as session:
            session.delete(session.scalars(select(Engagement)).one())
        with reading(sessions) as session:
            assert session.scalar(select(func.count()).select_from(Release)) == 0


def run(folder: Path, out: Path) -> None:
    """Run the command as a user does."""
    found = CliRunner().invoke(diagnose, [str(folder), "--out", str(out)])
    assert found.exit_code == 0, found.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_engagement(tmp_path / "engagement")


@pytest.fixture
def sessions(empty_engine: Engine) -> SessionFactory:
    migrate(empty_engine)
    return make_session_factory(empty_engine)

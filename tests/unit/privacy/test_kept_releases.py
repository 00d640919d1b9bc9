"""Results of the same people in the database, whatever their engagement is called."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, func, select

from flowgap.db import SessionFactory, make_session_factory, reading, unit_of_work
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.reading import read_engagement
from flowgap.models import Engagement, Release, Result
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Ledger, Snapshot
from flowgap.questionnaire.loader import item_ids
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements import keeping
from flowgap.services.engagements.keeping import (
    earlier_releases,
    keep_diagnosis,
    with_what_was_kept,
)
from flowgap.services.releases.kept import ReleaseDamagedError, ReleaseRefusedError
from tests.support.engagement_files import write_engagement
from tests.support.postgres import postgres_server
from tests.support.sample_result import sample_result
from tests.support.tables import postgresql_engine, sqlite_engine, tabled_engine
from tests.unit.privacy.engagements import cell, figure

__all__ = ["postgres_server", "postgresql_engine", "sqlite_engine", "tabled_engine"]

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SAMPLE = sample_result()
TITLE = "Organizational MRI"
FIRST, LATE = {"a": 8, "b": 9}, {"a": 9, "b": 9}
"""One of a is late: both results together would tell their answer."""


def diagnosed(
    teams: Mapping[str, int],
    *,
    ledger: Ledger | None = None,
    day: int | None = None,
    minimum: int = 5,
) -> Diagnosis:
    """Return a result of one figure of these people, by a gate that knows this ledger."""
    gate = Gate(ledger or Ledger(), minimum=minimum)
    gate.rule([cell(teams, of=figure(day=day))])
    result = replace(SAMPLE, seed=sum(teams.values()))
    return renamed(Diagnosis(result=result, import_report={}, given=gate.given))


def renamed(diagnosis: Diagnosis, *, title: str = TITLE, client: str = "Small Client") -> Diagnosis:
    """Return the same result of an engagement of another name."""
    engagement = replace(diagnosis.result.engagement, title=title, client=client)
    return replace(diagnosis, result=replace(diagnosis.result, engagement=engagement))


class TestOneName:
    def test_the_same_result_is_kept_once_with_its_releases(self, desk: "Desk") -> None:
        assert desk.keep(diagnosed(FIRST)) == desk.keep(diagnosed(FIRST))
        assert desk.count(Result) == 1
        # One row for each wave of a result.
        assert desk.count(Release) == 1
        assert [row.wave for row in desk.releases()] == ["2026-01-05/2026-01-15/w1"]

    def test_a_later_result_is_told_what_was_kept(self, desk: "Desk") -> None:
        first = diagnosed(FIRST)
        desk.keep(first)
        assert desk.earlier() == first.given
        later = diagnosed(LATE, ledger=Ledger(snapshots=desk.earlier()))
        assert later.given == ()
        desk.keep(later)
        assert desk.count(Result) == 2

    def test_a_result_that_did_not_know_is_not_kept(self, desk: "Desk") -> None:
        desk.keep(diagnosed(FIRST))
        with pytest.raises(ReleaseRefusedError, match="wave w1, OWN: with the results"):
            desk.keep(diagnosed(LATE))
        assert (desk.count(Result), desk.count(Release)) == (1, 1)

    def test_a_result_that_cannot_be_kept_leaves_no_release(
        self, desk: "Desk", monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_result: object) -> str:
            raise OSError("the disk is full")

        monkeypatch.setattr(keeping, "to_json", fail)
        with pytest.raises(OSError, match="the disk is full"):
            desk.keep(diagnosed(FIRST))
        assert (desk.count(Result), desk.count(Release)) == (0, 0)

    def test_a_row_that_was_changed_is_refused_and_nothing_is_kept(self, desk: "Desk") -> None:
        desk.keep(diagnosed(FIRST))
        with unit_of_work(desk.sessions) as session:
            row = session.scalars(select(Release)).first()
            assert row is not None
            row.document = row.document.replace('"minimum":5', '"minimum":6')
        with pytest.raises(ReleaseDamagedError, match="is damaged in the database"):
            desk.keep(diagnosed(LATE))
        assert desk.count(Result) == 1

    def test_with_its_engagement_it_is_gone(self, desk: "Desk") -> None:
        desk.keep(diagnosed(FIRST))
        with unit_of_work(desk.sessions) as session:
            session.delete(session.scalars(select(Engagement)).one())
        assert desk.count(Release) == 0


class TestOtherName:
    """The ledger begins empty under another title, until it is seen who answered."""

    @pytest.mark.parametrize("name", [{"title": "Organisational MRI"}, {"client": "Small Firm"}])
    def test_a_late_answer_is_not_told_by_correcting_a_name(
        self, desk: "Desk", name: dict[str, str]
    ) -> None:
        desk.keep(diagnosed(FIRST))
        with pytest.raises(ReleaseRefusedError):
            desk.keep(renamed(diagnosed(LATE), **name))

    def test_a_second_try_knows_what_was_given_under_the_other_name(self, desk: "Desk") -> None:
        desk.keep(diagnosed(FIRST))
        tried: list[int] = []

        def work(also: frozenset[int]) -> str:
            ledger = Ledger(snapshots=desk.earlier(title="Corrected", also=also))
            tried.append(len(ledger.snapshots))
            return desk.keep(renamed(diagnosed(LATE, ledger=ledger), title="Corrected"))

        with_what_was_kept(work)
        assert tried == [0, 1]
        assert desk.count(Engagement) == 2

    def test_the_same_answers_are_kept_under_both(self, desk: "Desk") -> None:
        desk.keep(diagnosed(FIRST))
        desk.keep(renamed(diagnosed(FIRST), title="Corrected"))
        assert desk.earlier() == desk.earlier(title="Corrected") != ()

    def test_what_was_promised_under_one_name_holds_under_the_other(self, desk: "Desk") -> None:
        desk.keep(diagnosed(FIRST, minimum=8))
        with pytest.raises(ReleaseRefusedError):
            desk.keep(renamed(diagnosed(FIRST, minimum=5), title="Corrected"))

    @pytest.mark.parametrize(
        ("teams", "refused"),
        [({"a": 9, "x": 9, "y": 9}, False), ({"a": 9, "b": 9, "x": 9, "y": 9}, True)],
    )
    def test_half_of_the_teams_make_the_same_wave(
        self, desk: "Desk", teams: dict[str, int], *, refused: bool
    ) -> None:
        # Of a and b, and a, x and y, 1 of 4 is common; of a, b, x and y 2 of 4.
        desk.keep(diagnosed(FIRST))
        other = renamed(diagnosed(teams), title="Other")
        if refused:
            with pytest.raises(ReleaseRefusedError):
                desk.keep(other)
        else:
            desk.keep(other)

    def test_a_wave_of_the_same_teams_on_other_days_is_another_one(self, desk: "Desk") -> None:
        desk.keep(diagnosed(FIRST))
        desk.keep(renamed(diagnosed(LATE, day=365), title="Next year"))
        assert desk.count(Result) == 2


class Desk:
    """A database, and what is done with it."""

    def __init__(self, sessions: SessionFactory, manifest: Manifest) -> None:
        self.sessions = sessions
        self._manifest = manifest

    def keep(self, diagnosis: Diagnosis) -> str:
        with unit_of_work(self.sessions) as session:
            return keep_diagnosis(session, diagnosis, now=NOW)

    def earlier(
        self, *, title: str = TITLE, also: frozenset[int] = frozenset()
    ) -> tuple[Snapshot, ...]:
        manifest = replace(self._manifest, title=title)
        with reading(self.sessions) as session:
            return earlier_releases(session, also=also)(manifest).snapshots

    def count(self, table: type) -> int:
        with reading(self.sessions) as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def releases(self) -> Sequence[Release]:
        with reading(self.sessions) as session:
            return session.scalars(select(Release)).all()


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    folder = write_engagement(tmp_path_factory.mktemp("engagement"))
    return read_engagement(folder, items=item_ids, language=None).manifest


@pytest.fixture
def desk(tabled_engine: Engine, manifest: Manifest) -> Desk:
    return Desk(make_session_factory(tabled_engine), manifest)

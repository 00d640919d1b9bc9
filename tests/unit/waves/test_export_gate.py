"""What of a closed wave leaves: nobody's answers stand alone, and comments keep no team."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from flowgap.answering.answers import Answers
from flowgap.answering.parts import Selection
from flowgap.answering.promise import promise_to_json
from flowgap.answering.submission import Submission, make_submission
from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.engagement.reading import read_engagement
from flowgap.models import Wave
from flowgap.questionnaire.loader import item_ids
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.export_folder import write_wave
from flowgap.services.waves.export_gate import company_name, places_of, shown_comments
from flowgap.services.waves.exporting import (
    AnswersErasedError,
    KeptBack,
    WaveTables,
    export_wave,
    kept_back,
)
from flowgap.services.waves.opening import open_wave
from tests.support.waves import CLOSES, MRI, OPENING, PROMISE, SEAL, invited, opened

CLIENT = "Alder Freight"


def places(
    answered: dict[str, int], parents: dict[str, str | None] | None = None, *, minimum: int = 5
) -> dict[str, str]:
    """Return where the answers of each team stand, those that are joined in brackets."""
    units = parents or dict.fromkeys(answered)
    found = places_of(units, answered, minimum=minimum, client=CLIENT)
    return {
        team: f"[{place.name}]" if place.is_joined else place.name for team, place in found.items()
    }


class TestPlaces:
    @pytest.mark.parametrize(("n", "place"), [(4, "[Ops]"), (5, "B")])
    def test_a_team_with_too_few_answers_stands_under_its_unit(self, n: int, place: str) -> None:
        # With the 4 of C and the 2 of D at least 5 come together in the unit.
        found = places({"A": 9, "B": n, "C": 4, "D": 2}, dict.fromkeys("ABCD", "Ops"))
        assert found == {"A": "A", "B": place, "C": "[Ops]", "D": "[Ops]"}

    def test_where_too_few_are_left_over_the_smallest_other_team_is_joined(self) -> None:
        # The 2 of C alone in the unit would be known as those of C.
        found = places({"A": 9, "B": 6, "C": 2}, dict.fromkeys("ABC", "Ops"))
        assert found == {"A": "A", "B": "[Ops]", "C": "[Ops]"}

    def test_a_unit_with_too_few_hands_them_up(self) -> None:
        parents: dict[str, str | None] = {"A": "Ops", "B": "Shop", "Ops": "All", "Shop": "All"}
        found = places({"A": 3, "B": 3}, parents)
        assert found == {"A": "[All]", "B": "[All]"}

    def test_a_company_without_a_root_is_called_by_its_client(self) -> None:
        assert places({"A": 3, "B": 3}) == {"A": f"[{CLIENT}]", "B": f"[{CLIENT}]"}

    @pytest.mark.parametrize(("n", "found"), [(4, {}), (5, {"A": "A"})])
    def test_whom_nothing_can_hide_stays(self, n: int, found: dict[str, str]) -> None:
        assert places({"A": n}) == found

    def test_nobody_answered(self) -> None:
        assert places({}) == {}
        assert places({"A": 0, "B": 0}) == {}

    def test_parents_in_a_circle_stop_nothing(self) -> None:
        parents: dict[str, str | None] = {"A": "B", "B": "C", "C": "A", "D": "D"}
        assert places({"A": 6, "D": 7}, parents)["D"] == "D"

    @given(
        st.lists(
            st.tuples(st.integers(0, 14), st.sampled_from([None, "Ops", "Shop", "t0", "t1"])),
            min_size=1,
            max_size=9,
        ),
        st.integers(5, 9),
    )
    def test_no_name_has_fewer_answers_than_were_promised(
        self, teams: list[tuple[int, str | None]], minimum: int
    ) -> None:
        answered = {f"t{row}": n for row, (n, _unit) in enumerate(teams)}
        parents = {f"t{row}": unit for row, (_n, unit) in enumerate(teams)}
        found = places_of(parents, answered, minimum=minimum, client=CLIENT)
        together: Counter[str] = Counter()
        for team, place in found.items():
            together[place.name] += answered[team]
        assert all(n >= minimum for n in together.values())
        # What stays is too little to stand anywhere.
        kept = sum(n for team, n in answered.items() if team not in found)
        assert kept < minimum


class TestCompanyName:
    def test_it_is_that_of_the_unit_above_all_teams(self) -> None:
        assert company_name({"A": "All", "B": "Ops", "Ops": "All"}, client=CLIENT) == "All"

    def test_with_a_team_outside_it_is_the_client(self) -> None:
        assert company_name({"A": "All", "B": None}, client=CLIENT) == CLIENT
        assert company_name({"A": None}, client=CLIENT) == CLIENT


class TestComments:
    @pytest.mark.parametrize(("n", "n_shown"), [(7, 0), (8, 8)])
    def test_those_on_a_question_leave_once_there_are_enough(self, n: int, n_shown: int) -> None:
        said = [("OPEN1", "a")] * n + [("OPEN2", "b")] * 7
        assert len(shown_comments(said, PROMISE)) == n_shown

    def test_none_leave_where_people_were_promised_that(self) -> None:
        hidden = replace(PROMISE, shows_comments=False)
        assert shown_comments([("OPEN1", "a")] * 20, hidden) == []


class TestExport:
    """Ops: of Dispatch 9 answer, of Billing 6, of Sales 2; the smallest group is 5."""

    def test_few_answers_stand_under_their_unit_and_say_nothing_of_the_person(
        self, tables: WaveTables
    ) -> None:
        assert Counter(tables.responses["team"]) == {"Dispatch": 9, "Ops": 6 + 2}
        joined = tables.responses.filter(pl.col("team") == "Ops")
        assert set(joined.select("role", "tenure").rows()) == {("undisclosed", "undisclosed")}
        assert joined["site"].null_count() == 8
        own = tables.responses.filter(pl.col("team") == "Dispatch")
        assert set(own.select("role", "tenure", "site").rows()) == {("build", "new", "north")}
        assert tables.kept_back.n_joined == 8

    def test_nobody_is_found_by_role_and_the_diagnosis_here_knows_all(
        self, sessions: SessionFactory
    ) -> None:
        wave = opened(sessions, invited("Dispatch", 9))
        for number, link in enumerate(wave.links):
            wave.answer(link, submission("1", role="build" if number else "lead"))
        found = closed(sessions)
        assert set(found.responses["role"]) == {"undisclosed"}
        assert found.kept_back.n_cut == 9
        with reading(sessions) as session:
            wave_row = session.scalars(select(Wave)).one()
            rng = Random(1)  # noqa: S311 - for a test
            whole = export_wave(session, wave_row, rng=rng, now=CLOSES, for_diagnosis=True)
        assert Counter(whole.responses["role"]) == {"build": 8, "lead": 1}
        assert whole.kept_back.n_cut == 0

    def test_the_answers_themselves_are_all_there(self, tables: WaveTables) -> None:
        joined = tables.responses.filter(pl.col("team") == "Ops")
        assert sorted(joined["OWN1"]) == ["1"] * 6 + ["2"] * 2

    def test_own_screeners_come_after_the_columns_of_the_contract(self, tables: WaveTables) -> None:
        assert tables.responses.columns[-4:] == ["BV", "AIU", "ATT", "site"]

    def test_comments_carry_the_name_of_the_whole(self, tables: WaveTables) -> None:
        assert set(tables.comments["team"]) == {"Ops"}
        # 17 to the first question, 2 to the second one: those stay.
        assert Counter(tables.comments["question"]) == {"OPEN1": 17}
        assert tables.kept_back.n_comments == 2

    def test_people_are_invited_where_their_answers_stand(self, tables: WaveTables) -> None:
        assert tables.roster.select("team", "invited").rows() == [
            ("Dispatch", "12"),
            ("Billing", "0"),
            ("Sales", "0"),
            ("Ops", "10"),
        ]

    def test_a_diagnosis_takes_the_unit_for_a_team_and_refuses_no_row(
        self, tables: WaveTables, tmp_path: Path
    ) -> None:
        write_wave(tables, tmp_path)
        assert read_engagement(tmp_path, items=item_ids).refusals == ()
        survey = diagnose_folder(tmp_path).result.survey
        assert (survey.invited, survey.responded) == (22, 17)
        shown = {team.team: team.n_band is not None for team in survey.teams}
        assert shown == {"Dispatch": True, "Billing": False, "Sales": False, "Ops": True}

    @pytest.mark.parametrize(("n", "n_rows"), [(4, 0), (5, 5)])
    def test_a_wave_of_too_few_people_gives_no_row(
        self, sessions: SessionFactory, n: int, n_rows: int
    ) -> None:
        wave = opened(sessions, invited("Dispatch", 6))
        for link in wave.links[:n]:
            wave.answer(link, submission("1"))
        found = closed(sessions)
        assert found.responses.height == n_rows
        assert found.kept_back.n_responses == n - n_rows

    def test_comments_that_were_not_to_be_shown_stay(self, sessions: SessionFactory) -> None:
        wave = opened(sessions, invited("Dispatch", 9))
        for link in wave.links:
            wave.answer(link, submission("1"))
        with unit_of_work(sessions) as session:
            stored = session.scalars(select(Wave)).one()
            stored.promise = promise_to_json(replace(PROMISE, shows_comments=False))
        found = closed(sessions)
        assert (found.comments.height, found.kept_back.n_comments) == (0, 9)

    def test_what_is_kept_back_is_known_without_an_answer(
        self, sessions: SessionFactory, tables: WaveTables
    ) -> None:
        # Ops: the 6 of Billing and the 2 of Sales together; two comments on the second question.
        cut = tables.kept_back.n_cut
        assert counted(sessions) == KeptBack(n_joined=8, n_responses=0, n_comments=2, n_cut=cut)
        assert counted(sessions) == tables.kept_back

    @pytest.mark.parametrize(("n", "n_kept"), [(4, 4), (5, 0)])
    def test_too_few_answers_are_known_without_one_as_well(
        self, sessions: SessionFactory, n: int, n_kept: int
    ) -> None:
        wave = opened(sessions, invited("Dispatch", 6))
        for link in wave.links[:n]:
            wave.answer(link, submission("1"))
        tables = closed(sessions)
        expected = KeptBack(n_joined=0, n_responses=n_kept, n_comments=n, n_cut=0)
        assert (tables.kept_back, counted(sessions)) == (expected, expected)


def submission(answer: str, *, seed: int = 0, second: str = "", role: str = "build") -> Submission:
    rng = Random(seed)  # noqa: S311 - for a test
    items = {item: rng.randint(1, 5) for item in MRI.item_ids} | {"OWN1": int(answer)}
    choices = {"role": (role,), "tenure": ("new",), "BV": ("review",), "site": ("north",)}
    given = Answers(items=items, choices=choices)
    comments = {"OPEN1": "It waits.", "OPEN2": second}
    return make_submission(MRI, Selection(), given, comments=comments)


def counted(sessions: SessionFactory) -> KeptBack:
    with reading(sessions) as session:
        return kept_back(session, session.scalars(select(Wave)).one(), now=CLOSES)


def closed(sessions: SessionFactory) -> WaveTables:
    with unit_of_work(sessions) as session:
        close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=CLOSES)
    with reading(sessions) as session:
        wave = session.scalars(select(Wave)).one()
        rng = Random(1)  # noqa: S311 - for a test
        return export_wave(session, wave, rng=rng, now=CLOSES)


def test_what_was_deleted_as_promised_is_not_exported_as_nothing(sessions: SessionFactory) -> None:
    last = CLOSES.date()
    promise = replace(PROMISE, keeps_until=last)
    with unit_of_work(sessions) as session:
        open_wave(session, replace(OPENING, promise=promise, teams=(invited("A", 1),)))
        wave = session.scalars(select(Wave)).one()
        close_wave(session, wave.id, seal=SEAL, now=CLOSES)
        rng = Random(1)  # noqa: S311 - for a test
        export_wave(session, wave, rng=rng, now=CLOSES)
        with pytest.raises(AnswersErasedError, match="were kept until 2026-10-30 and are deleted"):
            export_wave(session, wave, rng=rng, now=CLOSES + timedelta(days=1))


@pytest.fixture
def tables(sessions: SessionFactory) -> WaveTables:
    teams = [("Dispatch", 12, 9, "5"), ("Billing", 7, 6, "1"), ("Sales", 3, 2, "2")]
    wave = opened(
        sessions, *(replace(invited(team, n), parent="Ops") for team, n, _n, _answer in teams)
    )
    for team, _n, n_answered, answer in teams:
        links = [link for link in wave.links if link.team == team][:n_answered]
        for seed, link in enumerate(links):
            second = "Later." if team == "Sales" else ""
            wave.answer(link, submission(answer, seed=seed, second=second))
    return closed(sessions)

"""Careless answers of a wave: the share, and what may be said without giving anybody away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.questionnaire.schema import DONT_KNOW
from flowgap.scoring.careless.flags import Index
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.careless import CarelessPart, careless_flags, careless_part
from flowgap.services.survey.waves import WaveAnswers, read_waves, team_tree
from tests.support.survey_tables import FULL, Row, person, questionnaire, survey_folder

EXPECTED = 2
"""What the attention item asks for."""


class TestFlags:
    def test_straight_fives_are_excluded_and_agreement_is_not(self) -> None:
        found = careless_flags(*wave([person("A", 5), careful()]))
        assert found.excluded.tolist() == [True, False]

    @pytest.mark.parametrize(
        ("chosen", "missed"),
        [(EXPECTED, False), (EXPECTED + 1, True), (DONT_KNOW, False), (None, False)],
    )
    def test_another_choice_than_asked_for_is_a_miss(
        self, chosen: int | None, *, missed: bool
    ) -> None:
        found = careless_flags(*wave([{**careful(), "ATT": chosen}]))
        assert votes(found.votes, Index.ATTENTION) == [missed]

    def test_seconds_below_two_are_a_vote_and_unknown_ones_are_not(self) -> None:
        rows = [{**careful(), "median_item_seconds": value} for value in (1.5, 2.0, None)]
        found = careless_flags(*wave(rows))
        assert votes(found.votes, Index.SECONDS) == [True, False, False]

    def test_a_run_is_read_in_the_order_of_each_person_s_pages(self) -> None:
        # Straight threes on the last two practices and the AI page: twelve in a row where pages
        # run forward; run backward, the practices come first and AI stays last: eight and four.
        practices = [page for page in questionnaire(FULL).pages if page not in {"OUT", "AIA"}]
        pages = {*practices[-2:], "AIA"}
        items = [item.id for item in questionnaire(FULL).items if item.dimension in pages]
        threes = {**alternating(), **dict.fromkeys(items, 3)}
        rows = [{**threes, "order": order} for order in ("forward", "reversed", None)]
        found = careless_flags(*wave(rows))
        assert votes(found.votes, Index.RUN) == [True, False, True]

    def test_a_questionnaire_without_attention_item_has_no_misses(self) -> None:
        folder, answers = wave([{**careful(), "ATT": EXPECTED + 1}])
        without = replace(answers.questionnaire, attention=None)
        found = careless_flags(folder, replace(answers, questionnaire=without))
        assert votes(found.votes, Index.ATTENTION) == [False]

    def test_a_folder_without_the_columns_flags_by_answers_alone(self) -> None:
        folder, answers = wave([person("A", 5), careful()])
        bare = replace(
            folder, responses=folder.responses.drop("ATT", "order", "median_item_seconds")
        )
        assert careless_flags(bare, answers).excluded.tolist() == [True, False]


class TestGate:
    @pytest.mark.parametrize(("n_people", "share"), [(9, None), (10, 0.1)])
    def test_a_share_needs_ten_people(self, n_people: int, share: float | None) -> None:
        rows = [person("A", 5), *([careful()] * (n_people - 1))]
        assert part(rows).flagged_share == share

    def test_a_stricter_engagement_asks_for_more(self) -> None:
        rows = [person("A", 5), *([careful()] * 11)]
        assert part(rows, minimum=13).flagged_share is None
        assert part(rows, minimum=12).flagged_share == pytest.approx(1 / 12)

    @pytest.mark.parametrize(("n_flagged", "is_shown"), [(4, False), (5, True), (0, True)])
    def test_means_without_the_flagged_need_five_of_them(
        self, n_flagged: int, *, is_shown: bool
    ) -> None:
        scores = np.r_[np.linspace(10, 90, 20), np.linspace(0, 100, n_flagged)]
        found = part([careful()] * 20 + [person("A", 5)] * n_flagged, {"OWN": usable(scores)})
        assert ("OWN" in found.shifts) is is_shown

    @pytest.mark.parametrize(("n_flagged", "is_shown"), [(9, False), (10, True)])
    def test_flagged_people_who_agree_need_ten(self, n_flagged: int, *, is_shown: bool) -> None:
        scores = np.r_[np.linspace(10, 90, 20), np.full(n_flagged, 75.0)]
        found = part([careful()] * 20 + [person("A", 5)] * n_flagged, {"OWN": usable(scores)})
        assert ("OWN" in found.shifts) is is_shown

    def test_a_team_of_flagged_people_only_can_be_taken_off(self) -> None:
        # Five flagged are a group B of their own, two more stand in A: all seven less B are two.
        rows = [careful()] * 20 + [person("A", 5)] * 7
        scores = np.r_[np.linspace(10, 90, 20), np.linspace(0, 100, 7)]
        together = usable(scores)
        apart = usable(scores, teams=[0] * 22 + [1] * 5)
        assert "OWN" in part(rows, {"OWN": together}).shifts
        assert "OWN" not in part(rows, {"OWN": apart}).shifts

    def test_dimensions_that_move_are_named(self) -> None:
        # 20 people at 50 on average, 5 at 90: 8 points with and without.
        rows = [careful()] * 20 + [person("A", 5)] * 5
        moving = np.r_[np.linspace(10, 90, 20), 80.0, 85, 90, 95, 100]
        still = np.r_[np.linspace(10, 90, 20), 30.0, 40, 50, 60, 70]
        found = part(rows, {"OWN": usable(moving), "DEC": usable(still)})
        assert found.moved == ("OWN",)
        assert found.shifts["OWN"].change == pytest.approx(-8)

    def test_quarters_are_those_of_all_dimensions_together(self) -> None:
        rows = [careful()] * 36 + [person("A", 5)] * 4
        scores = np.r_[np.linspace(40, 90, 36), 1.0, 2, 3, 4]
        found = part(rows, {"OWN": usable(scores), "DEC": usable(scores / 2)}).quarters
        assert found is not None
        assert found.n_flagged.tolist() == [4, 0, 0, 0]
        assert found.hits_the_negative

    def test_no_answers_say_nothing(self) -> None:
        found = part([])
        assert (found.flagged_share, dict(found.shifts), found.quarters) == (None, {}, None)


def careful() -> Row:
    """Return answers that agree with the key of each item."""
    items = questionnaire(FULL).items
    level = {dimension: 2 + place % 3 for place, dimension in enumerate(dimensions())}
    answers = {
        item.id: 6 - level[item.dimension] if item.reverse_keyed else level[item.dimension]
        for item in items
    }
    row = person("A", 3)
    return {**row, **{item: code for item, code in answers.items() if row[item] == 3}}


def alternating() -> Row:
    """Return answers none of which is a three or equal to its neighbour."""
    row = person("A", 3)
    items = [item.id for item in questionnaire(FULL).items if row[item.id] == 3]
    return {**row, **{item: (2, 4)[place % 2] for place, item in enumerate(items)}}


def dimensions() -> list[str]:
    return [dimension.id for dimension in questionnaire(FULL).dimensions]


def wave(rows: Sequence[Row]) -> tuple[EngagementFolder, WaveAnswers]:
    plain = [
        {name: value for name, value in row.items() if name not in {"ATT", *EXTRA}} for row in rows
    ]
    folder = survey_folder(plain)
    extra = {
        name: pl.Series(name, [row.get(name) for row in rows], dtype=kind)
        for name, kind in {"ATT": pl.UInt8, **EXTRA}.items()
    }
    folder = replace(folder, responses=folder.responses.with_columns(**extra))
    return folder, read_waves(folder, team_tree(folder), questionnaire)[0]


EXTRA = {"order": pl.String, "median_item_seconds": pl.Float64}


def part(
    rows: Sequence[Row], usable: Mapping[str, UsableAnswers] | None = None, *, minimum: int = 5
) -> CarelessPart:
    return careless_part(careless_flags(*wave(rows)), usable or {}, minimum=minimum)


def usable(scores: np.ndarray, teams: Sequence[int] | None = None) -> UsableAnswers:
    of_people = np.zeros(len(scores), np.intp) if teams is None else np.array(teams, np.intp)
    n_teams = int(of_people.max()) + 1
    return UsableAnswers(
        scores=scores,
        teams=of_people,
        group=np.arange(n_teams),
        invited=np.full(n_teams, 30),
        responded=np.bincount(of_people),
        shared_error=0.0,
    )


def votes(table: np.ndarray, index: Index) -> list[bool]:
    found: list[bool] = table[:, list(Index).index(index)].tolist()
    return found

"""From responses to the survey's share of a result, through the gate."""

import dataclasses
import json
from typing import Any

import numpy as np
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.questionnaire.schema import DONT_KNOW
from flowgap.result.survey import DimensionScore, SurveyState, TeamScores, Trend, TrendVerdict
from flowgap.services.survey.assessment import SurveyAssessment, assess_survey
from flowgap.wording import Wording
from tests.support.survey_tables import (
    Row,
    full_wave,
    person,
    pulse_wave,
    questionnaire,
    survey_folder,
    team,
)

NINE = (1, 2, 3, 4, 5, 2, 3, 4, 3)


class TestCompany:
    def test_the_mean_is_that_of_the_people(self) -> None:
        # Answers 1 to 5 are 0, 25, 50, 75, 100 points on plain items and the mirror image on the
        # reversed one of four: OWN scores are (3 x + 100 - x) / 4 = 25, 37.5, 50, 62.5, 75.
        score = _dimension(assess(survey_folder(team("A", 1, 2, 3, 4, 5))), "OWN")
        assert score.n == 5
        assert score.mean == pytest.approx(50)
        assert score.estimate == pytest.approx(50)

    def test_every_dimension_of_the_questionnaire_is_there(self) -> None:
        found = assess(survey_folder(team("A", *NINE))).survey
        assert [score.id for score in found.dimensions] == [
            dimension.id for dimension in questionnaire("organizational-mri@1").dimensions
        ]

    def test_teams_that_answer_less_weigh_as_much_as_they_are_people(self) -> None:
        # Four teams of 9 answered completely, the fifth with 9 of 18: it stands for twice as many
        # people, so the estimate lies nearer to it.
        rows, invited = self._five_teams()
        even = _dimension(assess(survey_folder(rows, invited=invited)), "OWN")
        uneven = _dimension(assess(survey_folder(rows, invited=invited | {"E": 18})), "OWN")
        assert uneven.mean == even.mean
        assert _number(uneven.estimate) > _number(even.estimate) + 1

    def test_hardly_anybody_of_a_team_never_speaks_for_most_of_the_company(self) -> None:
        # 9 of 900 would weigh 20 times as much as the others; 2.5 times is the most.
        rows, invited = self._five_teams()
        some = _dimension(assess(survey_folder(rows, invited=invited | {"E": 90})), "OWN")
        few = _dimension(assess(survey_folder(rows, invited=invited | {"E": 900})), "OWN")
        assert _number(few.estimate) == pytest.approx(_number(some.estimate), abs=1.0)

    def test_below_five_teams_all_answers_weigh_alike(self) -> None:
        rows = [*team("A", *[2, 3] * 4, 2), *team("B", *[4, 5] * 4, 4)]
        even = _dimension(assess(survey_folder(rows, invited={"A": 9, "B": 9})), "OWN")
        uneven = _dimension(assess(survey_folder(rows, invited={"A": 9, "B": 18})), "OWN")
        assert uneven.estimate == even.estimate

    def _five_teams(self) -> tuple[list[Row], dict[str, int]]:
        rows = [row for name in "ABCD" for row in team(name, *[2, 3] * 4, 2)]
        return [*rows, *team("E", *[4, 5] * 4, 4)], dict.fromkeys("ABCDE", 9)

    def test_favourable_shares_need_ten_people(self) -> None:
        nine = _dimension(assess(survey_folder(team("A", *NINE))), "OWN")
        ten = _dimension(assess(survey_folder(team("A", *NINE, 3))), "OWN")
        assert nine.favourable_share is None
        assert nine.alpha is None
        # Plain items: 4, 5, 4 of ten are favourable, three times; the reversed one: 1, 2, 2.
        assert ten.favourable_share == pytest.approx((3 * 3 + 3) / 40)

    def test_don_t_know_has_a_share_of_its_own_and_moves_no_score(self) -> None:
        rows = [*team("A", *NINE), person("A", 3, OWN1=DONT_KNOW), person("A", 3)]
        score = _dimension(assess(survey_folder(rows)), "OWN")
        assert score.dk_share == 0.02  # 1 / 44
        assert score.n == 11

    def test_a_reserve_item_that_nobody_was_asked_does_not_hide_alpha(self) -> None:
        score = _dimension(assess(survey_folder(team("A", *NINE, *NINE))), "OUT")
        assert score.alpha is not None


class TestTooFew:
    def test_without_waves_nobody_was_asked(self) -> None:
        folder = survey_folder([], waves=None)
        folder = dataclasses.replace(
            folder, manifest=dataclasses.replace(folder.manifest, waves=())
        )
        found = assess(folder).survey
        assert (found.state, found.reason) == (SurveyState.INSUFFICIENT, "no_answers")

    def test_no_response_is_no_zero(self) -> None:
        found = assess(survey_folder([], invited={"A": 9})).survey
        assert (found.state, found.reason) == (SurveyState.INSUFFICIENT, "no_responses")
        assert (found.invited, found.responded, found.response_rate) == (9, 0, 0)
        assert all(score.mean is None and score.suppressed for score in found.dimensions)

    def test_four_responses_show_nothing_and_five_do(self) -> None:
        four = assess(survey_folder(team("A", 1, 2, 3, 4))).survey
        five = assess(survey_folder(team("A", 1, 2, 3, 4, 5))).survey
        assert (four.state, four.reason) == (SurveyState.INSUFFICIENT, "too_few_responses")
        assert _numbers_of(four) == []
        assert five.state is SurveyState.MEASURED

    def test_a_stricter_minimum_is_kept(self) -> None:
        folder = survey_folder(team("A", *NINE), settings={"minimum_group": 10})
        assert assess(folder).survey.state is SurveyState.INSUFFICIENT

    def test_where_nobody_knows_the_share_that_does_not_is_the_finding(self) -> None:
        found = assess(survey_folder([person("A", DONT_KNOW) for _ in range(12)])).survey
        assert (found.state, found.reason) == (SurveyState.INSUFFICIENT, "dont_know")
        assert {score.dk_share for score in found.dimensions} == {1.0}
        assert {score.reason for score in found.dimensions} == {"dont_know"}
        assert _numbers_of((found.dimensions, found.readiness)) == []

    def test_a_team_that_does_not_know_counts_among_those_who_do_not(self) -> None:
        rows = [*team("A", *NINE), *(person("B", DONT_KNOW) for _ in range(9))]
        # 9 of 18 people do not know any of their items.
        assert _dimension(assess(survey_folder(rows)), "OWN").dk_share == pytest.approx(1 / 2)

    def test_people_who_are_left_out_cannot_be_counted(self) -> None:
        # Three alone beside two teams of nine: they are left out, and so is n, which with the
        # number of all answers would give theirs.
        tree = {"A": "Eng", "B": "Eng"}
        invited = {"A": 9, "B": 9, "C": 3}
        rows = [*team("A", *NINE), *team("B", *NINE), *team("C", 1, 2, 3)]
        found = assess(survey_folder(rows, parents=tree, invited=invited)).survey
        assert {score.n for score in found.dimensions} == {None}

    def test_below_half_of_the_people_the_survey_is_provisional(self) -> None:
        half = assess(survey_folder(team("A", *NINE), invited={"A": 18})).survey
        less = assess(survey_folder(team("A", *NINE), invited={"A": 19})).survey
        assert half.state is SurveyState.MEASURED
        assert (less.state, less.reason) == (SurveyState.PROVISIONAL, "low_response")

    def test_votes_need_as_many_people_as_the_engagement_asks_for(self) -> None:
        twelve = [person("A", answer, vote="review") for answer in (*NINE, 1, 2, 3)]
        strict = {"minimum_group": 13}
        assert assess(survey_folder(twelve, settings=strict)).survey.votes == ()
        enough = survey_folder([*twelve, person("A", 1, vote="ci")], settings=strict)
        assert assess(enough).survey.votes != ()

    def test_a_hidden_dimension_holds_no_number_at_all(self) -> None:
        # Eight of ten do not know: two scores are too few, and so is what would tell their number.
        rows = [*team("A", 1, 2), *(person("A", DONT_KNOW) for _ in range(8))]
        for score in assess(survey_folder(rows)).survey.dimensions:
            assert score.suppressed
            assert score.dk_share == 0.8
            assert _numbers_of(score) == []
            assert score.n is None

    def test_the_practices_are_listed_by_their_chance_to_be_the_weakest(self) -> None:
        chances = [
            one.p for one in assess(survey_folder(team("A", *NINE))).survey.readiness.weakest
        ]
        assert chances == sorted(chances, reverse=True)

    def test_votes_need_ten_people(self) -> None:
        nine = [person("A", answer, vote="review+qa") for answer in NINE]
        assert assess(survey_folder(nine)).survey.votes == ()
        ten = assess(survey_folder([*nine, person("A", 3, vote="ci")])).survey
        shares = {vote.stage: vote.share for vote in ten.votes}
        assert (shares["review"], shares["qa"], shares["ci"]) == (0.9, 0.9, 0.1)
        assert shares["build"] == 0


class TestTeams:
    def test_a_team_of_four_is_hidden_and_its_next_smallest_sibling_with_it(self) -> None:
        rows = [
            *team("Small", 1, 2, 3, 4),
            *team("Next", 1, 2, 3, 4, 5, 3),
            *team("Large", *NINE),
        ]
        found = assess(survey_folder(rows))
        shown = {row.team: row.n_band is not None for row in found.survey.teams}
        assert shown == {"Small": False, "Next": False, "Large": True}
        assert _hidden_cells(found.survey.teams) == 24
        assert found.privacy.suppressed_cells == 24
        # The company's row and that of the large team.
        assert found.privacy.released_cells == 24
        # Together the hidden ones are ten people, so they stay in the company's row.
        assert _dimension(found, "OWN").n == 19

    def test_answers_that_change_places_between_hidden_teams_change_nothing(self) -> None:
        # Otherwise the company's figures would tell hidden teams apart.
        large = [*team("Large", *NINE), *team("Other", *NINE)]
        one = [*large, *team("Small", 1, 2, 3, 5), *team("Next", 4, 2, 5, 3, 1, 4)]
        two = [*large, *team("Small", 4, 2, 3, 5), *team("Next", 1, 2, 5, 3, 1, 4)]
        invited = {"Large": 9, "Other": 9, "Small": 4, "Next": 6}
        parents = dict.fromkeys(("Small", "Next"), "Unit")
        first, second = (
            assess(survey_folder(rows, invited=invited, parents=parents)) for rows in (one, two)
        )
        assert [row.n_band for row in first.survey.teams[2:]] == [None, None]
        assert _numbers_of(first.survey) == pytest.approx(_numbers_of(second.survey))

    def test_a_hidden_row_holds_no_number_at_all(self) -> None:
        rows = [*team("Small", 1, 2, 3, 4), *team("Next", 1, 2, 3, 4, 5), *team("Large", *NINE)]
        hidden = assess(survey_folder(rows)).survey.teams[1]
        assert _numbers_of(hidden) == []

    def test_teams_stand_in_the_order_of_the_roster_with_their_unit(self) -> None:
        rows = [*team("Zoo", *NINE), *team("Ant", *NINE)]
        folder = survey_folder(rows, invited={"Zoo": 9, "Ant": 9}, parents={"Ant": "Insects"})
        assert [(row.team, row.parent) for row in assess(folder).survey.teams] == [
            ("Zoo", None),
            ("Ant", "Insects"),
        ]

    def test_below_three_in_ten_answers_are_no_team_score(self) -> None:
        rows = [*team("A", *NINE), *team("B", *NINE)]
        kept = assess(survey_folder(rows, invited={"A": 30, "B": 9})).survey.teams[0]
        gone = assess(survey_folder(rows, invited={"A": 31, "B": 9})).survey.teams[0]
        assert kept.n_band == "8-11"
        assert gone.n_band is None

    def test_a_team_far_from_the_others_is_marked(self) -> None:
        middle = [4, 3, 5, 4, 3, 5, 4, 3]
        rows = [*team("Low", *[1, 2, 1, 2, 1, 2, 1, 3]), *team("A", *middle), *team("B", *middle)]
        differs = {
            row.team: next(cell.differs for cell in row.dimensions if cell.id == "OWN")
            for row in assess(survey_folder(rows)).survey.teams
        }
        assert differs["Low"] == "down"


class TestReadiness:
    def test_it_is_the_mean_of_the_ten_practices(self) -> None:
        found = assess(survey_folder(team("A", *NINE))).survey
        practices = [score.estimate for score in found.dimensions if score.id not in {"AIA", "OUT"}]
        assert len(practices) == 10
        assert found.readiness.estimate == pytest.approx(np.mean([_number(p) for p in practices]))
        assert sum(chance.p for chance in found.readiness.weakest) == pytest.approx(1)

    def test_eight_practices_do_and_seven_do_not(self) -> None:
        def without(*dimensions: str) -> EngagementFolder:
            unknown: Any = {f"{name}{k}": DONT_KNOW for name in dimensions for k in (1, 2, 3, 4)}
            return survey_folder([person("A", answer, **unknown) for answer in NINE])

        assert assess(without("SEC", "QAC")).survey.readiness.estimate is not None
        found = assess(without("SEC", "QAC", "REV")).survey.readiness
        assert (found.estimate, found.reason) == (None, "too_few")


class TestWaves:
    def test_the_last_full_wave_is_described_even_if_a_pulse_follows(self) -> None:
        folder = survey_folder(
            [*team("A", *NINE), *_pulse("A", NINE, "w2")], waves=[full_wave(1), pulse_wave(2)]
        )
        assert assess(folder).survey.wave == "w1"

    def test_pulses_alone_are_no_survey(self) -> None:
        folder = survey_folder(_pulse("A", NINE, "w2"), waves=[pulse_wave(2)])
        assert assess(folder).survey.reason == "no_full_wave"

    def test_an_easy_item_does_not_raise_the_score_of_a_pulse(self) -> None:
        # Everybody answers OWN1 by one step more than the other items: easiness known from the
        # full wave, so the pulse that asks OWN1 alone finds the score of the full wave.
        answers = (1, 2, 3, 4, 2, 3, 4, 3, 2)
        full = [person("A", answer, OWN1=answer + 1, OWN3=6 - answer) for answer in answers]
        later = [
            person("A", answer, wave="w2", asked=_asked_first(), OWN1=answer + 1)
            for answer in answers
        ]
        folder = survey_folder([*full, *later], waves=[full_wave(1), pulse_wave(2)])
        first, second = _trend(assess(folder), "OWN").waves
        assert second.estimate == pytest.approx(first.estimate, abs=0.5)

    def test_a_pulse_without_a_full_wave_has_no_score(self) -> None:
        folder = survey_folder(
            [*_pulse("A", NINE, "w1"), *_pulse("A", NINE, "w2")],
            waves=[pulse_wave(1), pulse_wave(2)],
        )
        trend = _trend(assess(folder), "OWN")
        assert [wave.estimate for wave in trend.waves] == [None, None]
        assert trend.verdict is TrendVerdict.CANNOT_TELL

    def test_one_wave_is_no_trend(self) -> None:
        assert assess(survey_folder(team("A", *NINE))).trend == ()

    def test_a_fall_of_the_company_is_seen(self) -> None:
        before = [row for name in "ABCD" for row in team(name, 4, 5, 4, 5, 4, 5, 4, 3)]
        after = [row for name in "ABCD" for row in team(name, 2, 1, 2, 1, 2, 1, 2, 3, wave="w2")]
        folder = survey_folder([*before, *after], waves=[full_wave(1), full_wave(2)])
        assert _trend(assess(folder), "OWN").verdict is TrendVerdict.WORSE

    def test_a_team_that_is_never_shown_has_no_trend(self) -> None:
        rows = [*team("A", *NINE), *team("B", *NINE), *team("Small", 1, 2, 3)]
        rows += [*team("A", *NINE, wave="w5"), *team("B", *NINE, wave="w5")]
        folder = survey_folder(rows, waves=[full_wave(1), full_wave(5)])
        assert {trend.team for trend in assess(folder).trend} == {None, "A", "B"}


class TestSameInput:
    def test_the_order_of_rows_is_irrelevant(self) -> None:
        rows = [*team("A", *NINE), *team("B", 5, 4, 3, 2, 1, 2), *team("C", 1, 2, 3)]
        mixed = [rows[place] for place in np.random.default_rng(1).permutation(len(rows))]
        plain, again = assess(survey_folder(rows)), assess(survey_folder(mixed))
        assert _numbers_of(again.survey) == pytest.approx(_numbers_of(plain.survey))

    def test_no_number_is_nan(self) -> None:
        found = assess(survey_folder(team("A", *NINE), invited={"A": 9}))
        json.dumps(dataclasses.asdict(found.survey), default=str, allow_nan=False)


def assess(folder: EngagementFolder) -> SurveyAssessment:
    return assess_survey(
        folder,
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
    )


def _asked_first() -> tuple[str, ...]:
    return questionnaire("pulse@1").sets[0]


def _pulse(name: str, answers: tuple[int, ...], wave: str) -> list[Row]:
    return [person(name, answer, wave=wave, asked=_asked_first()) for answer in answers]


def _dimension(found: SurveyAssessment, name: str) -> DimensionScore:
    return next(score for score in found.survey.dimensions if score.id == name)


def _trend(found: SurveyAssessment, dimension: str) -> Trend:
    return next(
        trend for trend in found.trend if trend.team is None and trend.dimension == dimension
    )


def _hidden_cells(teams: tuple[TeamScores, ...]) -> int:
    return sum(cell.suppressed for row in teams for cell in row.dimensions)


def _number(value: float | None) -> float:
    assert value is not None
    return value


def _numbers_of(part: object) -> list[float]:
    """Return every score in a part of the result, whatever holds it."""
    if isinstance(part, bool | int):
        return []
    if isinstance(part, float):
        return [part]
    if isinstance(part, tuple | list):
        return [number for one in part for number in _numbers_of(one)]
    if dataclasses.is_dataclass(part):
        return [
            number
            for field in dataclasses.fields(part)
            if field.name not in {"dk_share", "response_rate", "bound"}
            for number in _numbers_of(getattr(part, field.name))
        ]
    return []

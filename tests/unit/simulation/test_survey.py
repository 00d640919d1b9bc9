"""Four waves of answers, and the scores that they are drawn around."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from flowgap.questionnaire.routing import asked_items
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED, Item, Questionnaire
from flowgap.simulation.demo.company import TEAMS, WAVES
from flowgap.simulation.demo.survey.answers import draw_responses
from flowgap.simulation.demo.survey.climate import DIMENSIONS, Climate
from flowgap.simulation.demo.survey.fielding import Fielding
from flowgap.simulation.demo.survey.habits import careless_answers, seconds_per_item, votes
from flowgap.simulation.demo.survey.perception import choose, expected_points
from flowgap.simulation.demo.survey.staff import ROLES, STAGES_OF_ROLE, People, draw_staff
from flowgap.stages import PIPELINE_STAGES

LAST = len(WAVES) - 1
POINTS = 25.0


@pytest.fixture(scope="module")
def responses(fieldings: tuple[Fielding, ...], climate: Climate) -> pl.DataFrame:
    return draw_responses(fieldings, climate, np.random.default_rng(3))


class TestDrawStaff:
    def test_every_wave_invites_the_people_of_the_roster(self) -> None:
        for people in draw_staff(german_company=False, rng=np.random.default_rng(0)):
            assert np.bincount(people.team).tolist() == [team.people for team in TEAMS]

    def test_most_stay_and_are_settled_after_two_waves(self) -> None:
        staff = draw_staff(german_company=False, rng=np.random.default_rng(0))
        stayed = staff[1].waves_here == staff[0].waves_here + 1
        assert 0.85 < stayed.mean() < 1
        assert np.array_equal(staff[1].halo[stayed], staff[0].halo[stayed])
        assert np.all(staff[1].waves_here[~stayed] == 0)
        assert np.all(staff[1].halo[~stayed] != staff[0].halo[~stayed])

    def test_most_speak_the_language_of_the_company(self) -> None:
        english, german = (
            draw_staff(german_company=is_german, rng=np.random.default_rng(0))[0]
            for is_german in (False, True)
        )
        assert english.speaks_german.mean() < 0.3
        assert german.speaks_german.mean() > 0.7


class TestDrawClimate:
    def test_the_company_stands_where_the_story_puts_it(self, climate: Climate) -> None:
        # Code review at the four waves: 52, 51, 46, 40; teams weighted by their people.
        people = [team.people for team in TEAMS]
        reviews = climate.levels[:, :, DIMENSIONS.index("REV")]
        assert np.average(reviews, axis=1, weights=people) == pytest.approx([52, 51, 46, 40])

    def test_items_are_as_easy_as_their_dimension_on_average(
        self, climate: Climate, core: tuple[Item, ...]
    ) -> None:
        for dimension in DIMENSIONS:
            own = [climate.easiness[item.id] for item in core if item.dimension == dimension]
            assert np.mean(own) == pytest.approx(0)
            assert np.ptp(own) > 1


class TestFieldWaves:
    def test_a_full_wave_asks_what_the_role_is_routed_to(
        self, fieldings: tuple[Fielding, ...], full: Questionnaire
    ) -> None:
        fielding = fieldings[0]
        for place, role in enumerate(ROLES):
            expected = {item.id for item in fielding.items} & set(
                asked_items(full, STAGES_OF_ROLE[role])
            )
            person = int(np.flatnonzero(fielding.people.role == place)[0])
            assert set(asked_of(fielding, person)) == expected

    def test_pulses_ask_everybody_the_sets_in_turn(
        self, fieldings: tuple[Fielding, ...], pulse: Questionnaire
    ) -> None:
        for fielding, chosen in zip(fieldings[1:3], pulse.sets, strict=False):
            assert not fielding.is_full
            assert len(chosen) == 12
            assert np.all(fielding.asked == fielding.asked[0])
            assert set(asked_of(fielding, 0)) == set(chosen)


class TestChoose:
    def test_who_thinks_well_agrees_and_ticks_reversed_items_low(
        self, core: tuple[Item, ...], climate: Climate
    ) -> None:
        people = alike(50)
        levels = np.full((len(TEAMS), len(DIMENSIONS)), 200.0)
        answers = choose(people, levels, core, climate.easiness, np.random.default_rng(0))
        expected = [1 if item.reverse_keyed else 5 for item in core]
        assert np.all(answers == expected)

    def test_the_mean_of_many_is_what_is_expected(
        self, core: tuple[Item, ...], climate: Climate
    ) -> None:
        # 40,000 different people of one team and role: standard error of a dimension under
        # 20 / sqrt(40,000) = 0.1 points, reversed items turned.
        people = different(40_000)
        levels = climate.levels[LAST]
        answers = choose(people, levels, core, climate.easiness, np.random.default_rng(1))
        turned = np.where([item.reverse_keyed for item in core], 6 - answers, answers)
        for dimension in DIMENSIONS:
            own = tuple(item for item in core if item.dimension == dimension)
            places = [core.index(item) for item in own]
            mean = POINTS * (turned[:, places] - 1).mean()
            expected = expected_points(people, levels, own, climate)[0]
            assert mean == pytest.approx(expected, abs=0.4)


class TestDrawResponses:
    def test_about_four_of_five_respond(self, responses: pl.DataFrame) -> None:
        invited = sum(team.people for team in TEAMS)
        for (_,), wave in responses.group_by("wave"):
            assert 0.65 < wave.height / invited < 0.95

    def test_nobody_responds_for_a_team_that_has_no_such_person(
        self, responses: pl.DataFrame
    ) -> None:
        people = {team.name: team.people for team in TEAMS}
        for (team, _), group in responses.group_by("team", "wave"):
            assert group.height <= people[str(team)]

    def test_rows_are_not_in_the_order_of_the_roster(self, responses: pl.DataFrame) -> None:
        order = [team.name for team in TEAMS]
        for (_,), wave in responses.group_by("wave"):
            places = [order.index(name) for name in wave["team"]]
            assert places != sorted(places)

    def test_codes_are_those_of_the_questionnaire(
        self, responses: pl.DataFrame, core: tuple[Item, ...]
    ) -> None:
        codes = set(responses.select([item.id for item in core]).to_numpy().ravel().tolist())
        assert codes == {SKIPPED, 1, 2, 3, 4, 5, NOT_ASKED, DONT_KNOW}

    def test_a_pulse_has_twelve_items_and_asks_neither_for_ai_nor_for_attention(
        self, responses: pl.DataFrame, core: tuple[Item, ...]
    ) -> None:
        for wave in WAVES[1:3]:
            own = responses.filter(wave=wave.id)
            codes = own.select([item.id for item in core]).to_numpy()
            assert np.all((codes != NOT_ASKED).sum(axis=1) == 12)
            assert own["AIU"].null_count() == own["ATT"].null_count() == own.height
            assert own["BV"].null_count() < own.height

    def test_the_careless_are_quick(self, fieldings: tuple[Fielding, ...]) -> None:
        people = fieldings[0].people
        seconds = seconds_per_item(people, np.random.default_rng(0))
        assert people.careless.any()
        assert seconds[people.careless].max() < 2 < seconds[~people.careless].min()


class TestCarelessAnswers:
    def test_most_tick_a_straight_line(self) -> None:
        answers = careless_answers(2000, 12, np.random.default_rng(0))
        straight = np.all(answers == answers[:, :1], axis=1)
        assert straight.mean() == pytest.approx(0.6, abs=0.04)
        assert set(answers.ravel().tolist()) == {1, 2, 3, 4, 5}


class TestVotes:
    def test_it_names_one_or_two_stages_in_their_order(
        self, fieldings: tuple[Fielding, ...], climate: Climate
    ) -> None:
        options = [*(stage.value for stage in PIPELINE_STAGES), "other"]
        cast = votes(fieldings[0], climate, np.random.default_rng(0))
        named = [vote.split("+") for vote in cast if vote not in {None, "dk"} and vote]
        assert {len(vote) for vote in named} == {1, 2}
        for vote in named:
            places = [options.index(option) for option in vote]
            assert places == sorted(set(places))

    def test_some_cannot_tell_and_some_do_not_vote(
        self, fieldings: tuple[Fielding, ...], climate: Climate
    ) -> None:
        cast = votes(fieldings[0], climate, np.random.default_rng(0))
        assert {None, "dk"} <= set(cast)

    def test_review_gains_votes_over_the_year(
        self, fieldings: tuple[Fielding, ...], climate: Climate
    ) -> None:
        shares = []
        for fielding in (fieldings[0], fieldings[LAST]):
            drawn = [votes(fielding, climate, np.random.default_rng(seed)) for seed in range(20)]
            cast = [vote for one in drawn for vote in one if vote]
            shares.append(np.mean(["review" in vote for vote in cast]))
        assert shares[1] > shares[0] + 0.1


def asked_of(fielding: Fielding, person: int) -> list[str]:
    return [
        item.id for item, asked in zip(fielding.items, fielding.asked[person], strict=True) if asked
    ]


def alike(n: int) -> People:
    """Return n builders of the first team without any view of their own."""
    nothing = np.zeros(n)
    return People(
        team=np.zeros(n, dtype=np.intp),
        role=np.full(n, ROLES.index("build")),
        waves_here=np.zeros(n, dtype=np.int64),
        halo=nothing,
        acquiescence=nothing,
        own_view=np.zeros((n, len(DIMENSIONS))),
        ai_leaning=np.ones(n),
        speaks_german=nothing > 0,
        careless=nothing > 0,
    )


def different(n: int) -> People:
    """Return n builders of the first team with views as the staff has them."""
    rng = np.random.default_rng(5)
    return replace(
        alike(n),
        halo=rng.normal(0, 9, size=n),
        acquiescence=rng.normal(0, 5, size=n),
        own_view=rng.normal(0, 15, size=(n, len(DIMENSIONS))),
    )

import re
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from flowgap.questionnaire.schema import Questionnaire
from flowgap.simulation.client import SimulatedClient
from flowgap.simulation.demo.company import MINIMUM_GROUP, TEAMS, WAVES, Team
from flowgap.simulation.demo.survey.remarks import draw_comments
from flowgap.simulation.demo.texts import SINCE_AI, Remark
from flowgap.simulation.demo.texts_de import GERMAN
from flowgap.simulation.demo.texts_en import ENGLISH
from flowgap.simulation.demo_client import simulate_demo_client
from tests.unit.simulation.conftest import SEED


class TestSimulateDemoClient:
    def test_equal_seeds_give_equal_clients(
        self, client: SimulatedClient, full: Questionnaire, pulse: Questionnaire
    ) -> None:
        again = simulate_demo_client(rng=np.random.default_rng(SEED), full=full, pulse=pulse)
        assert again.truth == client.truth
        assert again.manifest == client.manifest
        for name, table in client.tables.items():
            assert table.equals(again.tables[name], null_equal=True), name

    def test_another_seed_gives_other_people_and_changes(
        self, client: SimulatedClient, full: Questionnaire, pulse: Questionnaire
    ) -> None:
        other = simulate_demo_client(rng=np.random.default_rng(SEED + 1), full=full, pulse=pulse)
        for name in ("changes", "responses", "comments", "deployments", "incidents"):
            assert not client.tables[name].equals(other.tables[name]), name

    def test_a_german_company_differs_in_its_words_alone(
        self, client: SimulatedClient, full: Questionnaire, pulse: Questionnaire
    ) -> None:
        rng = np.random.default_rng(SEED)
        german = simulate_demo_client(rng=rng, full=full, pulse=pulse, language="de")
        assert german.truth == client.truth
        assert german.manifest == replace(
            client.manifest, language="de", title="Organisations-MRT 2026"
        )
        assert german.tables["changes"].equals(client.tables["changes"])
        assert german.tables["actions"]["title"].to_list() == [
            GERMAN.daily_releases,
            GERMAN.review_reminders,
        ]


class TestClient:
    def test_it_has_twelve_teams_and_about_160_people(self, client: SimulatedClient) -> None:
        roster = client.tables["roster"].filter(wave=WAVES[0].id)
        assert roster.height == 12
        assert 150 <= roster["invited"].sum() <= 170

    def test_one_team_is_below_the_threshold(self, client: SimulatedClient) -> None:
        roster = client.tables["roster"].filter(wave=WAVES[0].id)
        small = roster.filter(pl.col("invited") < MINIMUM_GROUP)
        assert small["team"].to_list() == ["Customs"]

    def test_waves_are_full_pulse_pulse_full_within_13_months(
        self, client: SimulatedClient
    ) -> None:
        kinds = [wave.questionnaire.split("@")[0] for wave in client.manifest.waves]
        assert kinds == ["organizational-mri", "pulse", "pulse", "organizational-mri"]
        days = (client.manifest.waves[-1].closed_on - client.manifest.waves[0].opened_on).days
        assert 365 <= days < 396

    def test_the_rollout_lies_in_the_middle_of_a_year(self, client: SimulatedClient) -> None:
        before, after = client.manifest.before, client.manifest.after
        assert before is not None
        assert after is not None
        assert before.until == after.start == client.manifest.ai_rollout
        lengths = [(window.until - window.start).days for window in (before, after)]
        assert lengths == [180, 182]

    def test_it_says_that_it_is_simulated(self, client: SimulatedClient) -> None:
        assert client.manifest.simulated
        assert client.tables["changes"]["source"].drop_nulls().unique().to_list() == ["simulated"]


class TestDrawComments:
    @pytest.fixture
    def comments(self) -> pl.DataFrame:
        return draw_comments(german_company=False, rng=np.random.default_rng(0))

    def test_each_is_said_once(self, comments: pl.DataFrame) -> None:
        assert comments["text"].is_unique().all()
        assert comments.height == 11 + 3 + 26 + 7

    def test_nobody_speaks_of_ai_before_the_rollout(self, comments: pl.DataFrame) -> None:
        early = comments.filter(wave=WAVES[0].id)
        assert SINCE_AI not in early["question"]
        assert SINCE_AI in comments.filter(wave=WAVES[-1].id)["question"]

    def test_only_full_waves_have_any(self, comments: pl.DataFrame) -> None:
        assert set(comments["wave"]) == {WAVES[0].id, WAVES[-1].id}

    def test_most_are_in_the_language_of_the_company(self) -> None:
        german = {remark.text for remark in GERMAN.remarks}
        comments = draw_comments(german_company=True, rng=np.random.default_rng(0))
        assert comments["text"].is_in(list(german)).sum() == 11 + 26

    def test_who_gave_up_the_release_day_no_longer_complains_of_it(self) -> None:
        dropped = {team.name for team in TEAMS if team.drops_release_day}
        kept = {team.name for team in TEAMS if team.release_day} - dropped
        about_releases = {
            (remark.question, remark.text)
            for remark in ENGLISH.remarks
            if remark.dimension == "INT"
        }
        for seed in range(20):
            comments = draw_comments(german_company=False, rng=np.random.default_rng(seed))
            for team, wave, question, text in comments.rows():
                if (question, text) in about_releases and wave == WAVES[-1].id:
                    assert team in (dropped if question == SINCE_AI else kept)


class TestTexts:
    @pytest.mark.parametrize(
        "remark", [*ENGLISH.remarks, *GERMAN.remarks], ids=lambda one: one.text
    )
    def test_a_remark_holds_no_address_no_number_and_no_name(self, remark: Remark) -> None:
        assert not re.search(r"@|https?:|www\.|\d|\b(?:Mr|Mrs|Ms|Herr|Frau)\b", remark.text)
        names = [team.name for team in TEAMS]
        assert not any(name in remark.text for name in names)

    def test_both_languages_say_as_much_of_the_same(self) -> None:
        pairs = zip(ENGLISH.remarks, GERMAN.remarks, strict=True)
        for english, german in pairs:
            assert (english.question, english.dimension) == (german.question, german.dimension)


class TestTeam:
    def test_its_name_in_ids_has_no_spaces_and_no_capitals(self) -> None:
        assert Team(name="Partner APIs", unit="Connect", people=15).slug == "partner-apis"

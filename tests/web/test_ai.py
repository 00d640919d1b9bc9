"""AI: what data show beside what people say, tests printed when null, capabilities attributed."""

from dataclasses import replace

import pytest

from flowgap.result.delivery import Adoption, AdoptionState
from flowgap.result.document import Result
from flowgap.web.pages.results.ai_capabilities import CAPABILITIES
from tests.support.browse import Browser, text_of
from tests.support.sample_hard import all_suppressed_result
from tests.support.sample_result import (
    delivery_only_result,
    empty_result,
    sample_result,
    survey_only_result,
)
from tests.web.conftest import Keep


class TestMeasuredAndTold:
    def test_use_stands_beside_what_people_say_of_it(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/ai")
        measured, told, individuals = (
            text_of(card) for card in page.all("section", css_class="figure")
        )
        assert page.heading == "AI use rose from 4% to 61% of work items"
        assert "Rose 61% of work items Items with traces of AI: a lower bound." in measured
        assert "55 of 100 AI enablement, 90% interval 51 to 59" in told
        assert "stance" in told
        assert "verification" in told
        step = sample_result().delivery.funnel[0]
        assert step.per_developer_before is not None
        assert step.per_developer_after is not None
        more = step.per_developer_after / step.per_developer_before - 1
        assert f"{100 * more:+.0f}% opened per developer" in individuals

    def test_work_that_is_left_to_others_is_told_by_its_indicators(
        self, browse: Browser, keep: Keep
    ) -> None:
        main = browse.get(f"{keep(sample_result())}/ai").main
        assert "Size of a change, lines, 75th percentile" in main
        assert "+31 to +82" in main
        assert "Test runs repeated without a change" not in main

    @pytest.mark.parametrize("language", ["en", "de"])
    @pytest.mark.parametrize("state", AdoptionState)
    def test_every_state_of_adoption_has_its_title(
        self, browse: Browser, keep: Keep, state: AdoptionState, language: str
    ) -> None:
        page = browse.get(f"{keep(adopted(state, language))}/ai")
        assert page.heading
        assert " None " not in page.words


class TestTests:
    def test_the_comparison_and_the_test_of_amplification_are_those_of_the_report(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/ai")
        titles = [text_of(title) for title in page.all("h2", css_class="title")]
        assert "A gain went along with the rollout of AI" in titles
        assert "AI went along with more delivery where these are rated stronger" in " ".join(titles)
        assert "\N{MINUS SIGN}4% to +7%" in page.main  # ownership, null

    def test_a_null_is_printed_as_such(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        null = tuple(effect for effect in result.amplifier.effects if not effect.is_clear)
        amplifier = replace(result.amplifier, effects=null)
        main = browse.get(f"{keep(replace(result, amplifier=amplifier))}/ai").main
        assert "No practice shows beyond chance that AI buys more where it is stronger" in main

    def test_what_could_not_be_tested_says_why(self, browse: Browser, keep: Keep) -> None:
        result = survey_only_result()
        main = browse.get(f"{keep(result)}/ai").main
        assert result.amplifier.reason is not None
        assert result.amplifier.reason in main
        assert "Needs traces of AI" in main


class TestCapabilities:
    def test_seven_stand_with_their_source_and_lead_to_what_was_asked(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/ai")
        (part,) = page.all("ul", css_class="capabilities")
        lines = [text_of(line) for line in part]
        assert len(lines) == len(CAPABILITIES) == 7
        assert lines[1].endswith("Not asked")
        assert "Asked Workflow 49 (46 to 52)" in lines[4]
        assert "DORA, AI Capabilities Model 2025, dora.dev, CC BY 4.0" in page.main

    def test_where_nobody_was_asked_all_seven_say_so(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(delivery_only_result())}/ai")
        (part,) = page.all("ul", css_class="capabilities")
        assert [text_of(line).endswith("Not asked") for line in part] == [True] * 7
        assert "Asked:" not in text_of(part)

    def test_a_hidden_score_leaves_no_figure(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(all_suppressed_result())}/ai")
        (part,) = page.all("ul", css_class="capabilities")
        assert not any(sign.isdigit() for sign in text_of(part))

    def test_an_empty_result_says_what_is_missing(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(empty_result())}/ai")
        assert page.heading == "Nothing is known of AI here yet"


def adopted(state: AdoptionState, language: str) -> Result:
    """Return the sample in which AI use is of this kind."""
    result = sample_result(language=language)
    known = state is not AdoptionState.UNKNOWN
    adoption = Adoption(
        state=state,
        share_before=0.02 if known else None,
        share_after=0.03 if known else None,
    )
    return replace(result, delivery=replace(result.delivery, adoption=adoption))

"""Audiences only take away; what a commentary names is looked at, too."""

import hashlib
from dataclasses import replace

import pytest

from flowgap.models import Audience
from flowgap.reporting.document import Paper, build_document
from flowgap.reporting.edition import Brand, Commentary, Edition, Imprint, whole_edition
from flowgap.result.document import Result
from flowgap.result.json import to_json
from flowgap.services.disclosure.own_teams import Known, for_own_teams, names_a_team
from flowgap.services.report_room.audiences import (
    EXECUTIVE,
    Readers,
    UnknownAudienceError,
    as_seen_by,
    names_hidden_team,
    numbers_of,
    readers_of,
    shown_teams,
    takes_only_away,
)
from flowgap.services.report_room.checks import (
    CheckState,
    Proof,
    checks_of,
    may_publish,
)
from flowgap.services.report_room.rows import ResultText
from flowgap.wording import LANGUAGES, Wording
from tests.support.hostile_names import with_team_names
from tests.support.sample_result import sample_result
from tests.web.samples import with_team_trends

EVERYONE = Readers(audience=Audience.EVERYONE)
DISPATCH = Readers(audience=Audience.MANAGER, team="Dispatch")


def printed(result: Result, readers: Readers) -> str:
    seen = as_seen_by(result, readers)
    edition = whole_edition(seen)
    return str(
        build_document(
            seen,
            Wording(result.engagement.language),
            paper=Paper.A4,
            firm=None,
            imprint=Imprint(edition=edition),
        )
    )


class TestWhatIsSeen:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("readers", [EVERYONE, DISPATCH])
    def test_no_other_team_is_named_in_print_or_data(self, language: str, readers: Readers) -> None:
        result = with_team_trends(sample_result(language=language))
        hidden = [team for team in shown_teams(result) if team != readers.team]
        said = printed(result, readers) + to_json(as_seen_by(result, readers))
        assert [team for team in hidden if team in said] == []

    @pytest.mark.parametrize(
        ("readers", "seen"),
        [
            (EVERYONE, ["company"]),
            (DISPATCH, ["company", "dispatch"]),
            (EXECUTIVE, ["company", "dispatch", "quotes"]),
        ],
    )
    def test_an_action_of_one_team_is_seen_by_that_team(
        self, readers: Readers, seen: list[str]
    ) -> None:
        result = sample_result()
        judged, *_ = result.action_results
        teams = {"company": None, "dispatch": "Dispatch", "quotes": "Quotes"}
        each = tuple(replace(judged, action_id=key, team=teams[key]) for key in teams)
        shown = as_seen_by(replace(result, action_results=each), readers).action_results
        assert [one.action_id for one in shown] == seen

    def test_no_theme_has_the_name_of_another_team_among_its_words(self) -> None:
        result = sample_result()
        theme = replace(result.survey.themes[0], label="quotes, lead time")
        themed = replace(result, survey=replace(result.survey, themes=(theme,)))
        assert as_seen_by(themed, DISPATCH).survey.themes == ()
        assert as_seen_by(themed, EXECUTIVE).survey.themes == (theme,)

    def test_executives_see_the_result_itself(self) -> None:
        result = sample_result()
        assert as_seen_by(result, EXECUTIVE) is result

    def test_everyone_gets_no_finding_about_teams(self) -> None:
        seen = as_seen_by(sample_result(), EVERYONE)
        assert seen.survey.teams == ()
        assert "split:teams" not in {one.id for one in seen.findings}

    @pytest.mark.parametrize("readers", [EXECUTIVE, EVERYONE, DISPATCH])
    def test_a_level_only_takes_away(self, readers: Readers) -> None:
        result = with_team_trends(sample_result())
        assert takes_only_away(as_seen_by(result, readers), result)

    def test_a_number_that_was_changed_is_more_than_taking_away(self) -> None:
        result = sample_result()
        gap = replace(result.flow_gap, days=1.6)
        assert not takes_only_away(replace(result, flow_gap=gap), result)

    def test_a_row_that_was_added_is_more_than_taking_away(self) -> None:
        result = sample_result()
        more = replace(result, findings=(*result.findings, result.findings[0]))
        assert not takes_only_away(more, result)

    def test_another_order_is_more_than_taking_away(self) -> None:
        result = sample_result()
        turned = replace(result, findings=result.findings[::-1])
        assert not takes_only_away(turned, result)

    def test_both_languages_of_a_result_have_the_same_numbers(self) -> None:
        assert numbers_of(sample_result(language="de")) == numbers_of(sample_result())

    @pytest.mark.parametrize(
        ("audience", "team"), [("nobody", None), ("manager", None), ("manager", "Nowhere")]
    )
    def test_an_unknown_audience_is_refused(self, audience: str, team: str | None) -> None:
        with pytest.raises(UnknownAudienceError):
            readers_of(audience, team, sample_result())


class TestNames:
    def test_only_a_team_that_is_not_shown_counts(self) -> None:
        result = sample_result()
        assert names_hidden_team("As Billing told us.", result, EVERYONE)
        assert names_hidden_team("As Billing told us.", result, DISPATCH)
        assert not names_hidden_team("As Dispatch told us.", result, DISPATCH)
        assert not names_hidden_team("As Billing told us.", result, EXECUTIVE)
        assert not names_hidden_team("Rebillings are slow.", result, EVERYONE)

    @pytest.mark.parametrize("readers", [EVERYONE, DISPATCH])
    def test_a_team_that_only_the_engagement_knows_counts_too(self, readers: Readers) -> None:
        result, known = sample_result(), Known(teams=frozenset({"Relay", "Dispatch"}))
        assert not names_hidden_team("As relay told us.", result, readers)
        assert names_hidden_team("As relay told us.", result, readers, known)
        named = replace(result.findings[0], statement="Relay waits.", evidence=())
        seen = as_seen_by(replace(result, findings=(named,)), readers, known)
        assert seen.findings == ()
        assert not names_hidden_team("As Dispatch told us.", result, DISPATCH, known)
        assert not names_hidden_team("As Relay told us.", result, EXECUTIVE, known)

    @pytest.mark.parametrize(("readers", "n_seen"), [(EXECUTIVE, 1), (EVERYONE, 0), (DISPATCH, 0)])
    def test_an_action_of_which_nothing_tells_whose_it_is_is_kept_back(
        self, readers: Readers, n_seen: int
    ) -> None:
        result = sample_result()
        judged = replace(result.action_results[0], action_id="act-old", team=None)
        older = replace(result, action_results=(judged,))
        known = Known(untold=frozenset({"act-old"}))
        assert len(as_seen_by(older, readers, known).action_results) == n_seen
        assert len(as_seen_by(older, readers).action_results) == 1

    @pytest.mark.parametrize(
        "said",
        ["team billing lags", "BILLING lags", "Billings Zahlen", "billing's", "Billing\u2019s lag"],
    )
    def test_a_name_is_known_in_any_case_and_with_an_ending(self, said: str) -> None:
        assert names_hidden_team(said, sample_result(), EVERYONE)

    @pytest.mark.parametrize(
        "said",
        [
            "the night-shift waits",
            "Night\u2011shift waits",
            "NIGHT_SHIFT waits",
            "night  \n shift waits",
            "Ni\u00adght shi\u200bft waits",
            "\uff2e\uff49\uff47\uff48\uff54 \uff53\uff48\uff49\uff46\uff54 waits",
        ],
    )
    def test_a_name_is_known_however_it_is_typed(self, said: str) -> None:
        assert names_a_team(said, ["Night shift"])
        assert names_a_team(said, ["night-Shift"])
        assert not names_a_team(said, ["Day shift"])

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("Front-End", "Frontend"),
            ("Front-End", "front/end"),
            ("Front-End", "Front\u00b7End"),
            ("FrontEnd", "front end"),
            ("Team 1", "team1"),
            ("Team1", "Team-1"),
            ("IT-Ops", "ITOps"),
            ("Z\u00fcrich", "Zuerich"),
            ("Z\u00fcrich", "Zurichs"),
            ("Zuerich", "Z\u00fcrich"),
            ("Z\u00fcrich", "Zu\u0308rich"),
            ("Z\u00fcrich", "Z\u00fc\ufe0frich"),
            ("Z\u00fcrich", "Z\u00fc\u034frich"),
            ("Gro\u00dfkunden", "Grosskunden"),
            ("O'Brien", "O\u2019Brien"),
            ("R&D", "R & D"),
            ("R&D", "r and d"),
            ("Test & Release", "Test und Release"),
            ("No\u00ebl", "noel"),
        ],
    )
    def test_other_spellings_of_a_name_are_known(self, name: str, said: str) -> None:
        assert names_a_team(f"As {said} told us.", [name])

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            # The end of a sentence stands between.
            ("Front-End", "It is in front. End of story."),
            # Fewer than five letters: apart as in the name.
            ("IT 2", "IT2"),
            ("C++", "c is a letter"),
            ("Front-End", "the frontenders"),
            ("Test & Release", "test or release"),
        ],
    )
    def test_what_only_looks_alike_is_no_name(self, name: str, said: str) -> None:
        assert not names_a_team(said, [name])

    def test_a_name_of_signs_only_is_known_as_it_is_written(self) -> None:
        assert names_a_team("As --- told us.", ["---"])
        assert not names_a_team("As all told us - in time.", ["---"])

    def test_other_words_that_begin_like_a_name_are_none(self) -> None:
        assert not names_hidden_team("Billingsgate is a market.", sample_result(), EVERYONE)

    def test_a_name_of_two_letters_is_known_as_it_is_written(self) -> None:
        assert names_a_team("As IT told us.", ["IT"])
        assert names_a_team("IT's queue", ["IT"])
        assert not names_a_team("It is slow.", ["IT"])
        assert not names_a_team("As told.", ["A"])
        assert names_a_team("the web team", ["Web"])

    def test_a_sentence_of_ours_may_use_the_word_that_is_a_name(self) -> None:
        result = with_team_names(("Work", "Dispatch"))
        said = replace(result.findings[0], statement="Much work waits.", evidence=())
        named = replace(said, statement="Works queue is long.")
        seen = for_own_teams(replace(result, findings=(said, named)), frozenset({"Dispatch"}))
        assert [one.statement for one in seen.findings] == ["Much work waits."]


def test_a_commentary_that_names_a_team_of_an_earlier_result_blocks() -> None:
    result = sample_result()
    said = Commentary(finding="gap:build", text="Relay waits.")
    edition = replace(whole_edition(result), commentary=(said,))
    made = proof(result, edition=edition, readers=EVERYONE)
    assert may_publish(checks_of(made))
    known = Known(teams=frozenset({"Relay"}))
    assert states(replace(made, known=known))["names-team"] is CheckState.FAILED


def proof(
    result: Result | None = None, *, edition: Edition | None = None, readers: Readers = EXECUTIVE
) -> Proof:
    result = result or sample_result()
    text = to_json(result)
    return Proof(
        text=ResultText(digest=_sha256(text), text=text),
        result=result,
        edition=edition or whole_edition(result, brand=Brand(firm="Firm")),
        readers=readers,
    )


def states(made: Proof) -> dict[str, CheckState]:
    return {check.name: check.state for check in checks_of(made)}


class TestChecks:
    def test_a_result_as_it_is_passes_and_lacks_commentary(self) -> None:
        checks = checks_of(proof())
        assert may_publish(checks)
        found = states(proof())
        assert found["figures"] is found["groups"] is CheckState.PASSED
        lacking = [check.values["n"] for check in checks if check.name == "no-commentary"]
        assert lacking == [1, 2, 3, 4, 5, 6, 7, 8]

    def test_a_text_that_was_changed_after_it_was_kept_blocks(self) -> None:
        made = proof()
        text = replace(made.text, text=made.text.text.replace("1.7", "1.6"))
        assert states(replace(made, text=text))["figures"] is CheckState.FAILED

    def test_an_edition_that_names_what_is_not_there_blocks(self) -> None:
        made = proof(edition=Edition(findings=("made:up",), actions=()))
        assert states(made)["figures"] is CheckState.FAILED

    @pytest.mark.parametrize(("n", "state"), [(5, CheckState.PASSED), (4, CheckState.FAILED)])
    def test_a_score_of_four_people_blocks(self, n: int, state: CheckState) -> None:
        result = sample_result()
        first, *rest = result.survey.dimensions
        survey = replace(result.survey, dimensions=(replace(first, n=n), *rest))
        assert states(proof(replace(result, survey=survey)))["groups"] is state

    def test_a_threshold_below_five_blocks(self) -> None:
        result = sample_result()
        low = replace(result, privacy=replace(result.privacy, minimum_group=4))
        assert states(proof(low))["groups"] is CheckState.FAILED

    def test_a_band_of_a_team_below_five_blocks(self) -> None:
        result = sample_result()
        first, *rest = result.survey.teams
        survey = replace(result.survey, teams=(replace(first, n_band="1-4"), *rest))
        assert states(proof(replace(result, survey=survey)))["groups"] is CheckState.FAILED

    def test_a_commentary_that_names_a_hidden_team_blocks_for_these_readers_only(self) -> None:
        said = (Commentary(finding="gap:build", text="Billing said so."),)
        edition = replace(whole_edition(sample_result()), commentary=said)
        assert "names-team" not in states(proof(edition=edition))
        blocked = proof(edition=edition, readers=EVERYONE)
        assert states(blocked)["names-team"] is CheckState.FAILED
        assert not may_publish(checks_of(blocked))

    def test_an_edition_without_findings_warns(self) -> None:
        made = proof(edition=Edition(findings=(), actions=()))
        assert states(made)["no-findings"] is CheckState.WARNED
        assert may_publish(checks_of(made))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Actions follow the data: the same situation the same first move, another one another."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from flowgap.diagnosis.choosing_actions import MOST_ACTIONS, Choice, choose
from flowgap.diagnosis.situation import BUSY_ABOVE, IDLE_BELOW, Situation, WaitCause, stated_by
from flowgap.diagnosis.witnesses import StageEvidence, hear_witnesses
from flowgap.playbook.loader import playbook_in
from flowgap.playbook.schema import EvidenceGrade, Lever, MoveKind
from flowgap.result.diagnosis import ConstraintState, ExpectedEffect
from flowgap.stages import PIPELINE_STAGES, Stage

PLAYBOOK = playbook_in("en")
LOW, MIDDLE, FINE = 0.95, 0.5, 0.05


def named(stage: Stage, **known: Any) -> Situation:  # noqa: ANN401 - any field
    """Return a situation in which a stage is named as the constraint, with its finding."""
    situation = Situation(
        state=ConstraintState.NAMED,
        posterior={stage: 0.9, Stage.BUILD: 0.1} if stage is not Stage.BUILD else {stage: 0.9},
        findings=(f"constraint:{stage}",),
    )
    return replace(situation, **known)


def unknown(*findings: str, **known: Any) -> Situation:  # noqa: ANN401 - any field
    return replace(Situation(state=ConstraintState.ABSTAIN, findings=findings), **known)


def chosen(situation: Situation) -> list[str]:
    return [choice.action.id for choice in choose(situation, PLAYBOOK)]


class TestVerdicts:
    @pytest.mark.parametrize(
        ("situation", "first", "verdict"),
        [
            (
                named(Stage.REVIEW, low_p={"REV": LOW}, signs=frozenset({"sizes:up"})),
                "rev-size-cap",
                "review-oversized",
            ),
            (
                named(Stage.REVIEW, low_p={"REV": FINE}, utilization={Stage.REVIEW: 0.4}),
                "rev-artefact",
                "review-idle",
            ),
            (named(Stage.QA, low_p={"TST": LOW}), "tst-flaky", "qa-untested"),
            (
                named(Stage.SECURITY, waits={Stage.SECURITY: WaitCause.CALENDAR}),
                "sec-tiers",
                "security-signoff",
            ),
            (
                named(Stage.SECURITY, utilization={Stage.SECURITY: 0.3}),
                "sec-tiers",
                "security-signoff",
            ),
            (
                named(Stage.RELEASE, waits={Stage.RELEASE: WaitCause.CALENDAR}, low_p={"DEC": LOW}),
                "int-window",
                "release-calendar",
            ),
            (named(Stage.INTEGRATE, low_p={"COM": LOW}), "com-interface", "integration-silent"),
            (named(Stage.CLARIFY, low_p={"DEC": LOW}), "prd-answerer", "clarify-undecided"),
            (unknown("churn:clarify", low_p={"PRD": LOW}), "dec-list", "churn-undecided"),
            (
                unknown("low:OWN", "low:DEC", low_p={"OWN": LOW, "DEC": LOW}),
                "own-list",
                "nobody-decides",
            ),
            (unknown("unsafe:speed"), "int-rollback", "unsafe-speed"),
        ],
    )
    def test_each_verdict_gives_its_first_move(
        self, situation: Situation, first: str, verdict: str
    ) -> None:
        found = choose(situation, PLAYBOOK)[0]
        assert found.action.id == first
        assert found.verdict is not None
        assert found.verdict.id == verdict

    def test_every_verdict_of_the_playbook_is_tried_above_or_below(self) -> None:
        assert len(PLAYBOOK.verdicts) == 11

    def test_low_scores_everywhere_beside_a_fine_clock_ask_to_listen(self) -> None:
        quiet = hear_witnesses({Stage.QA: StageEvidence(survey_p=LOW, telemetry_p=FINE)})
        low = dict.fromkeys(("OWN", "DEC", "REV", "QAC"), LOW)
        situation = unknown("unheard:people", low_p=low, witnesses=quiet)
        assert chosen(situation) == ["com-listening"]
        slow = hear_witnesses({Stage.QA: StageEvidence(survey_p=LOW, telemetry_p=LOW)})
        assert all(
            choice.verdict is None or choice.verdict.id != "people-unheard"
            for choice in choose(replace(situation, witnesses=slow), PLAYBOOK)
        )

    def test_ownership_comes_with_the_decision_list(self) -> None:
        situation = Situation(
            state=ConstraintState.NONE,
            findings=("no-constraint:flow", "low:OWN", "low:DEC"),
            low_p={"OWN": LOW, "DEC": LOW},
        )
        assert chosen(situation) == ["own-list", "dec-list"]

    @pytest.mark.parametrize(("p", "first"), [(0.80, "tst-flaky"), (0.79, "qac-kickoff")])
    def test_a_score_is_low_from_a_probability_of_80_percent_on(self, p: float, first: str) -> None:
        assert PLAYBOOK.actions[first].stages
        found = choose(named(Stage.QA, low_p={"TST": p}), PLAYBOOK)[0]
        assert (found.verdict is not None) == (p >= 0.80)

    def test_what_a_verdict_rules_out_is_not_proposed(self) -> None:
        busy = {Stage.QA: 0.95}
        strong = named(Stage.QA, low_p={"TST": FINE}, utilization=busy, tried=all_but("qac-hire"))
        assert chosen(strong) == ["qac-hire"]
        assert chosen(replace(strong, low_p={"TST": LOW})) == []


def all_but(*actions: str) -> frozenset[str]:
    return frozenset(PLAYBOOK.actions) - {*actions}


class TestOrderOfMoves:
    @pytest.mark.parametrize("stage", PIPELINE_STAGES)
    def test_the_first_action_exploits_the_constraint_where_nothing_else_is_known(
        self, stage: Stage
    ) -> None:
        first = choose(named(stage), PLAYBOOK)[0]
        assert stage in first.action.stages
        assert first.stage is stage
        assert first.action.move is MoveKind.EXPLOIT
        assert first.because == (f"constraint:{stage}",)

    def test_slowing_intake_comes_second(self) -> None:
        first, second = choose(named(Stage.REVIEW), PLAYBOOK)
        assert first.action.id == "rev-promise"
        assert second.action.move is MoveKind.SUBORDINATE

    @pytest.mark.parametrize(
        ("load", "asked"), [(BUSY_ABOVE, False), (BUSY_ABOVE + 0.01, True), (0.95, True)]
    )
    def test_people_are_added_only_above_a_load_of_85_percent(
        self, load: float, *, asked: bool
    ) -> None:
        situation = named(Stage.QA, utilization={Stage.QA: load}, tried=all_but("qac-hire"))
        assert bool(chosen(situation)) is asked

    @pytest.mark.parametrize(("load", "slowed"), [(IDLE_BELOW, True), (IDLE_BELOW - 0.01, False)])
    def test_intake_is_not_slowed_where_the_load_is_low(self, load: float, *, slowed: bool) -> None:
        situation = named(Stage.QA, utilization={Stage.QA: load}, tried=all_but("qac-stop"))
        assert bool(chosen(situation)) is slowed

    def test_where_work_waits_for_a_date_the_calendar_comes_first_and_people_never(self) -> None:
        known: dict[str, Any] = {
            "utilization": {Stage.RELEASE: 0.95},
            "waits": {Stage.RELEASE: WaitCause.CALENDAR},
        }
        assert chosen(named(Stage.RELEASE, **known))[0] == "int-window"
        assert chosen(named(Stage.RELEASE, tried=all_but("int-devops"), **known)) == []

    def test_a_wait_for_somebody_free_leaves_the_calendar_alone(self) -> None:
        waits = {Stage.RELEASE: WaitCause.CAPACITY}
        assert "int-window" not in chosen(named(Stage.RELEASE, waits=waits))

    def test_a_trial_is_never_the_first_move(self) -> None:
        assert chosen(named(Stage.REVIEW, tried=all_but("rev-ai-first"))) == []
        both = named(Stage.REVIEW, tried=all_but("rev-ai-first", "rev-open-cap"))
        assert chosen(both) == ["rev-open-cap", "rev-ai-first"]

    def test_what_was_tried_before_is_not_proposed_again(self) -> None:
        first = chosen(named(Stage.REVIEW))[0]
        again = chosen(named(Stage.REVIEW, tried=frozenset({first})))
        assert again
        assert first not in again

    def test_a_shared_constraint_gets_one_action_on_each_stage(self) -> None:
        situation = Situation(
            state=ConstraintState.SHARED,
            posterior={Stage.QA: 0.4, Stage.REVIEW: 0.45, Stage.BUILD: 0.15},
            findings=("constraint:review", "constraint:qa"),
        )
        first, second = choose(situation, PLAYBOOK)
        assert Stage.REVIEW in first.action.stages
        assert Stage.QA in second.action.stages

    def test_worse_repairs_come_second_where_the_constraint_is_named(self) -> None:
        findings = ("constraint:review", "unsafe:speed")
        assert chosen(named(Stage.REVIEW, findings=findings)) == ["rev-promise", "int-rollback"]


class TestWithoutAConstraint:
    @pytest.mark.parametrize("state", [ConstraintState.ABSTAIN, ConstraintState.OUT_OF_RANGE])
    def test_a_build_stage_that_is_not_measured_is_measured_first(
        self, state: ConstraintState
    ) -> None:
        situation = Situation(state=state, findings=("no-build:build",))
        assert chosen(situation) == ["measure-build"]

    @pytest.mark.parametrize("finding", ["slower", "felt"])
    @pytest.mark.parametrize("stage", PIPELINE_STAGES)
    def test_a_slower_stage_gets_what_is_safe_anyway(self, finding: str, stage: Stage) -> None:
        found = choose(unknown(f"{finding}:{stage}"), PLAYBOOK)
        assert found
        assert all(choice.action.safe_anyway for choice in found)
        assert all(stage in choice.action.stages for choice in found)

    def test_two_actions_have_two_reasons(self) -> None:
        found = choose(unknown("slower:qa", "slower:review"), PLAYBOOK)
        assert [choice.because for choice in found] == [("slower:qa",), ("slower:review",)]

    @pytest.mark.parametrize("dimension", sorted({"OWN", "DEC", "COM", "AIA", "PRD", "WRK"}))
    def test_the_weakest_practice_gets_an_action_of_its_own(self, dimension: str) -> None:
        found = choose(unknown(f"weakest:{dimension}"), PLAYBOOK)[0]
        assert dimension in found.action.dimensions


class TestEveryChoice:
    @pytest.mark.parametrize(
        "finding",
        [
            "gap:build",
            "gap-real:build",
            "rose:REV",
            "faster:qa",
            "split:teams",
            "unseen:DEC",
            "fell:OUT",
            "weakest-hint:OWN",
            "felt-hint:qa",
            "fell-hint:INT",
        ],
    )
    def test_good_news_open_questions_and_hints_ask_for_nothing(self, finding: str) -> None:
        assert chosen(unknown(finding)) == []

    def test_nothing_is_advised_without_a_finding(self) -> None:
        for situation in situations():
            assert chosen(replace(situation, findings=())) == []

    def test_every_action_names_findings_that_are_there(self) -> None:
        for situation in situations():
            for choice in choose(situation, PLAYBOOK):
                assert choice.because
                assert set(choice.because) <= set(situation.findings)

    def test_there_are_at_most_two_and_the_first_acts_on_the_constraint(self) -> None:
        for situation in situations():
            found = choose(situation, PLAYBOOK)
            assert len(found) <= MOST_ACTIONS
            assert len({choice.action.id for choice in found}) == len(found)
            if situation.held_by:
                assert situation.held_by[0] in found[0].action.stages

    def test_preconditions_hold_and_trials_never_lead(self) -> None:
        for situation in situations():
            found = choose(situation, PLAYBOOK)
            assert not found or found[0].action.evidence_grade is not EvidenceGrade.X
            if not situation.held_by:
                assert all(choice.action.safe_anyway for choice in found)

    def test_another_constraint_gets_another_first_move(self) -> None:
        firsts = [chosen(named(stage))[0] for stage in PIPELINE_STAGES]
        assert len(set(firsts)) == len(PIPELINE_STAGES)


class TestExpectedDays:
    def test_they_come_from_the_lever_of_the_action_at_its_stage(self) -> None:
        effect = ExpectedEffect(days=-0.6, low=-0.9, high=-0.2)
        first = first_of(named(Stage.REVIEW, expected={(Stage.REVIEW, Lever.SPEED): effect}))
        assert first.action.lever is Lever.SPEED
        assert first.expected == effect

    def test_without_a_prediction_they_are_not_estimated(self) -> None:
        elsewhere = {(Stage.QA, Lever.SPEED): ExpectedEffect(days=-1.0, low=-2.0, high=-0.5)}
        assert first_of(named(Stage.REVIEW, expected=elsewhere)).expected is None


class TestStatedBy:
    @pytest.mark.parametrize(
        ("finding", "facts"),
        [
            ("constraint:review", ("constraint:review",)),
            ("slower:qa", ("slow:qa",)),
            ("weakest:OWN", ("weak:OWN",)),
            ("unsafe:speed", ("instability:up", "speed:up")),
            ("gap:build", ()),
        ],
    )
    def test_a_finding_states_facts(self, finding: str, facts: tuple[str, ...]) -> None:
        assert stated_by(finding) == facts


def first_of(situation: Situation) -> Choice:
    return choose(situation, PLAYBOOK)[0]


def situations() -> list[Situation]:
    """Return 8 stages and 3 states without one, each with 2 x 3 x 3 sets of what else is known."""
    states = [*PIPELINE_STAGES, ConstraintState.NONE, ConstraintState.ABSTAIN, "out_of_range"]
    return [
        _situation(state, extra, p, load)
        for state, extra, p, load in product(
            states,
            [(), ("unsafe:speed", "weakest:DEC", "slower:qa", "mix:size", "low:OWN")],
            [LOW, MIDDLE, FINE],
            [0.3, 0.7, 0.95],
        )
    ]


def _situation(state: str, extra: tuple[str, ...], p: float, load: float) -> Situation:
    known: dict[str, Any] = {
        "low_p": dict.fromkeys(("OWN", "DEC", "TST", "COM", "PRD", "REV"), p),
        "utilization": dict.fromkeys(PIPELINE_STAGES, load),
    }
    if isinstance(state, Stage):
        return named(state, findings=(f"constraint:{state}", *extra), **known)
    findings = ("no-constraint:flow", *extra) if state == "none" else extra
    return replace(Situation(state=ConstraintState(state), findings=findings), **known)

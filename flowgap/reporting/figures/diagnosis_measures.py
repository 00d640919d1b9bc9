"""The figures of the diagnosis: flow gap, constraint, amplifier, findings and actions."""

from typing import Final

from flowgap.reporting.figures.delivery_measures import LEDGER_UNIT, OWN_UNIT
from flowgap.reporting.figures.figure import Unit
from flowgap.reporting.figures.measure import (
    Bounds,
    Group,
    Key,
    Keys,
    Made,
    Measure,
    alone,
    compared,
    interval,
)

FLOW_GAP: Final = "methods/flow-gap.md"
VERDICTS: Final = "methods/verdicts.md"
CONSTRAINT: Final = "methods/constraint.md"

CURRENCY: Final = "currency"

_STAGE: Final = (Key("stage", "stage"),)
_WITH_STAGE: Final = (Key("stage", "stage", in_id=False),)

DIAGNOSIS_KEYS: Final[Keys] = {
    "flow_gap.competing": (Key("verdict", "subject", kind="verdict"),),
    "flow_gap.rivals": (Key("verdict", "subject", kind="verdict"),),
    "flow_gap.rivals.evidence": (Key("clue", "subject", kind="clue"),),
    "constraint.posterior": _STAGE,
    "constraint.gain_days": _STAGE,
    "constraint.witnesses": _STAGE,
    "constraint.queues": _STAGE,
    "constraint.next": _WITH_STAGE,
    "constraint.teams": (Key("team", "team"),),
    "constraint.teams.posterior": _STAGE,
    "amplifier.effects": (Key("dimension", "dimension"),),
    "findings": (Key("id", "subject"),),
    "actions": (
        Key("id", "subject"),
        Key("stage", "stage", in_id=False),
        Key("dimension", "dimension", in_id=False),
    ),
    "action_results": (Key("action_id", "subject"),),
}


def _chance(field: str) -> Measure:
    return alone(field, Unit.CHANCE, Bounds.UNIT)


FLOW_GAP_GROUPS: Final = (
    Group(
        path="flow_gap",
        source=FLOW_GAP,
        reasons="gap-reason",
        measures=(
            interval("days", LEDGER_UNIT, Bounds.ANY),
            interval(
                "build_saving_days",
                LEDGER_UNIT,
                Bounds.ANY,
                ends=("build_saving_low", "build_saving_high"),
            ),
            alone("ceiling_days", LEDGER_UNIT, Bounds.ANY),
            alone("build_share", Unit.SHARE, Bounds.UNIT),
            interval(
                "give_back_share",
                Unit.SHARE,
                Bounds.ANY,
                ends=("give_back_low", "give_back_high"),
            ),
            alone("throughput_gap", Unit.COEFFICIENT, Bounds.ANY),
            _chance("instability_worse_p"),
        ),
    ),
    Group(path="flow_gap.competing", source=VERDICTS, measures=(_chance("p"),)),
    Group(path="flow_gap.rivals", source=VERDICTS, measures=(_chance("p"),)),
    Group(
        path="flow_gap.rivals.evidence",
        source=VERDICTS,
        measures=(interval("value", OWN_UNIT, Bounds.ANY),),
    ),
    Group(
        path="flow_gap.price",
        source=FLOW_GAP,
        measures=(
            interval("item_days", Unit.ITEM_DAYS, Bounds.ANY),
            *compared(
                "items_per_quarter",
                Unit.ITEMS_PER_QUARTER,
                Bounds.NOT_NEGATIVE,
                prefix="items_per_quarter_",
            ),
        ),
    ),
    Group(
        path="flow_gap.price.money",
        source=FLOW_GAP,
        measures=(interval("amount", CURRENCY, Bounds.ANY),),
    ),
)

CONSTRAINT_GROUPS: Final = (
    Group(path="constraint.posterior", source=CONSTRAINT, measures=(_chance("p"),)),
    Group(
        path="constraint.gain_days",
        source="methods/whatif.md",
        measures=(interval("days", LEDGER_UNIT, Bounds.ANY, made=Made.CAPACITY),),
    ),
    Group(
        path="constraint.witnesses",
        source="methods/witnesses.md",
        measures=(_chance("survey_p"), _chance("telemetry_p"), _chance("ageing_p")),
    ),
    Group(
        path="constraint.queues",
        source="methods/witnesses.md",
        measures=(
            alone("n_open", Unit.ITEMS, Bounds.NOT_NEGATIVE),
            alone("old_share", Unit.SHARE, Bounds.UNIT),
            alone("steady_share", Unit.SHARE, Bounds.UNIT),
            alone("counted", Unit.ITEMS, Bounds.NOT_NEGATIVE),
            alone("expected", Unit.ITEMS, Bounds.NOT_NEGATIVE),
        ),
    ),
    Group(path="constraint.next", source=CONSTRAINT, measures=(_chance("p"),)),
    Group(path="constraint.teams.posterior", source=CONSTRAINT, measures=(_chance("p"),)),
)

AMPLIFIER_GROUPS: Final = (
    Group(
        path="amplifier.effects",
        source="methods/amplifier.md",
        measures=(
            interval("estimate", Unit.SHARE, Bounds.ANY, made=Made.POSTERIOR),
            alone("step_points", Unit.POINTS, Bounds.POINTS),
            alone("n_teams", Unit.TEAMS, Bounds.NOT_NEGATIVE),
            alone("n_periods", Unit.PERIODS, Bounds.NOT_NEGATIVE),
        ),
    ),
)

RECORD_GROUPS: Final = (
    Group(
        path="track_record",
        source="methods/track-record.md",
        measures=(
            alone("n_cases", Unit.COUNT, Bounds.NOT_NEGATIVE),
            alone("n_organizations", Unit.COUNT, Bounds.NOT_NEGATIVE),
            interval(
                "brier",
                Unit.COEFFICIENT,
                Bounds.UNIT,
                ends=("brier_low", "brier_high"),
                made=Made.ORGANIZATIONS,
            ),
            interval(
                "bias_days",
                Unit.DAYS,
                Bounds.ANY,
                ends=("bias_low", "bias_high"),
                made=Made.ORGANIZATIONS,
            ),
            interval(
                "covered_share",
                Unit.SHARE,
                Bounds.UNIT,
                ends=("covered_low", "covered_high"),
                made=Made.ORGANIZATIONS,
            ),
        ),
    ),
)

ACTION_GROUPS: Final = (
    Group(
        path="findings",
        source=VERDICTS,
        measures=(alone("n", Unit.COUNT, Bounds.NOT_NEGATIVE),),
    ),
    Group(
        path="actions.expected",
        source="methods/playbook.md",
        measures=(interval("days", LEDGER_UNIT, Bounds.ANY, made=Made.CAPACITY),),
    ),
    Group(
        path="actions",
        source="methods/playbook.md",
        measures=(alone("review_after_weeks", Unit.WEEKS, Bounds.NOT_NEGATIVE),),
    ),
    Group(
        path="action_results.effect",
        source="methods/actions.md",
        asks_owner=True,
        measures=(interval("days", LEDGER_UNIT, Bounds.ANY, made=Made.SERIES),),
    ),
)

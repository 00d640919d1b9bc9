"""The figures of delivery, and what they were computed from."""

from collections.abc import Iterator
from typing import Final

from flowgap.reporting.figures.figure import Unit
from flowgap.reporting.figures.measure import (
    Bounds,
    Group,
    Key,
    Keys,
    Made,
    Measure,
    Missing,
    alone,
    compared,
    interval,
)

LEDGER: Final = "methods/ledger.md"
ADOPTION: Final = "methods/adoption.md"

LEDGER_UNIT: Final = "ledger_unit"
"""Calendar or working days, as the client counts them: `delivery.unit`."""

OWN_UNIT: Final = "unit"
"""What the field `unit` beside the figure says."""

INDICATOR_UNITS: Final = {
    "pickup_p75_hours": Unit.HOURS,
    "change_size_p75": Unit.LINES,
    "unreviewed_share": Unit.SHARE,
    "review_concentration": Unit.SHARE,
    "conflict_rate": Unit.SHARE,
    "flaky_rate": Unit.SHARE,
    "qa_queue": Unit.DAYS,
    "security_queue": Unit.DAYS,
    "requirement_churn": Unit.SHARE,
    "wip_age": Unit.DAYS,
    "planned_done_share": Unit.SHARE,
    "incidents_per_change": Unit.COUNT,
}
INDICATOR_UNIT: Final = "indicator_unit"

DORA: Final = (
    "deployment_frequency",
    "lead_time",
    "change_fail_rate",
    "recovery_time",
    "rework_rate",
)
PERIODS: Final = ("before", "after")

_STAGE: Final = (Key("stage", "stage"),)

DELIVERY_KEYS: Final[Keys] = {
    "delivery.ledger": _STAGE,
    "delivery.medians": _STAGE,
    "delivery.restricted.stages": _STAGE,
    "delivery.definitions": (Key("definition", "subject", kind="definition"),),
    "delivery.funnel": (Key("step", "subject", kind="step"),),
    "delivery.indicators": (
        Key("id", "subject", kind="indicator"),
        Key("stage", "stage", in_id=False),
    ),
    "delivery.left_out": (Key("reason", "subject"),),
    "generated_from": (Key("", "subject"),),
    "coverage.stages": _STAGE,
    "coverage.columns": (Key("file", "subject"), Key("column", "subject")),
    "coverage.links": (Key("link", "subject", kind="link"),),
}


def _days(field: str, missing: Missing = Missing.NOT_COMPUTED) -> Measure:
    return alone(field, LEDGER_UNIT, Bounds.NOT_NEGATIVE, missing=missing)


def _of_stage(field: str) -> Measure:
    return alone(field, LEDGER_UNIT, Bounds.ANY, missing=Missing.NO_STAMPS)


def _change(field: str, unit: Unit | str = LEDGER_UNIT) -> Measure:
    return interval(field, unit, Bounds.ANY)


def _chance(field: str) -> Measure:
    return alone(field, Unit.CHANCE, Bounds.UNIT)


def _groups() -> Iterator[Group]:
    for period in PERIODS:
        yield Group(
            path=f"delivery.{period}",
            source=LEDGER,
            n="n",
            measures=(_days("mean"), _days("median"), _days("p85")),
        )
    for name in ("lead_time", "mix"):
        yield Group(
            path=f"delivery.{name}",
            source=LEDGER,
            subject=name,
            measures=(_change("change"), _chance("p_worse")),
        )
    yield Group(
        path="delivery.open_items",
        source=LEDGER,
        n="n",
        measures=(alone("median_age", Unit.DAYS, Bounds.NOT_NEGATIVE),),
    )
    for period in PERIODS:
        yield Group(
            path=f"delivery.ledger.{period}",
            source=LEDGER,
            measures=tuple(_days(field, Missing.NO_STAMPS) for field in ("total", "wait", "work")),
        )
    yield Group(
        path="delivery.ledger",
        source=LEDGER,
        measures=(
            _of_stage("change"),
            interval(
                "rate",
                LEDGER_UNIT,
                Bounds.ANY,
                ends=("rate_low", "rate_high"),
                missing=Missing.NO_STAMPS,
            ),
            _of_stage("mix"),
            _chance("p_worse"),
        ),
    )
    yield from _beside_the_ledger()
    yield from _restricted()
    yield from _supporting()
    yield from _adoption()


def _beside_the_ledger() -> Iterator[Group]:
    yield Group(
        path="delivery.unattributed",
        source=LEDGER,
        measures=(
            *compared("total", LEDGER_UNIT, Bounds.NOT_NEGATIVE),
            alone("change", LEDGER_UNIT, Bounds.ANY),
        ),
    )
    yield Group(
        path="delivery", source=LEDGER, measures=(alone("residual", LEDGER_UNIT, Bounds.ANY),)
    )
    yield Group(
        path="delivery.medians",
        source=LEDGER,
        measures=compared("median", LEDGER_UNIT, Bounds.NOT_NEGATIVE),
    )


def _restricted() -> Iterator[Group]:
    yield Group(
        path="delivery.restricted",
        source=LEDGER,
        measures=(
            alone("cap_days", Unit.DAYS, Bounds.NOT_NEGATIVE),
            _change("change", Unit.DAYS),
        ),
    )
    for period in PERIODS:
        yield Group(
            path=f"delivery.restricted.{period}",
            source=LEDGER,
            n="n",
            measures=(
                alone("mean", Unit.DAYS, Bounds.NOT_NEGATIVE),
                alone("n_open", Unit.ITEMS, Bounds.NOT_NEGATIVE),
            ),
        )
    yield Group(
        path="delivery.restricted.stages",
        source=LEDGER,
        measures=(
            *compared("mean", Unit.DAYS, Bounds.NOT_NEGATIVE),
            alone("change", Unit.DAYS, Bounds.ANY),
        ),
    )


def _supporting() -> Iterator[Group]:
    yield Group(
        path="delivery.definitions",
        source=LEDGER,
        measures=(
            *compared("lead_time", Unit.DAYS, Bounds.NOT_NEGATIVE),
            _change("change", Unit.DAYS),
        ),
    )
    yield Group(
        path="delivery.funnel",
        source=LEDGER,
        measures=(
            *compared(
                "per_developer",
                Unit.ITEMS_PER_WEEK,
                Bounds.NOT_NEGATIVE,
                prefix="per_developer_",
            ),
            _change("change", Unit.ITEMS_PER_WEEK),
        ),
    )
    yield Group(
        path="delivery.indicators",
        source=LEDGER,
        n="n",
        measures=(
            *compared("value", INDICATOR_UNIT, Bounds.NOT_NEGATIVE),
            _change("change", INDICATOR_UNIT),
        ),
    )
    for name in DORA:
        yield Group(
            path=f"delivery.dora.{name}",
            source=LEDGER,
            subject=name,
            subject_kind="dora",
            n="n",
            reasons="dora-reason",
            measures=(interval("value", OWN_UNIT, Bounds.NOT_NEGATIVE, made=Made.EXACT),),
        )
    yield Group(
        path="delivery.left_out",
        source=LEDGER,
        measures=(alone("n", Unit.ITEMS, Bounds.NOT_NEGATIVE),),
    )


def _adoption() -> Iterator[Group]:
    yield Group(
        path="delivery.adoption",
        source=ADOPTION,
        measures=compared("share", Unit.SHARE, Bounds.UNIT, prefix="share_"),
    )
    for name in ("effect", "effect_on_delivered"):
        yield Group(
            path=f"delivery.adoption.{name}",
            source=ADOPTION,
            subject=name,
            measures=(
                _relative("estimate", "interval90"),
                _relative("before", "before_interval90", statistic="estimate", period="before"),
                *_teams_and_weeks(),
                alone("placebo_share", Unit.SHARE, Bounds.UNIT),
            ),
        )
    yield Group(
        path="delivery.adoption.dose",
        source=ADOPTION,
        subject="dose",
        measures=(_relative("estimate", "interval90"), *_teams_and_weeks()),
    )


def _relative(
    field: str, ends: str, *, statistic: str | None = None, period: str | None = None
) -> Measure:
    return Measure(
        field=field,
        unit=Unit.SHARE,
        bounds=Bounds.ANY,
        interval=ends,
        made=Made.TEAMS,
        statistic=statistic,
        period=period,
    )


def _teams_and_weeks() -> tuple[Measure, ...]:
    return (
        alone("n_teams", Unit.TEAMS, Bounds.NOT_NEGATIVE),
        alone("n_weeks", Unit.WEEKS, Bounds.NOT_NEGATIVE),
    )


DELIVERY_GROUPS: Final = tuple(_groups())

SOURCE_GROUPS: Final = (
    Group(
        path="generated_from",
        source="importing.md",
        measures=(
            alone("rows", Unit.ROWS, Bounds.NOT_NEGATIVE),
            alone("refused", Unit.ROWS, Bounds.NOT_NEGATIVE),
        ),
    ),
)

COVERAGE_GROUPS: Final = (
    Group(
        path="coverage.stages",
        source="engagement-folder.md",
        measures=compared("share", Unit.SHARE, Bounds.UNIT, prefix="share_"),
    ),
    Group(
        path="coverage.columns",
        source="engagement-folder.md",
        measures=compared("share", Unit.SHARE, Bounds.UNIT),
    ),
    Group(
        path="coverage.links",
        source="engagement-folder.md",
        n="n",
        measures=(
            alone("share", Unit.SHARE, Bounds.UNIT),
            *compared("share", Unit.SHARE, Bounds.UNIT, prefix="share_"),
        ),
    ),
)

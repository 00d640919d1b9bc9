"""What differs between two reports, and why: data, people, questionnaire, model, text, figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flowgap.models import Audience
from flowgap.reporting.edition import Edition
from flowgap.result.document import Period, Result
from flowgap.result.survey import DimensionScore


class Cause(StrEnum):
    """What can make two reports differ, in the order in which one asks."""

    DATA = "data"
    PEOPLE = "people"
    QUESTIONNAIRE = "questionnaire"
    MODEL = "model"
    TEXT = "text"


class Sign(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two reports: what its readers see of the result, and its edition."""

    result: Result
    edition: Edition
    audience: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs: `kind` names it in the catalogue, `subject` says which one it is.

    `before` and `after` are what stood there: digests in short, days, counts or texts.
    """

    cause: Cause
    kind: str
    sign: Sign
    subject: str = ""
    before: str | int | Period | None = None
    after: str | int | Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number with its interval, as far as both are given; `no_score` says that none may be."""

    value: float | None
    low: float | None
    high: float | None
    no_score: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One headline figure of both reports; `unit` is `days` or `points`."""

    name: str
    unit: str
    before: Estimate
    after: Estimate

    @property
    def differs(self) -> bool:
        """Tell whether it is another number, or has another interval."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that differs, and the headline figures side by side."""

    differences: tuple[Difference, ...]
    headlines: tuple[Headline, ...]

    def of(self, cause: Cause) -> tuple[Difference, ...]:
        """Return what differs for one reason."""
        return tuple(one for one in self.differences if one.cause is cause)


def compare(before: Side, after: Side) -> Comparison:
    """Return what differs from one report to another."""
    return Comparison(
        differences=(
            *_data(before.result, after.result),
            *_people(before.result, after.result),
            *_instruments(before.result, after.result),
            *_text(before, after),
        ),
        headlines=tuple(_headlines(before.result, after.result)),
    )


def _data(before: Result, after: Result) -> Iterator[Difference]:
    old, new = before.generated_from, after.generated_from
    for name in dict.fromkeys((*old, *new)):
        first, last = old.get(name), new.get(name)
        if first is None or last is None or first.sha256 != last.sha256:
            yield Difference(
                cause=Cause.DATA,
                kind="file",
                sign=_sign(first, last),
                subject=name,
                before=None if first is None else first.rows,
                after=None if last is None else last.rows,
            )
    for kind in ("before", "after"):
        periods = getattr(before.engagement, kind), getattr(after.engagement, kind)
        yield from _changed(Cause.DATA, f"period-{kind}", periods)


def _people(before: Result, after: Result) -> Iterator[Difference]:
    for kind in ("invited", "responded", "n_teams"):
        counts = getattr(before.survey, kind), getattr(after.survey, kind)
        yield from _changed(Cause.PEOPLE, kind.replace("_", "-"), counts)
    teams = [[one.team for one in side.survey.teams] for side in (before, after)]
    yield from _in_and_out(Cause.PEOPLE, "team", *teams)
    waves = [[one.id for one in side.engagement.waves] for side in (before, after)]
    yield from _in_and_out(Cause.PEOPLE, "wave", *waves)


def _instruments(before: Result, after: Result) -> Iterator[Difference]:
    digests = before.questionnaire_digest, after.questionnaire_digest
    yield from _changed(Cause.QUESTIONNAIRE, "digest", digests)
    waves = tuple(_questionnaire(one) for one in (before, after))
    yield from _changed(Cause.QUESTIONNAIRE, "version", waves)
    yield from _changed(Cause.MODEL, "model", (before.model_version, after.model_version))
    yield from _changed(Cause.MODEL, "flowgap", (before.flowgap_version, after.flowgap_version))
    yield from _changed(Cause.MODEL, "seed", (before.seed, after.seed))


def _questionnaire(result: Result) -> str | None:
    """Return which questionnaire the wave asked that the survey describes."""
    asked = {wave.id: wave.questionnaire for wave in result.engagement.waves}
    return asked.get(result.survey.wave or "")


def _text(before: Side, after: Side) -> Iterator[Difference]:
    yield from _changed(Cause.TEXT, "audience", (before.audience.value, after.audience.value))
    firms = before.edition.brand.firm or None, after.edition.brand.firm or None
    yield from _changed(Cause.TEXT, "firm", firms)
    old = {one.id: one.statement for one in before.edition.findings_of(before.result)}
    new = {one.id: one.statement for one in after.edition.findings_of(after.result)}
    yield from _lines("finding", old, new)
    for name, statement in {**old, **new}.items():
        texts = [
            side.edition.said[name].text if name in there and name in side.edition.said else None
            for side, there in ((before, old), (after, new))
        ]
        for one in _changed(Cause.TEXT, "commentary", (texts[0], texts[1])):
            yield _of(one, statement)
    actions = [
        {one.id: one.title for one in side.edition.actions_of(side.result)}
        for side in (before, after)
    ]
    yield from _lines("action", *actions)


def _lines(kind: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """Yield what came in, went out, says something else, or stands in another order."""
    for name in dict.fromkeys((*old, *new)):
        first, last = old.get(name), new.get(name)
        if first != last:
            yield Difference(
                cause=Cause.TEXT,
                kind=kind,
                sign=_sign(first, last),
                subject=last or first or "",
                before=first,
                after=last,
            )
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield Difference(cause=Cause.TEXT, kind=f"{kind}-order", sign=Sign.CHANGED)


def _in_and_out(
    cause: Cause, kind: str, old: Sequence[str], new: Sequence[str]
) -> Iterator[Difference]:
    for name in old:
        if name not in new:
            yield Difference(cause=cause, kind=kind, sign=Sign.REMOVED, subject=name)
    for name in new:
        if name not in old:
            yield Difference(cause=cause, kind=kind, sign=Sign.ADDED, subject=name)


_Value = str | int | Period | None


def _changed(cause: Cause, kind: str, sides: tuple[_Value, ...]) -> Iterator[Difference]:
    before, after = sides
    if before != after:
        sign = _sign(before, after)
        yield Difference(cause=cause, kind=kind, sign=sign, before=before, after=after)


def _of(one: Difference, subject: str) -> Difference:
    return Difference(
        cause=one.cause,
        kind=one.kind,
        sign=one.sign,
        subject=subject,
        before=one.before,
        after=one.after,
    )


def _sign(before: object, after: object) -> Sign:
    if before is None:
        return Sign.ADDED
    return Sign.REMOVED if after is None else Sign.CHANGED


def _headlines(before: Result, after: Result) -> Iterator[Headline]:
    for name, unit, first, last in zip(_NAMES, _UNITS, _main(before), _main(after), strict=True):
        yield Headline(name=name, unit=unit, before=first, after=last)
    scores = [{one.id: one for one in side.survey.dimensions} for side in (before, after)]
    for name in dict.fromkeys((*scores[0], *scores[1])):
        first, last = (_score(there.get(name)) for there in scores)
        yield Headline(name=name, unit="points", before=first, after=last)


def _score(score: DimensionScore | None) -> Estimate:
    """Return a score; one that no page gives has no figure here either."""
    if score is None or score.estimate is None:
        return _NOTHING
    if not score.is_score:
        return _NO_SCORE
    return Estimate(value=score.estimate, low=score.low, high=score.high)


_NO_SCORE = Estimate(value=None, low=None, high=None, no_score=True)
_NOTHING = Estimate(value=None, low=None, high=None)
_NAMES = ("flow-gap", "saving", "lead-time", "readiness")
_UNITS = ("days", "days", "days", "points")


def _main(result: Result) -> tuple[Estimate, ...]:
    """Return the figures of the summary, as `_NAMES` has them; lead time by its change."""
    gap, change, readiness = result.flow_gap, result.delivery.lead_time, result.survey.readiness
    return (
        Estimate(value=gap.days, low=gap.low, high=gap.high),
        Estimate(value=gap.build_saving_days, low=gap.build_saving_low, high=gap.build_saving_high),
        Estimate(value=change.change, low=change.low, high=change.high),
        Estimate(value=readiness.estimate, low=readiness.low, high=readiness.high),
    )

"""Which explanations compete: the share of resamples and the evidence of each of them."""

from collections.abc import Iterator

from flowgap.delivery.facts import DeliveryFacts
from flowgap.delivery.gap import BUILD_COVERAGE
from flowgap.delivery.ledger import BUILD, comparable_stages
from flowgap.delivery.verdict import MAJORITY, Testimony
from flowgap.result.delivery import Rival, Verdict
from flowgap.result.rivals import Clue, RivalEvidence, Side


def rivals(facts: DeliveryFacts) -> tuple[Rival, ...]:
    """Return every verdict with its share of resamples and its evidence, the likeliest first."""
    judgement = facts.judgement
    if not judgement.testimonies:
        return unheard_rivals()
    shares = dict.fromkeys(Verdict, 0.0)
    shares |= {rival.verdict: rival.p for rival in judgement.competing}
    found = [
        Rival(
            verdict=verdict,
            p=shares[verdict],
            evidence=tuple(_evidence(facts, verdict, shares)),
        )
        for verdict in (*judgement.testimonies, Verdict.CANNOT_TELL)
    ]
    return tuple(sorted(found, key=lambda rival: -shares[rival.verdict]))


def unheard_rivals() -> tuple[Rival, ...]:
    """Return every verdict where nothing could be resampled: no share is known, nothing speaks."""
    return tuple(Rival(verdict=verdict, p=None, evidence=()) for verdict in Verdict)


def _evidence(
    facts: DeliveryFacts, verdict: Verdict, shares: dict[Verdict, float]
) -> Iterator[RivalEvidence]:
    if verdict is Verdict.CANNOT_TELL:
        yield _likeliest(shares)
        yield _build_coverage(facts)
        return
    for testimony in facts.judgement.testimonies[verdict]:
        yield _told(testimony, _plain_value(facts, testimony.clue))


def _told(testimony: Testimony, plain: float | None) -> RivalEvidence:
    """Return a testimony; what is no change between the periods has its `plain` value."""
    estimate, clue = testimony.estimate, testimony.clue
    if testimony.side is Side.UNKNOWN:
        return _figure(clue, testimony.side, None)
    if estimate is None:
        return _figure(clue, testimony.side, plain)
    low, high = estimate.low, estimate.high
    return RivalEvidence(
        clue=clue,
        side=testimony.side,
        value=float(estimate.value),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        unit=clue.unit,
    )


def _plain_value(facts: DeliveryFacts, clue: Clue) -> float | None:
    match clue:
        case Clue.AI_SHARE:
            return facts.adoption.share_after
        case Clue.INSTABILITY:
            return facts.instability_worse_p
        case Clue.UNLIKE_STAGES:
            return float((~comparable_stages(facts.ledger)).sum())
        case _:
            return None


def _likeliest(shares: dict[Verdict, float]) -> RivalEvidence:
    """Return the largest share of any explanation: below half, none is given."""
    most = max(p for verdict, p in shares.items() if verdict is not Verdict.CANNOT_TELL)
    return _figure(Clue.LIKELIEST, Side.FOR if most < MAJORITY else Side.AGAINST, most)


def _build_coverage(facts: DeliveryFacts) -> RivalEvidence:
    """Return the share of items whose time in build is known, of the period that has less."""
    ledger = facts.ledger
    least = min(float(period.coverage[BUILD]) for period in (ledger.before, ledger.after))
    side = Side.FOR if least < BUILD_COVERAGE else Side.AGAINST
    return _figure(Clue.BUILD_COVERAGE, side, least)


def _figure(clue: Clue, side: Side, value: float | None) -> RivalEvidence:
    return RivalEvidence(clue=clue, side=side, value=value, low=None, high=None, unit=clue.unit)

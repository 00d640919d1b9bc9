"""The explanations of the sample's gap: 1.70 of 1.87 days saved in Build moved elsewhere."""

from flowgap.result.delivery import Rival, Verdict
from flowgap.result.rivals import Clue, RivalEvidence, Side

_BUILD = (-1.87, -2.3, -1.5)
_ELSEWHERE = (1.60, 0.8, 2.4)
_AGAIN = (0.10, -0.2, 0.4)
_LIKE_FOR_LIKE = (-0.17, -0.9, 0.6)


def _clue(
    clue: Clue, side: Side, value: float | None = None, ends: tuple[float, float] | None = None
) -> RivalEvidence:
    low, high = (None, None) if ends is None else ends
    return RivalEvidence(clue=clue, side=side, value=value, low=low, high=high, unit=clue.unit)


def _change(clue: Clue, side: Side, change: tuple[float, float, float]) -> RivalEvidence:
    return _clue(clue, side, change[0], change[1:])


def _rival(verdict: Verdict, p: float, *evidence: RivalEvidence) -> Rival:
    return Rival(verdict=verdict, p=p, evidence=evidence)


def sample_rivals() -> tuple[Rival, ...]:
    """Return all seven, the likeliest first."""
    return (
        _rival(
            Verdict.MIGRATED,
            0.81,
            _change(Clue.BUILD, Side.FOR, _BUILD),
            _change(Clue.ELSEWHERE, Side.FOR, _ELSEWHERE),
        ),
        _rival(
            Verdict.ABSORBED_BY_REWORK,
            0.09,
            _change(Clue.FIRST_BUILD, Side.FOR, (-1.90, -2.3, -1.5)),
            _change(Clue.AGAIN, Side.AGAINST, _AGAIN),
            _clue(Clue.RETURNED, Side.UNKNOWN),
        ),
        _rival(
            Verdict.MIX_CHANGE,
            0.06,
            _change(Clue.MIX, Side.FOR, (0.40, 0.1, 0.7)),
            _change(Clue.LIKE_FOR_LIKE, Side.AGAINST, _LIKE_FOR_LIKE),
        ),
        _rival(
            Verdict.CANNOT_TELL,
            0.04,
            _clue(Clue.LIKELIEST, Side.AGAINST, 0.81),
            _clue(Clue.BUILD_COVERAGE, Side.AGAINST, 0.93),
        ),
        _rival(
            Verdict.SCHEDULE_CHANGE,
            0.0,
            _change(Clue.LEAD_TIME, Side.AGAINST, (0.23, -0.6, 1.0)),
            _change(Clue.RELEASE_WAIT, Side.AGAINST, (0.10, -0.1, 0.3)),
            _change(Clue.BUILD, Side.AGAINST, _BUILD),
            _clue(Clue.UNLIKE_STAGES, Side.FOR, 0.0),
        ),
        _rival(
            Verdict.NEVER_ADOPTED,
            0.0,
            _clue(Clue.AI_SHARE, Side.AGAINST, 0.61),
            _change(Clue.AI_RISE, Side.AGAINST, (0.57, 0.53, 0.61)),
            _change(Clue.BUILD, Side.AGAINST, _BUILD),
        ),
        _rival(
            Verdict.GAIN_IS_REAL,
            0.0,
            _change(Clue.BUILD, Side.FOR, _BUILD),
            _change(Clue.LIKE_FOR_LIKE, Side.AGAINST, _LIKE_FOR_LIKE),
            _change(Clue.WITH_OPEN_WORK, Side.AGAINST, (0.31, -0.5, 1.1)),
            _clue(Clue.INSTABILITY, Side.UNKNOWN),
        ),
    )

"""The model: from features to the odds of each stage, its gain, and what is worth saying."""

from dataclasses import dataclass, fields
from typing import Final, NamedTuple

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.flow import Days, Flags
from flowgap.diagnosis.constraint.forest import Forest, predict
from flowgap.diagnosis.constraint.second_look import second_look
from flowgap.diagnosis.constraint.simulated_range import Range, profile, strangeness
from flowgap.queueing.network import Codes

TOP: Final = 3
NOWHERE: Final = -1
_LIKE_A_QUEUE: Final = 0.75
"""Correlation of ranks of what is waited with what is in the stage: delays of other kinds have
less, and names beside it are right less often (`docs/methods/constraint.md`)."""
_MOSTLY_WAITS: Final = 0.7
"""Logarithm of the coefficient of variation of what is waited: above, most do not wait."""
_LEAST: Final = 1e-12
_AT_THE_BEST: Final = (
    "gain_absent",
    "gain_beside",
    "gain_fitted",
    "gain_told",
    "load_told",
    "time_share",
    "measured_share",
    "score_lead",
    "vote_lead",
)
_OF_ALL: Final = ("items", "stages_measured", "people", "unattributed_share", "limit_share")


class Odds(NamedTuple):
    """Trees for the log-odds that a stage is the one that gains most.

    At a first look at the stage alone, and at a second one that sees what the first tells of all.
    """

    first: Forest
    second: Forest


class Gains(NamedTuple):
    """Trees for the gain as a share of lead time: its 5 %, its median and its 95 %."""

    low: Forest
    middle: Forest
    high: Forest


class Whole(NamedTuple):
    """Trees that speak of the organization: log-odds that there is no constraint, and so on."""

    none: Forest
    shared: Forest
    right: Forest


class Thresholds(NamedTuple):
    """From where a stage is named: arrays of shape (2,), with delivery data and by opinions alone.

    Attributes
    ----------
    right : array
        Least probability of being right with which a stage is named.
    none_up_to : array
        Highest probability of there being none with which a stage is named.
    """

    right: Days
    none_up_to: Days


class Model(NamedTuple):
    """All that was learned.

    Attributes
    ----------
    odds : Odds
    gains : Gains
    whole : Whole
    temperature : array of shape (5,)
        Weights of `heat_columns` in the logarithm of what log-odds are divided by.
    widening : array of shape (5,)
        Weights of `heat_columns` in what is added to the upper end of the interval of a gain, as
        a share of its width.
    thresholds : Thresholds
    simulated : Range
    """

    odds: Odds
    gains: Gains
    whole: Whole
    temperature: Days
    widening: Days
    thresholds: Thresholds
    simulated: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the model makes of N organizations.

    Attributes
    ----------
    posterior : array of shape (N, 8)
        Of being the stage that gains most, if there is any to gain; sums to 1.
    gain_share : array of shape (N, 3, 8)
        Low, median and high, as shares of lead time.
    p_none, p_shared, p_right : arrays of shape (N,)
        That there is no constraint; that it is shared; that naming the first stage is right.
    strangeness : array of shape (N,)
        Above 1 outside of what was simulated.
    """

    posterior: Days
    gain_share: Days
    p_none: Days
    p_shared: Days
    p_right: Days
    strangeness: Days

    def take(self, chosen: Flags) -> "Judgement":
        """Return what it makes of some of the organizations."""
        return Judgement(**{one.name: getattr(self, one.name)[chosen] for one in fields(self)})


def judge(model: Model, rows: Days) -> Judgement:
    """Return what the model makes of organizations.

    Parameters
    ----------
    model : Model
    rows : array of shape (N, 8, F)
    """
    posterior = posterior_of(log_odds(model.odds, rows), heat(model.temperature, rows))
    gain_share = gains_of(model.gains, model.widening, rows)
    summary = summary_of(rows, posterior, gain_share)
    return Judgement(
        posterior=posterior,
        gain_share=gain_share,
        p_none=_chance(predict(model.whole.none, summary)),
        p_shared=_chance(predict(model.whole.shared, summary)),
        p_right=_chance(predict(model.whole.right, summary)),
        strangeness=strangeness(model.simulated, profile(rows)),
    )


def may_name(model: Model, rows: Days, told: Judgement) -> Flags:
    """Return of which of N organizations a stage may be named.

    Both probabilities suffice, and no other stage has a queue that the records do not explain.
    """
    is_clear = hidden_queue(rows, told) == NOWHERE
    return np.asarray(is_probable(model, rows, told) & is_clear)


def is_probable(model: Model, rows: Days, told: Judgement) -> Flags:
    """Return for which of N organizations there is a constraint, and the name is right, enough."""
    bounds, source = model.thresholds, by_opinions_alone(rows).astype(np.intp)
    is_right, is_there = bounds.right[source], bounds.none_up_to[source]
    return np.asarray((told.p_right >= is_right) & (told.p_none <= is_there))


def hidden_queue(rows: Days, told: Judgement) -> Codes:
    """Return where each of N organizations has a queue that the records do not explain.

    It counts where more is waited so at another stage than the likeliest would gain: the place of
    the largest, or `NOWHERE`.
    """
    here = np.arange(len(rows))
    likeliest = np.argmax(told.posterior, axis=1)
    waited = hidden_waiting(rows)
    waited[here, likeliest] = 0.0
    most = np.argmax(waited, axis=1)
    outweighs = waited[here, most] > np.maximum(told.gain_share[here, 1, likeliest], 0.0)
    return np.where(outweighs, most, NOWHERE)


def hidden_waiting(rows: Days) -> Days:
    """Return shares of lead time that wait beside people who seem free: array of shape (N, 8).

    Work waits though a server seems free, as it does for people who are shared with other teams
    or who come for some hours only, but the longer the more of it there is. Where most of it does
    not wait at all, ranks are those of ties, and tell of no queue; where work is not told from
    waiting, nobody is seen free.
    """
    follows = _column(rows, "wait_follows_load") > _LIKE_A_QUEUE
    mostly_waits = _column(rows, "wait_spread") < _MOSTLY_WAITS
    counts = follows & mostly_waits & (_column(rows, "tells_work") == 1)
    return np.where(counts, np.nan_to_num(_column(rows, "needless_share")), 0.0)


def _column(rows: Days, name: str) -> Days:
    return np.asarray(rows[:, :, NAMES.index(name)])


def by_opinions_alone(rows: Days) -> Flags:
    """Return which of N organizations, of rows of shape (N, 8, F), have no delivery data."""
    return np.asarray(np.isnan(rows[:, 0, NAMES.index("stages_measured")]))


def log_odds(odds: Odds, rows: Days) -> Days:
    """Return the log-odds of each stage at the second look: array of shape (N, 8)."""
    return told_by(odds.second, second_look(rows, told_by(odds.first, rows)))


def told_by(forest: Forest, rows: Days) -> Days:
    """Return what trees tell of each stage: array of shape (N, 8)."""
    return predict(forest, _flat(rows)).reshape(rows.shape[:2])


def heat_columns(rows: Days) -> Days:
    """Return what decides how far log-odds are to be trusted: array of shape (N, 5)."""
    measured = rows[:, 0, NAMES.index("stages_measured")]
    told = ~np.isnan(_column(rows, "load_told"))
    heard = ~np.isnan(_column(rows, "score"))
    return np.stack(
        [
            np.ones(len(rows)),
            by_opinions_alone(rows).astype(np.float64),
            np.nan_to_num(measured) / 8,
            told.mean(axis=1),
            heard.any(axis=1).astype(np.float64),
        ],
        axis=1,
    )


def heat(temperature: Days, rows: Days) -> Days:
    """Return what the log-odds of each organization are divided by: array of shape (N,)."""
    return np.exp(heat_columns(rows) @ temperature)


def posterior_of(odds: Days, divisor: Days) -> Days:
    """Return odds that sum to 1 over stages."""
    scaled = odds / divisor[:, np.newaxis]
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def gains_of(gains: Gains, widening: Days, rows: Days) -> Days:
    """Return low, median and high gains as shares of lead time: array of shape (N, 3, 8)."""
    flat = _flat(rows)
    told = np.stack([predict(forest, flat).reshape(rows.shape[:2]) for forest in gains], axis=1)
    told = np.sort(told, axis=1)
    more = (heat_columns(rows) @ widening)[:, np.newaxis] * (told[:, 2] - told[:, 0])
    told[:, 2] = np.maximum(told[:, 2] + more, told[:, 1])
    return told


def summary_of(rows: Days, posterior: Days, gain_share: Days) -> Days:
    """Return what organization-wide questions are answered from: array of shape (N, C)."""
    order = np.argsort(-posterior, axis=1)
    chance = np.take_along_axis(posterior, order, axis=1)[:, :TOP]
    entropy = -np.sum(posterior * np.log(posterior + _LEAST), axis=1, keepdims=True)
    gain = np.sort(gain_share, axis=2)[:, :, ::-1]
    ratio = gain[:, 1, 1:TOP] / np.maximum(gain[:, 1, :1], 1e-3)
    best = np.take_along_axis(
        rows[:, :, [NAMES.index(name) for name in _AT_THE_BEST]],
        order[:, :1, np.newaxis],
        axis=1,
    )[:, 0]
    whole = rows[:, 0, [NAMES.index(name) for name in _OF_ALL]]
    return np.concatenate(
        [
            chance,
            entropy,
            gain[:, 0, :1],
            gain[:, 1, :TOP],
            gain[:, 2, :1],
            ratio,
            best,
            whole,
            heat_columns(rows)[:, 1:],
        ],
        axis=1,
    )


def _flat(rows: Days) -> Days:
    return rows.reshape(-1, rows.shape[-1])


def _chance(odds: Days) -> Days:
    return np.asarray(1 / (1 + np.exp(-odds)))

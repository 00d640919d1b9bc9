"""The sentence on how the product's own predictions fared: the same in reports and on pages."""

from flowgap.reporting.words import Words
from flowgap.result.track_record import LEAST_CASES, TrackRecord


def record_sentence(record: TrackRecord, words: Words) -> str:
    """Return what may be said: figures with intervals, or that it is not validated yet."""
    if not record.is_validated:
        return words.say("record-none", n=record.n_cases, least=LEAST_CASES)
    return words.say(
        "record",
        n=words.number(record.n_cases),
        organizations=words.number(record.n_organizations),
        brier=words.number(record.brier, decimals=2),
        brier_interval=words.interval(record.brier_low, record.brier_high, decimals=2),
        bias=words.days(record.bias_days, signed=True),
        bias_interval=words.change(record.bias_low, record.bias_high),
        covered=words.percent(record.covered_share),
        covered_low=words.percent(record.covered_low),
        covered_high=words.percent(record.covered_high),
    )

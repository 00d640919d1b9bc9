"""Every id that delivery puts into a result has its words in every language."""

from enum import StrEnum

import pytest

from flowgap.delivery.figures.dora import DoraReason
from flowgap.delivery.figures.indicators import IndicatorId
from flowgap.delivery.gap import GapReason
from flowgap.wording import LANGUAGES, Wording

COUNTS = {"items_before": 1, "items_after": 2, "weeks_before": 3, "weeks_after": 4}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("prefix", "ids"),
    [
        ("indicator-missing", IndicatorId),
        ("dora-missing", DoraReason),
        # The reason has three texts, chosen by what is missing.
        ("flow-gap", set(GapReason) - {GapReason.BUILD_NOT_MEASURED}),
    ],
)
def test_every_id_has_its_words(language: str, prefix: str, ids: type[StrEnum]) -> None:
    wording = Wording(language)
    texts = [wording.say(f"{prefix}-{one}", **COUNTS) for one in ids]
    assert all(texts)
    assert len(set(texts)) == len(texts)

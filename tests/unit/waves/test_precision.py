"""When a team has answered enough, while all answers are sealed."""

import pytest

from flowgap.privacy.bands import team_bands
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.waves.precision import has_enough, planned_answers
from tests.support.waves import MRI


class TestPlannedAnswers:
    @pytest.mark.parametrize(
        ("booklet_items", "planned"), [(None, 7), (12, 10), (23, 10), (24, 8), (49, 7)]
    )
    def test_fewer_items_need_more_people(self, booklet_items: int | None, planned: int) -> None:
        # Of 12 dimensions: 12 or 23 items are one each, 24 two, 49 four. Of each so many:
        # 620 / 64 = 9.7, (81 + 225 + 25 / 2 + 289 / 2) / 64 = 7.2, 384.5 / 64 = 6.01.
        assert planned_answers(MRI, booklet_items) == planned

    def test_a_pulse_asks_one_item_of_each_dimension(self) -> None:
        assert planned_answers(load_questionnaire("pulse@1"), None) == 10


class TestHasEnough:
    @pytest.mark.parametrize(
        ("band", "n_invited", "enough"),
        [
            # The least that the band allows: 60 % of 11 are 6.6, so 7 people; of 10 they are 6.
            ("60-79%", 11, True),
            ("60-79%", 10, False),
            ("60%+", 11, True),
            # 80 % of 8 are 6.4, so 7; of 7 they are 5.6, so 6.
            ("80%+", 8, True),
            ("80%+", 7, False),
            ("0-39%", 100, False),
        ],
    )
    def test_every_number_of_the_band_must_be_enough(
        self, band: str, n_invited: int, *, enough: bool
    ) -> None:
        assert has_enough(band, n_invited, 7) is enough

    @pytest.mark.parametrize("n_invited", [6, 9, 12, 18, 23, 34])
    def test_it_tells_no_more_than_the_band(self, n_invited: int) -> None:
        for n in range(5, n_invited + 1):
            band = rate(n, n_invited)
            least = min(m for m in range(5, n_invited + 1) if rate(m, n_invited) == band)
            # A band may begin below the five that are listed: then there are not enough either.
            assert has_enough(band, n_invited, 7) is (least >= 7)


def rate(n: int, n_invited: int) -> str:
    band = team_bands(n, n_invited=n_invited, minimum=5).rate
    assert band is not None
    return band

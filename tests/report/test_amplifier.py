"""The page on whether AI amplifies what is there: printed when null, too."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import Page, Table
from flowgap.reporting.material import Material
from flowgap.reporting.sections.amplifier import amplifier_page
from flowgap.reporting.words import Words
from flowgap.result.diagnosis import Amplifier, AmplifierEffect, AmplifierState
from flowgap.wording import Wording
from tests.support.sample_frame import untested_amplifier
from tests.support.sample_result import sample_result


def page(*ends: tuple[float, float], language: str = "en") -> Page:
    """Return the page on effects with these intervals."""
    effects = tuple(
        AmplifierEffect(
            dimension=name,
            estimate=(low + high) / 2,
            low=low,
            high=high,
            step_points=6.5,
            n_teams=11,
            n_periods=6,
        )
        for name, (low, high) in zip(("OWN", "DEC", "TST", "COM"), ends, strict=False)
    )
    tested = Amplifier(
        state=AmplifierState.MEASURED, reason=None, effects=effects, use="developers"
    )
    result = replace(sample_result(language=language), amplifier=tested)
    found = amplifier_page(Material(result=result, words=Words(Wording(language))))
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_null_is_printed_with_every_interval(language: str) -> None:
    found = page((-0.1, 0.1), (-0.05, 0.15), language=language)
    table = found.blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 2
    assert all(row.cells[2].drawing is not None for row in table.rows)


def test_the_title_names_what_is_clear_only() -> None:
    assert page((-0.1, 0.1)).title.startswith("No practice shows")
    clear = page((0.01, 0.2), (-0.1, 0.1)).title
    assert "Ownership" in clear
    assert "Decision" not in clear
    assert "less delivery" in page((-0.2, -0.01)).title
    assert "others are" in page((-0.2, -0.01), (0.01, 0.2)).title


def test_without_a_test_there_is_no_page() -> None:
    result = sample_result(amplifier=untested_amplifier("en", "few_teams"))
    assert amplifier_page(Material(result=result, words=Words(Wording("en")))) is None

"""The questionnaire: one row for each kind of check, and a pilot until all are passed."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId, Row, RowKind
from flowgap.result.survey import GateState, InstrumentGate
from flowgap.scoring.gates import GateName
from tests.report.said import find_page, page_of, surveyed, table, texts
from tests.support.sample_result import sample_result

PAGE = PageId.INSTRUMENT
CHECKS = {"en": "Checks of the questionnaire", "de": "Prüfungen des Fragebogens"}


class TestChecks:
    def test_each_kind_has_one_row_with_its_bound_its_values_and_its_states(self) -> None:
        # Omegas of the sample are .70 to .84: all reach .70. Teams are too few to judge ICC(1).
        rows = rows_of()
        assert rows["Items hang together (omega)"] == [
            "at least 0.70",
            "0.70 to 0.84",
            "12",
            "0",
            "0",
        ]
        assert rows["Teams differ (ICC(1))"] == ["above 0.05", "0.11", "0", "0", "12"]
        assert rows["Fit of twelve factors (CFI)"] == [
            "at least 0.95",
            "not measured",
            "0",
            "0",
            "1",
        ]

    def test_shares_and_counts_are_printed_as_such(self) -> None:
        rows = rows_of()
        assert rows["“Cannot tell”, most of one item"][:2] == ["at most 30%", "12%"]
        assert rows["People who misread the same item"][0] == "at most 2"

    def test_states_of_all_rows_add_up_to_the_checks(self) -> None:
        result = sample_result()
        counts = [int(cell) for row in rows_of().values() for cell in row[2:]]
        # Six for each of twelve dimensions, and twelve of the whole: 6 * 12 + 12 = 84.
        assert sum(counts) == len(result.survey.gates) == 84

    def test_a_failed_check_is_counted_as_failed(self) -> None:
        rows = rows_of(gate(value=0.69, state=GateState.FAILED), gate(value=0.75))
        assert rows["Items hang together (omega)"][2:] == ["1", "1", "0"]

    @pytest.mark.parametrize(
        ("value", "found"), [(0.698, "0.698"), (0.694, "0.69"), (0.70, "0.70")]
    )
    def test_a_value_is_never_rounded_to_a_bound_that_it_misses(
        self, value: float, found: str
    ) -> None:
        assert rows_of(gate(value=value))["Items hang together (omega)"][1] == found

    def test_a_value_of_too_few_says_so(self) -> None:
        row = next(row for row in whole_table() if texts(row)[0] == "Teams differ (ICC(1))")
        assert row.cells[2].note == "too few to judge"

    @pytest.mark.parametrize("language", CHECKS)
    def test_every_kind_has_a_name_in_every_language(self, language: str) -> None:
        kinds = tuple(gate(name=name) for name in GateName)
        result = surveyed(language=language, gates=kinds)
        names = {texts(row)[0] for row in table(result, PAGE, CHECKS[language]).rows}
        assert not names & {name.replace("_", " ") for name in GateName}
        assert len(names) == len(GateName) + 1

    def test_a_kind_or_side_that_is_not_known_stays_readable(self) -> None:
        rows = rows_of(replace(gate(name="next_check", value=0.5), side="=="))
        assert rows["next check"][:2] == ["0.70", "0.50"]


class TestPage:
    def test_its_title_says_that_the_questionnaire_is_a_pilot(self) -> None:
        # 3 checks of items in each of 12 dimensions are judged, and those of AI enablement hang
        # together too loosely in one of them: .70 - .42 = .28 is below .30. 36 - 1 = 35.
        assert page_of(sample_result(), PAGE).title == (
            "The questionnaire is a pilot instrument: 35 of 84 checks are passed"
        )

    def test_past_the_pilot_it_says_so(self) -> None:
        past = surveyed(pilot_instrument=False, gates=(gate(value=0.75),))
        assert page_of(past, PAGE).title == "The questionnaire has passed 1 of 1 checks"

    def test_dimensions_past_the_pilot_are_named(self) -> None:
        first, *others = sample_result().survey.dimensions
        result = surveyed(dimensions=(replace(first, pilot=False), *others))
        assert "Past the pilot: Ownership." in page_of(result, PAGE).standfirst
        assert "Past the pilot" not in page_of(sample_result(), PAGE).standfirst

    def test_without_checks_there_is_no_page(self) -> None:
        assert find_page(surveyed(gates=()), PAGE) is None


def rows_of(*gates: InstrumentGate) -> dict[str, list[str]]:
    """Return the rows by the name of their check, those of the sample unless others are given."""
    rows = whole_table(*gates)
    return {texts(row)[0]: texts(row)[1:] for row in rows if row.kind is RowKind.PLAIN}


def whole_table(*gates: InstrumentGate) -> tuple[Row, ...]:
    result = surveyed(gates=gates) if gates else sample_result()
    return table(result, PAGE, CHECKS["en"]).rows


def gate(
    *, name: str = "omega", value: float | None = None, state: GateState = GateState.PASSED
) -> InstrumentGate:
    return InstrumentGate(
        name=name, dimension="OWN", value=value, side=">=", bound=0.70, state=state, reason=None
    )

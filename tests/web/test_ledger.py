"""The ledger page: the lines of the report, and sums that hold."""

from collections.abc import Callable

import pytest

from flowgap.reporting.blocks import PageId, Table
from flowgap.result.document import Result
from tests.support.browse import XHTML, Browser, text_of
from tests.support.sample_result import cannot_tell_result, gain_is_real_result, sample_result
from tests.web.conftest import Keep
from tests.web.samples import report_page


class TestLedger:
    @pytest.mark.parametrize("state", [sample_result, gain_is_real_result, cannot_tell_result])
    def test_its_numbers_are_those_of_the_report(
        self, browse: Browser, keep: Keep, state: Callable[..., Result]
    ) -> None:
        result = state()
        ledger = report_page(result, PageId.LEDGER)
        page = browse.get(f"{keep(result)}/ledger")
        assert page.heading == ledger.title
        # The report's columns: stage, before, after, bars, steps, change, interval. The page adds
        # one, so that the first seven must be the same.
        table = page.all("table", css_class="ledger")[0]
        rows = [
            [text_of(cell) for cell in row] for row in table.iter(f"{XHTML}tr") if len(row) == 8
        ][1:]
        expected = [
            [row.cells[column].text for column in (0, 1, 2, 5, 6)]
            for block in ledger.blocks
            if isinstance(block, Table)
            for row in block.rows
        ]
        assert [[row[column] for column in (0, 1, 2, 5, 6)] for row in rows] == expected

    def test_printed_changes_add_up_to_the_change_of_lead_time(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/ledger")
        rows = {
            text_of(row[0]): text_of(row[5])
            for row in page.all("tr")
            if len(row) == 8 and text_of(row[5])
        }
        total = number(rows.pop("Lead time"))
        parts = sum(
            number(change)
            for name, change in rows.items()
            if name not in {"Stage", "Ceiling", "Flow gap"}
        )
        assert parts == pytest.approx(total, abs=1e-9)

    def test_a_phone_gets_a_block_for_every_line(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/ledger")
        blocks = page.all("ul", css_class="stage-blocks")[0]
        rows = [row for row in page.all("tr") if len(row) == 8]
        assert len(blocks) == len(rows) - 1  # all but the head


def number(printed: str) -> float:
    return float(printed.replace("\N{MINUS SIGN}", "-"))

"""Somebody who has nothing but the page of the trend, and says what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.support.somebody import Somebody
from tests.web.chromium import follow

if TYPE_CHECKING:
    from playwright.sync_api import Locator

ACTION_VERDICTS: Final = ("worked", "worse", "no-evidence", "cannot-tell")


@dataclass(frozen=True, slots=True)
class TrendReader:
    """Reads the page that lies before somebody."""

    reader: Somebody

    def choose(self, team: str) -> None:
        """Turn to the trend of a team."""
        chooser = self.reader.page.locator(".chooser")
        chooser.locator("summary").click()
        follow(chooser.get_by_role("link", name=team, exact=True))
        self.open_table()

    def open_table(self) -> None:
        """Show all values."""
        caption = self.reader.say("web-trend-table")
        self.reader.page.locator("summary", has_text=caption).click()

    @property
    def n_waves(self) -> int:
        """Return of how many waves the table tells."""
        return self._table.locator("thead th").count() - 2

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Return the names of all dimensions."""
        return tuple(self._verdicts)

    def dimensions_that(self, verdict: str) -> set[str]:
        """Answer which dimensions stand with this verdict, e.g. `better`."""
        word = self.reader.say(f"report-trend-{verdict}")
        return {name for name, said in self._verdicts.items() if said == word}

    def whether_it_worked(self, action: str) -> str:
        """Answer which verdict stands with an action."""
        line = self.reader.page.locator(".taken li", has_text=action)
        said = line.locator(".chip").inner_text().strip()
        return next(
            verdict
            for verdict in ACTION_VERDICTS
            if self.reader.say(f"web-action-{verdict}") == said
        )

    @property
    def _table(self) -> "Locator":
        return self.reader.page.get_by_role("region", name=self.reader.say("web-trend-table"))

    @property
    def _verdicts(self) -> Mapping[str, str]:
        rows = [
            row.locator("th, td").all_inner_texts() for row in self._table.locator("tbody tr").all()
        ]
        return {row[0].strip(): row[-1].strip() for row in rows}

"""Somebody at a screen, who finds things by role and name, in English or in German."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flowgap.wording import Wording
from tests.web.chromium import follow

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with a browser of their own; names of things are given as ids of messages."""

    page: "Page"
    site: str
    words: Wording

    def say(self, message_id: str, **values: object) -> str:
        """Return the words of a message in the language of this person."""
        return self.words.say(message_id, **values)

    @property
    def heading(self) -> str:
        """What the page says in its first line."""
        return str(self.page.get_by_role("heading", level=1).inner_text())

    @property
    def text(self) -> str:
        """All that the page says, white space folded."""
        return " ".join(self.page.locator("main").inner_text().split())

    def visit(self, address: str) -> None:
        """Type an address."""
        self.page.goto(f"{self.site}{address}")

    def button(self, message_id: str, **values: object) -> "Locator":
        """Return a button by its name."""
        return self.page.get_by_role("button", name=self.say(message_id, **values), exact=True)

    def press(self, message_id: str, **values: object) -> None:
        """Press a button that leads to another page."""
        follow(self.button(message_id, **values))

    def open(self, message_id: str) -> None:
        """Follow a link beside the menu; where two lead to the same place, the first."""
        name = self.say(message_id)
        follow(self.page.locator(".stage").get_by_role("link", name=name, exact=True).first)

    def go(self, message_id: str) -> None:
        """Go to a place of the menu."""
        name = self.say(message_id)
        follow(self.page.locator(".side").get_by_role("link", name=name, exact=True))

    def field(self, message_id: str) -> "Locator":
        """Return a field by its label."""
        return self.page.get_by_label(self.say(message_id), exact=True)

    def fill(self, **values: str) -> None:
        """Fill in fields; `client_name` is the one whose label is the message `client-name`."""
        for name, value in values.items():
            self.field(name.replace("_", "-")).fill(value)

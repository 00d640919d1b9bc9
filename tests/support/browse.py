"""A client that checks every page it fetches, so that no test needs to remember."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.test import TestResponse

from tests.support.parsing import parse_strictly

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"

LABELLED_INPUTS = ("input", "select", "textarea")
NAMELESS_TYPES = ("hidden", "submit")


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page, parsed and checked."""

    response: TestResponse
    root: Element

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def title(self) -> str:
        return text_of(self.all("title")[0])

    @property
    def heading(self) -> str:
        return text_of(self.all("h1")[0])

    @property
    def words(self) -> str:
        """All text that a reader sees or hears, white space folded."""
        return text_of(self.all("body")[0])

    @property
    def main(self) -> str:
        """The text of the main part."""
        return text_of(self.all("main")[0])

    def all(self, tag: str, *, css_class: str | None = None) -> list[Element]:
        """Return all elements of a kind, in order; of drawings, only the drawing itself."""
        found = list(self.root.iter(f"{SVG if tag == 'svg' else XHTML}{tag}"))
        if css_class is None:
            return found
        return [element for element in found if css_class in element.get("class", "").split()]

    def links(self) -> dict[str, str]:
        """Return the text of each link with its address."""
        return {text_of(link): link.get("href", "") for link in self.all("a")}


class Browser:
    """Fetches pages of an application and checks each."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def get(self, address: str, *, status: int = 200, language: str = "en") -> Page:
        """Fetch a page and check it."""
        response = self.client.get(address, headers={"Accept-Language": language})
        return self.read(response, status)

    def post(self, address: str, data: Mapping[str, object], *, status: int = 200) -> Page:
        """Send a form as a browser does: with the token that the form holds."""
        return self.post_to(address, data, form=address, status=status)

    def post_to(
        self, address: str, data: Mapping[str, object], *, form: str, status: int = 200
    ) -> Page:
        """Send a form to an address other than that of the page it stands on."""
        token = self.get(form).root.find(f".//{XHTML}input[@name='csrf_token']")
        assert token is not None, f"{form} has no form with a token"
        fields = {"csrf_token": token.get("value", ""), **data}
        response = self.client.post(address, data=fields, content_type="multipart/form-data")
        return self.read(response, status)

    def read(self, response: TestResponse, status: int) -> Page:
        """Parse an answer of this status, and check the page that it holds."""
        assert response.status_code == status, response.get_data(as_text=True)[:2000]
        if response.location:
            return Page(response, Element("nothing"))
        page = Page(response, parse_strictly(response.get_data(as_text=True)))
        check(page, self.app)
        return page


def check(page: Page, app: Flask) -> None:
    """Check what must hold on every page."""
    html = page.all("html")[0]
    assert html.get("lang") in {"en", "de"}
    assert len(page.all("title")) == 1
    assert page.title.endswith(" - FlowGap")
    assert len(page.all("h1")) == 1, "one h1"
    assert len(page.all("main")) == 1, "one main"
    check_ids(page)
    check_fields(page)
    check_links(page, app)
    check_policy(page)
    check_drawings(page)
    assert '"' not in visible_text(page), "straight quotation marks"


def check_ids(page: Page) -> None:
    ids = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
    twice = [name for name, count in ids.items() if count > 1]
    assert not twice, f"ids used twice: {twice}"
    for element in page.root.iter():
        for name in element.get("aria-describedby", "").split():
            assert name in ids, f"described by {name}, which is not there"


def check_fields(page: Page) -> None:
    labels = {label.get("for") for label in page.all("label")}
    for kind in LABELLED_INPUTS:
        for field in page.all(kind):
            if field.get("type") not in NAMELESS_TYPES:
                assert field.get("id") in labels, f"{field.get('name')} has no label"


def check_links(page: Page, app: Flask) -> None:
    """Every link of ours leads to a route, every fragment to an id of the page."""
    ids = {element.get("id") for element in page.root.iter()}
    adapter = app.url_map.bind("localhost")
    for element in page.root.iter():
        for attribute, method in (("href", "GET"), ("src", "GET"), ("action", "POST")):
            address = element.get(attribute)
            if address is None:
                continue
            if address.startswith("#"):
                assert address[1:] in ids, f"{address} leads nowhere"
                continue
            assert address.startswith("/"), f"{address} leaves the application"
            adapter.match(re.split(r"[?#]", address)[0], method=method)


def check_policy(page: Page) -> None:
    """Nothing on the page needs what the security policy forbids."""
    policy = page.response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not page.all("script")
    assert not page.all("style")
    for element in page.root.iter():
        forbidden = [name for name in element.attrib if name == "style" or name.startswith("on")]
        assert not forbidden, f"{element.tag} has {forbidden}"


def check_drawings(page: Page) -> None:
    """A drawing says what it shows, or is hidden from those who cannot see it."""
    for drawing in page.all("svg"):
        hidden = drawing.get("aria-hidden") == "true"
        named = drawing.get("aria-label") or drawing.find(f"{SVG}title") is not None
        assert hidden or (drawing.get("role") == "img" and named), "a drawing without words"


def visible_text(page: Page) -> str:
    """Return the text of the page without code, in which straight marks belong."""
    return "".join(
        element.text or ""
        for element in page.root.iter()
        if element.tag not in {f"{XHTML}code", f"{XHTML}script"}
    )


def text_of(element: Element) -> str:
    """Return what a reader sees, the parts apart by one space."""
    return " ".join(" ".join(element.itertext()).split())

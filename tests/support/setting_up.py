"""An engagement to set up in tests: begun by its form, and forms sent as browsers send them."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.support.browse import XHTML, Browser, Page
from tests.support.engagement_files import write_engagement

BEGUN = {
    "client": "Alder Freight",
    "title": "Organizational MRI",
    "language": "en",
    "timezone": "Europe/Berlin",
}


def begin(browse: Browser, **other: str) -> str:
    """Begin an engagement and return its address."""
    page = send(browse, "/engagements/create", {**BEGUN, **other})
    assert page.status == 303
    return (page.response.location or "").rstrip("/")


def upload(browse: Browser, folder: Path) -> str:
    """Upload a small folder, have it diagnosed, and return the address of the engagement."""
    return upload_files(
        browse, {p.name: p.read_bytes() for p in write_engagement(folder).iterdir()}
    )


def upload_files(browse: Browser, files: Mapping[str, bytes]) -> str:
    """Upload files as a folder, and return the address of the engagement."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    archive.seek(0)
    page = browse.post("/engagements/new", {"folder": (archive, "folder.zip")}, status=303)
    return (page.response.location or "").rstrip("/")


def send(
    browse: Browser,
    address: str,
    fields: Mapping[str, object],
    *,
    form: str | None = None,
    status: int = 303,
) -> Page:
    """Send a form as browsers send those without files, beside what it holds already."""
    page = browse.get(form or address)
    kept = filled(page)
    response = browse.client.post(address, data={**kept, **fields})
    return browse.read(response, status)


def filled(page: Page) -> dict[str, str]:
    """Return what the fields of a page hold, as if it was sent unchanged."""
    found: dict[str, str] = {}
    for field in page.root.iter(f"{XHTML}input"):
        kind, name = field.get("type"), field.get("name")
        if (
            name
            and kind not in {"file", "submit"}
            and (kind not in {"checkbox", "radio"} or "checked" in field.attrib)
        ):
            found.setdefault(name, field.get("value", ""))
    for field in page.root.iter(f"{XHTML}textarea"):
        found.setdefault(field.get("name", ""), (field.text or "").lstrip("\n"))
    for field in page.root.iter(f"{XHTML}select"):
        chosen = [one for one in field.iter(f"{XHTML}option") if "selected" in one.attrib]
        options = chosen or list(field.iter(f"{XHTML}option"))
        found.setdefault(field.get("name", ""), options[0].get("value", "") if options else "")
    return found

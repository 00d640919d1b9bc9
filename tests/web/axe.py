"""What axe objects to on a page."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: "Page", rules: dict[str, list[str]]) -> list[str]:
    """Return what axe objects to, by rules or tags of rules."""
    from axe_playwright_python.base import (  # type: ignore[import-untyped] # noqa: PLC0415 - has no types, is optional
        AXE_SCRIPT,
    )

    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    ((kind, values),) = rules.items()
    options = {"runOnly": {"type": kind, "values": values}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {json.dumps([node['html'] for node in rule['nodes']])[:300]}"
        for rule in found["violations"]
    ]

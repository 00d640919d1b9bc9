"""What the page of the report room is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowgap.reporting.material import Material
from flowgap.reporting.preview import Preview
from flowgap.services.report_room.checks import Check
from flowgap.services.report_room.drafts import KeptDraft, Note
from flowgap.services.report_room.publishing import Version
from flowgap.web.pages.report_room.addresses import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the page is drawn from. `problem` is what was wrong with a form, `typed` its note."""

    kept: KeptDraft
    material: Material
    preview: Preview
    proof_digest: str
    colour: str
    firm: str
    checks: tuple[Check, ...]
    versions: tuple[Version, ...]
    languages: Mapping[str, str]
    spot: Spot
    problem: str = ""
    typed: Note | None = None

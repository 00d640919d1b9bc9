"""The report room as it is opened: result, draft, brand, checks, and for whom it is shown."""

from dataclasses import dataclass
from typing import Any

from flask import abort, url_for
from sqlalchemy.orm import Session

from flowgap.reporting.edition import Brand, Edition, Imprint
from flowgap.reporting.material import Material
from flowgap.reporting.preview import preview_page
from flowgap.reporting.words import Words
from flowgap.services.disclosure.known_teams import known_teams
from flowgap.services.disclosure.own_teams import Known
from flowgap.services.engagements.keeping import KeptResult
from flowgap.services.report_room.audiences import Readers, UnknownAudienceError, readers_of
from flowgap.services.report_room.brands import find_brand
from flowgap.services.report_room.checks import Proof, checks_of
from flowgap.services.report_room.draft import edition_of
from flowgap.services.report_room.drafts import Author, DraftDesk, KeptDraft, Note
from flowgap.services.report_room.languages import languages_of
from flowgap.services.report_room.publishing import list_versions
from flowgap.services.report_room.rows import ResultText, result_text
from flowgap.web.access import signed_in
from flowgap.web.clock import utc_now
from flowgap.web.database import reading
from flowgap.web.opened import open_result, show
from flowgap.web.pages.report_room.addresses import Spot
from flowgap.web.pages.report_room.room import room_page
from flowgap.web.pages.report_room.seen import Seen
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What every view of the room begins with."""

    kept: KeptResult
    wording: Wording
    text: ResultText
    draft: KeptDraft
    brand: Brand
    spot: Spot
    known: Known

    @property
    def edition(self) -> Edition:
        """Return what is printed of the draft."""
        return edition_of(self.draft.draft, self.brand)

    @property
    def proof(self) -> Proof:
        """Return what would be published."""
        return Proof(
            text=self.text,
            result=self.kept.result,
            edition=self.edition,
            readers=self.spot.readers,
            known=self.known,
        )


def open_room(key: str, asked: dict[str, Any]) -> Room:
    """Open the room at a spot; one that there is not answers 404."""
    kept, wording = open_result(key)
    with reading() as session:
        draft = desk(session, kept).find()
        return Room(
            kept=kept,
            wording=wording,
            text=result_text(session, key, kept.digest),
            draft=draft,
            brand=find_brand(session),
            spot=_spot(kept, asked),
            known=known_teams(session, key, kept.digest),
        )


def desk(session: Session, kept: KeptResult) -> DraftDesk:
    """Return where the draft of an engagement is changed."""
    return DraftDesk(session, kept.public_key, kept.result)


def author() -> Author:
    """Return who saves, and when."""
    return Author(name=signed_in().name, now=utc_now())


def show_room(room: Room, *, problem: str = "", typed: Note | None = None) -> str:
    """Return the page of the room; `typed` is a commentary that was refused."""
    key = room.kept.public_key
    with reading() as session:
        versions = list_versions(session, key)
        languages = languages_of(session, key, room.kept.digest, room.kept.result)
    proof = room.proof
    logo = room.brand.logo_sha256
    address = url_for("brand.logo", digest=logo) if logo else ""
    seen = Seen(
        kept=room.draft,
        material=Material(result=room.kept.result, words=Words(room.wording)),
        preview=preview_page(
            proof.shown, Imprint(edition=proof.edition, logo=address), room.spot.page
        ),
        proof_digest=proof.digest,
        colour=room.brand.colour,
        firm=room.brand.firm,
        checks=checks_of(proof),
        versions=versions,
        languages=languages,
        spot=room.spot,
        problem=problem,
        typed=typed,
    )
    page = room_page(seen, room.wording)
    return show(room.kept, "report_room", page, template="report_room/room")


def _spot(kept: KeptResult, asked: dict[str, Any]) -> Spot:
    audience, team = asked.get("audience") or "executive", asked.get("team") or None
    try:
        readers: Readers = readers_of(audience, team, kept.result)
    except UnknownAudienceError:
        abort(404)
    return Spot(
        readers=readers, finding=asked.get("finding") or None, page=asked.get("page") or None
    )

"""The brand of a workspace: its firm, one colour that is read on white, and a logo."""

import hashlib
import io
import re
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import Final

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Engagement, FirmBrand, FirmLogo, Workspace, workspace_of
from flowgap.reporting.edition import Brand

LEAST_CONTRAST: Final = 4.5
"""Of text on white: WCAG 2.2, 1.4.3."""
MOST_LOGO_BYTES: Final = 1024 * 1024
MOST_PIXELS: Final = 25_000_000
"""Of a picture that is decoded: a small file may claim to be a very large picture."""
LOGO_SIZE: Final = (900, 300)
"""Enough for 60 by 16 mm at 380 dots an inch."""
LONGEST_FIRM: Final = 80

_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6})")
_KINDS: Final = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
_DAMAGED: Final = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    SyntaxError,
    OverflowError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""A damaged picture fails in any way it likes."""
_MARKUP: Final = (b"<svg", b"<?xml", b"<!doctype", b"<html")


class BrandError(FlowGapError):
    """A part of the brand is refused; `code` names the sentence, `values` fill it."""

    def __init__(self, code: str, **values: str) -> None:
        """Keep what a page needs to say why."""
        self.code = code
        self.values = values
        super().__init__(f"{code} {values}")


class BrandChangedError(FlowGapError):
    """Somebody else kept a brand since the page was loaded; `theirs` is that one."""

    def __init__(self, theirs: Brand) -> None:
        """Keep what a page shows beside what was typed."""
        self.theirs = theirs
        super().__init__("the brand was changed since it was seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLogo:
    """A logo as it is kept: a PNG without anything but its pixels."""

    content: bytes

    @property
    def digest(self) -> str:
        """Return its SHA-256."""
        return hashlib.sha256(self.content).hexdigest()


def find_brand(session: Session) -> Brand:
    """Return the brand of the workspace; nothing is set where nobody did."""
    row = session.scalar(select(FirmBrand).filter_by(workspace_id=workspace_of(session)))
    return Brand() if row is None else _brand(row)


def brand_digest(brand: Brand) -> str:
    """Return what tells one brand from another: SHA-256 of its parts."""
    return hashlib.sha256(f"{brand.firm}\n{brand.colour}\n{brand.logo_sha256}".encode()).hexdigest()


def save_brand(session: Session, brand: Brand, *, seen: str, logo: NewLogo | None = None) -> None:
    """Keep the brand; a logo that is not given stays, one that is taken away stays in editions.

    Raises
    ------
    BrandChangedError
        If the kept brand is not the one whose digest was seen.
    """
    place = workspace_of(session)
    # The first brand has no row yet: who saves has the workspace alone.
    session.execute(select(Workspace.id).filter_by(id=place).with_for_update())
    row = session.scalar(select(FirmBrand).filter_by(workspace_id=place))
    if row is None:
        row = FirmBrand(workspace_id=place, firm="", colour="", logo_digest="")
        session.add(row)
    if seen != brand_digest(_brand(row)):
        raise BrandChangedError(_brand(row))
    row.firm, row.colour, row.logo_digest = brand.firm, brand.colour, brand.logo_sha256
    if logo is not None:
        row.logo_digest = logo.digest
        _keep_logo(session, place, logo)


def _brand(row: FirmBrand) -> Brand:
    return Brand(firm=row.firm, colour=row.colour, logo_sha256=row.logo_digest)


def find_logo(session: Session, digest: str) -> bytes | None:
    """Return a logo of the workspace, if there is one of this digest."""
    if not digest:
        return None
    return session.scalar(
        select(FirmLogo.content).filter_by(workspace_id=workspace_of(session), digest=digest)
    )


def logo_for(session: Session, key: str, digest: str) -> bytes | None:
    """Return a logo of the workspace that an engagement belongs to, whoever asks."""
    query = (
        select(FirmLogo.content)
        .join(Engagement, Engagement.workspace_id == FirmLogo.workspace_id)
        .where(Engagement.public_key == key, FirmLogo.digest == digest)
    )
    return session.scalar(query)


def read_colour(typed: str) -> str:
    """Return a colour as `#rrggbb`, or nothing where nothing was typed.

    Raises
    ------
    BrandError
        If it is no colour, or text in it could not be read on white.
    """
    if not typed.strip():
        return ""
    found = _HEX.fullmatch(typed.strip())
    if found is None:
        raise BrandError("colour-wrong")
    colour = f"#{found[1].lower()}"
    ratio = contrast_with_white(colour)
    if ratio < LEAST_CONTRAST:
        # Cut, not rounded: 4.49 must not be told as 4.5.
        raise BrandError("colour-faint", ratio=f"{int(ratio * 10) / 10:.1f}")
    return colour


def contrast_with_white(colour: str) -> float:
    """Return the contrast of `#rrggbb` with white, 1 to 21, as WCAG 2.2 defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of sRGB
        for share in channels
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def read_logo(content: bytes) -> NewLogo:
    """Return a picture, decoded and encoded anew: nothing of the file itself is kept.

    Raises
    ------
    BrandError
        If it is too large, or no PNG or JPEG.
    """
    if len(content) > MOST_LOGO_BYTES:
        raise BrandError("logo-large")
    kind = next((name for head, name in _KINDS.items() if content.startswith(head)), None)
    if kind is None:
        start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        raise BrandError("logo-svg" if start.startswith(_MARKUP) else "logo-kind")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return NewLogo(content=_encoded(content, kind))
    except _DAMAGED as error:
        raise BrandError("logo-damaged") from error


def _encoded(content: bytes, kind: str) -> bytes:
    with Image.open(io.BytesIO(content), formats=[kind]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise BrandError("logo-pixels")
        plain = picture.convert("RGBA")
    plain.thumbnail(LOGO_SIZE)
    file = io.BytesIO()
    plain.save(file, format="PNG", optimize=True)
    return file.getvalue()


def _keep_logo(session: Session, place: int, logo: NewLogo) -> None:
    same = select(FirmLogo.id).filter_by(workspace_id=place, digest=logo.digest)
    if session.scalar(same) is None:
        session.add(FirmLogo(workspace_id=place, digest=logo.digest, content=logo.content))

"""Links that were given out right now: shown once, to print and to keep as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.services.waves.link_table import address_of, link_rows, links_csv
from flowgap.services.waves.opening import Link
from flowgap.services.waves.poster import QrCode, qr_code
from flowgap.wording import Wording

MOST_DRAWN: Final = 200
"""Teams whose QR codes stand on the page; of more, the table has the links."""
MOST_SHOWN: Final = 2_000
"""Links that stand on the page; the table has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLink:
    """One link; a personal one has an address of its person in place of a code."""

    team: str
    person: str
    address: str
    code: str
    qr: QrCode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksPage:
    """All links, and the same as a table."""

    name: str
    label: str
    title: str
    standfirst: str
    type_at: str
    links: tuple[ShownLink, ...]
    hidden_note: str
    table: str
    base: str
    told: str


def links_page(  # noqa: PLR0913 - each part is needed
    name: str,
    links: Sequence[Link],
    wording: Wording,
    *,
    public_url: str,
    is_new: bool,
    told: str = "",
) -> LinksPage:
    """Return the page; `is_new` where the wave was just opened."""
    say, n_shared = wording.say, sum(link.code is not None for link in links)
    kind = "new" if is_new else "renewed"
    return LinksPage(
        name=name,
        label=say("waves-links"),
        title=say(f"waves-links-title-{kind}", name=name, n=len(links)),
        standfirst=say("waves-links-once"),
        type_at=f"{public_url.partition('://')[2]}/answer",
        links=tuple(
            _shown(link, public_url, draws=n_shared <= MOST_DRAWN) for link in links[:MOST_SHOWN]
        ),
        hidden_note=say("waves-links-more", n=len(links) - MOST_SHOWN)
        if len(links) > MOST_SHOWN
        else "",
        table=links_csv(tuple(link_rows(links, public_url=public_url))),
        base=say("waves-links-base"),
        told=told,
    )


def _shown(link: Link, public_url: str, *, draws: bool) -> ShownLink:
    address = address_of(link, public_url)
    return ShownLink(
        team=link.team,
        person=link.address or "",
        address=address,
        code=link.code or "",
        qr=qr_code(address) if draws and link.code is not None else None,
    )

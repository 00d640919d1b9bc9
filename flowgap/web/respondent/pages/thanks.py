"""The last page: the receipt, what can be done with it, and what happens next."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import url_for

from flowgap.web.respondent.moments import moment
from flowgap.web.respondent.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksPage:
    """All that the last page shows. `attempt` lets it be shown again in another language."""

    receipt: str
    file: str
    removed: str
    repeated: str
    until: str
    closes: str
    results: str
    attempt: str
    address: str


def thanks_page(
    visit: Visit, *, receipt: str, attempt: bytes, n_removed: int, is_repeated: bool
) -> ThanksPage:
    """Return the page for answers that are kept; `is_repeated`: they had arrived before."""
    wording, door = visit.wording, visit.door
    closes = moment(wording, door.closes_at, door.promise.timezone)
    return ThanksPage(
        receipt=receipt,
        file=_file(visit, receipt, closes),
        removed=wording.say("respondent-removed", n=n_removed) if n_removed else "",
        repeated=wording.say("respondent-thanks-repeated") if is_repeated else "",
        until=wording.say("respondent-until", moment=closes),
        closes=closes,
        results=wording.say("respondent-next-results-text", n=door.promise.minimum_group),
        attempt=attempt.hex(),
        address=visit.address(),
    )


def _file(visit: Visit, receipt: str, closes: str) -> str:
    """Return the receipt as a file that stands in its link: nothing else has to be fetched."""
    text = visit.wording.say(
        "respondent-receipt-file-text",
        receipt=receipt,
        client=visit.door.client,
        moment=closes,
        address=url_for("respondent.receipt", _external=True),
    )
    return f"data:text/plain;charset=utf-8,{quote(text)}"

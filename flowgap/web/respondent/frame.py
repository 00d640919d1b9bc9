"""What surrounds every page of a respondent, and how it is sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from babel.core import Locale
from flask import Response, g, render_template, request

from flowgap.web.packing import pack
from flowgap.web.respondent.reception import current_reception
from flowgap.web.respondent.visit import Visit
from flowgap.wording import LANGUAGES, Wording

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; script-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""The icon stands in the page: that is one request less on a phone."""

FRAMED: Final = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
"""Of a preview: it stands beside what is being worded, on a page of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Another language; without an address it is a button of the page's form."""

    language: str
    name: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Header and footer. `statement` is the address of the confidentiality statement.

    `notice` stands above a page that is not what it seems to be.
    """

    client: str
    language: str
    direction: str
    switches: tuple[Switch, ...]
    is_draft_translation: bool
    run_by: str
    statement: str | None
    in_form: bool
    notice: str | None


def make_frame(
    visit: Visit, *, in_form: bool = False, endpoint: str = "entrance", **query: str
) -> Frame:
    """Return the frame of a page of a link.

    On a page with a form the language is a button of it, so that nothing chosen is lost;
    elsewhere it is a link to `endpoint`.
    """
    wording, firm = visit.wording, visit.door.promise.firm
    return Frame(
        client=visit.door.client,
        language=wording.language,
        direction=direction_of(wording.language),
        switches=tuple(
            Switch(
                language=language,
                name=Wording(language).say("respondent-language"),
                href=None if in_form else visit.address(endpoint, **query, language=language),
            )
            for language in visit.languages
            if language != wording.language
        ),
        is_draft_translation=not visit.questionnaire.translation_validated,
        run_by=_run_by(wording, firm),
        statement=visit.address("statement"),
        in_form=in_form,
        notice=current_reception().keeper.notice(wording),
    )


def outside_frame(wording: Wording, *, in_form: bool = False) -> Frame:
    """Return the frame of a page that belongs to no wave.

    On a page with a form that was sent once the language is a button of it, so that what was
    typed is not lost; elsewhere it is a link.
    """
    others = [language for language in LANGUAGES if language != wording.language]
    return Frame(
        client="FlowGap",
        language=wording.language,
        direction=direction_of(wording.language),
        switches=tuple(_outside_switches(others, in_form=in_form)),
        is_draft_translation=False,
        run_by=_run_by(wording, None),
        statement=None,
        in_form=in_form,
        notice=current_reception().keeper.notice(wording),
    )


def direction_of(language: str) -> str:
    """Return in which direction a language is written, `ltr` or `rtl`."""
    return Locale.parse(language).text_direction


def show(template: str, frame: Frame, page: object, *, status: int = 200) -> Response:
    """Draw a page, under the policy of these pages, packed where the browser can unpack it."""
    html = render_template(template, frame=frame, page=page)
    response = Response(html, status=status, mimetype="text/html")
    is_framed = g.get("is_preview", False)
    response.headers["Content-Security-Policy"] = FRAMED if is_framed else CONTENT_SECURITY_POLICY
    return pack(response)


def _run_by(wording: Wording, firm: str | None) -> str:
    if firm is None:
        return wording.say("respondent-run-by-nobody")
    return wording.say("respondent-run-by", firm=firm)


def _outside_switches(languages: Sequence[str], *, in_form: bool) -> Iterator[Switch]:
    for language in languages:
        yield Switch(
            language=language,
            name=Wording(language).say("respondent-language"),
            href=None if in_form else f"{quote(request.path)}?language={language}",
        )

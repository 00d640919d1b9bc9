"""A preview of one questionnaire file: the respondents' own pages, and nothing behind them."""

import hashlib
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from flask import Flask, Response
from werkzeug.exceptions import HTTPException, SecurityError

from flowgap.answering.promise import Promise
from flowgap.answering.selecting import Asking
from flowgap.config import LOOPBACK_HOSTS
from flowgap.errors import InputError
from flowgap.privacy.thresholds import MINIMUM_COMMENTS, MINIMUM_GROUP
from flowgap.questionnaire.folder import locale_paths
from flowgap.questionnaire.loader import languages_of_file, load_file
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.waves.doors import Door, DoorState, UnknownLinkError
from flowgap.services.waves.seals import Envelope
from flowgap.services.waves.sending import ReceiptState, ReceiptUnknownError
from flowgap.web import assets, language, packing, respondent, security
from flowgap.web.application import make_flask
from flowgap.web.clock import utc_now
from flowgap.web.respondent.outcome import go_to
from flowgap.web.respondent.reception import EXTENSION, Reception
from flowgap.wording import LANGUAGES, Wording

TOKEN: Final = "preview"  # noqa: S105 - it opens nothing
CLIENT: Final = "Example Ltd"
OPEN_FOR: Final = timedelta(days=18)

Stamps = tuple[tuple[str, int, int], ...]


class PreviewKeeper:
    """One file, read anew whenever it changes. What is sent is thanked for and forgotten."""

    def __init__(self, source: Path, *, asking: Asking, now: datetime) -> None:
        """Read the file.

        Raises
        ------
        InputError
            If it is in no order, or in no language that the pages speak.
        """
        self._source = source
        self._asking = asking
        self._now = now
        self._worded, self._problem = _read(source)
        self._stamps = _stamps(source)

    def languages_of(self, reference: str) -> tuple[str, ...]:
        """Return the languages of the file that the pages speak, too."""
        del reference
        return tuple(self._worded)

    def questionnaire_in(self, reference: str, language: str) -> Questionnaire:
        """Return the file in one of its languages."""
        del reference
        return self._worded[language]

    def find_door(self, kind: str, token: str, *, now: datetime) -> Door:
        """Return a door that is always open, as it is for one person or for a team."""
        del now
        if token != TOKEN:
            raise UnknownLinkError("a preview has one link of each kind")
        self._read_again()
        first = next(iter(self._worded.values()))
        return Door(
            wave_id=0,
            wave="preview",
            team_id=0,
            invitation=bytes(16) if kind == "r" else None,
            client=CLIENT,
            questionnaire=first.reference,
            asking=self._asking,
            opens_at=self._now,
            closes_at=self._now + OPEN_FOR,
            promise=_PROMISE,
            state=DoorState.OPEN,
            # A draft of an earlier state of the file does not fit the items of this one.
            place=hashlib.sha256(f"{kind}:{first.digest}".encode()).digest(),
        )

    def keep(self, door: Door, envelope: Envelope, *, now: datetime) -> bool:
        """Forget what was sent."""
        del door, envelope, now
        return True

    def look_up(self, receipt: str) -> ReceiptState:
        """Find nothing: nothing was kept."""
        del receipt
        raise ReceiptUnknownError("a preview keeps no answers")

    def withdraw(self, receipt: str) -> None:
        """Find nothing: nothing was kept."""
        del receipt
        raise ReceiptUnknownError("a preview keeps no answers")

    def notice(self, wording: Wording) -> str | None:
        """Say that this is a preview, and whether the file cannot be used now."""
        if self._problem is not None:
            return wording.say("respondent-preview-problem", problem=self._problem)
        return wording.say("respondent-preview")

    def _read_again(self) -> None:
        stamps = _stamps(self._source)
        if stamps == self._stamps:
            return
        self._stamps = stamps
        try:
            self._worded, self._problem = _read(self._source)
        except InputError as error:
            self._problem = str(error)


def create_preview(
    source: Path, *, asking: Asking | None = None, now: datetime | None = None
) -> Flask:
    """Return an application that shows one file, draft or published, and stores nothing.

    Raises
    ------
    InputError
        If the file cannot be used.
    """
    keeper = PreviewKeeper(source, asking=asking or Asking(), now=now or utc_now())
    secret = secrets.token_hex()
    app = make_flask(secret, trusted_hosts=LOOPBACK_HOSTS)
    app.extensions[EXTENSION] = Reception(secret, keeper=keeper)
    for part in (security, language, packing):
        part.register(app)
    for blueprint in (respondent.bp, assets.bp):
        app.register_blueprint(blueprint)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SecurityError, _unknown_host)
    app.add_url_rule("/", view_func=start)
    return app


def start() -> Response:
    """Lead to the first page."""
    return go_to(f"/t/{TOKEN}")


def _http_error(error: HTTPException) -> Response:
    return respondent.error_page(error.code or 500)


def _unknown_host(_error: SecurityError) -> tuple[str, int]:
    return "A preview is for this machine only.", 400


_PROMISE: Final = Promise(
    minimum_group=MINIMUM_GROUP,
    minimum_comments=MINIMUM_COMMENTS,
    shows_comments=True,
    keeps_until=None,
    backups_until=None,
    contact=None,
    firm=None,
    timezone="UTC",
)


def _read(source: Path) -> tuple[dict[str, Questionnaire], str | None]:
    """Return the file in the languages of the pages, and what is wrong with a translation."""
    own, *others = languages_of_file(source)
    worded, problem = {own: load_file(source)}, None
    for name in others:
        try:
            worded[name] = load_file(source, language=name)
        except InputError as error:
            problem = str(error)
    spoken = {name: one for name, one in worded.items() if name in LANGUAGES}
    if not spoken:
        raise InputError(
            f"it is worded in {', '.join(worded)} only",
            file=str(source),
            allowed=f"a language that the pages speak: {', '.join(LANGUAGES)}",
        )
    return spoken, problem


def _stamps(source: Path) -> Stamps:
    """Return what tells that a file was written anew, for all files of the questionnaire."""
    found = []
    for path in (source, *locale_paths(source)):
        try:
            state = path.stat()
        except OSError:
            continue
        found.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(found)

"""Every error as a page in words, with what to do next."""

from collections.abc import Mapping
from typing import Final

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError, ProgrammingError
from werkzeug.exceptions import HTTPException, SecurityError

from flowgap.errors import FlowGapError, PangoMissingError
from flowgap.services.accounts.permissions import NotAllowedError
from flowgap.services.engagements.keeping import EngagementNotFoundError, ResultOutdatedError
from flowgap.services.jobs.asking import JobNotFoundError, TooManyJobsError
from flowgap.services.jobs.work import FULL_DISK
from flowgap.services.over_time.register import ActionNotFoundError
from flowgap.services.questionnaires.keeping import QuestionnaireNotFoundError
from flowgap.services.releases.kept import ReleaseDamagedError, ReleaseRefusedError
from flowgap.services.report_room.links import LinkNotFoundError
from flowgap.services.report_room.publishing import VersionNotFoundError
from flowgap.services.waves.closing import WaveNotFoundError
from flowgap.services.webhooks.registering import WebhookNotFoundError
from flowgap.web import engagements
from flowgap.web.language import current_wording
from flowgap.web.problems import is_api, problem
from flowgap.web.respondent import error_page, is_respondents
from flowgap.web.security import SAFE_METHODS
from flowgap.web.statuses import CONFLICT, MALFORMED, NOT_ALLOWED, NOT_FOUND, UNAVAILABLE
from flowgap.web.typed_texts import typed_texts
from flowgap.web.workload import RETRY_SECONDS, BusyError

EXPLAINED: Final = (400, 403, 404, 405, 413, 500)
"""Codes that have a page of their own in the catalogue; others get that of their family."""


def register(app: Flask) -> None:
    """Turn exceptions into pages."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SecurityError, _unknown_host)
    app.register_error_handler(CSRFError, _form_too_old)
    for missing in (
        EngagementNotFoundError,
        WaveNotFoundError,
        QuestionnaireNotFoundError,
        VersionNotFoundError,
        LinkNotFoundError,
        JobNotFoundError,
        WebhookNotFoundError,
        ActionNotFoundError,
    ):
        app.register_error_handler(missing, _not_found)
    app.register_error_handler(ResultOutdatedError, _result_outdated)
    app.register_error_handler(ReleaseRefusedError, _release_refused)
    app.register_error_handler(ReleaseDamagedError, _release_damaged)
    app.register_error_handler(PangoMissingError, _pango_missing)
    for busy in (TooManyJobsError, BusyError):
        app.register_error_handler(busy, _busy)
    app.register_error_handler(OSError, _disk)
    app.register_error_handler(NotAllowedError, _not_allowed)
    app.register_error_handler(DataError, _no_such_value)
    for error in (OperationalError, ProgrammingError):
        app.register_error_handler(error, _database_unusable)


def _unknown_host(_error: SecurityError) -> ResponseReturnValue:
    """Answer in plain text: without a host there are no addresses that a page could link to."""
    if is_api(request.path):
        return problem(400)
    words = current_wording().say("web-error-host")
    return words, MALFORMED, {"Content-Type": "text/plain; charset=utf-8"}


def _http_error(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if is_api(request.path):
        return problem(code, headers=_kept(error))
    if is_respondents(request.path) or engagements.bp.name not in current_app.blueprints:
        return error_page(code)
    explained = code if code in EXPLAINED else (400 if code < EXPLAINED[-1] else 500)
    return _page(f"web-error-{explained}", code, headers=_kept(error))


def _kept(error: HTTPException) -> dict[str, str]:
    """Return the error's own headers (`Allow`, `Retry-After`) but those of its own page."""
    return {name: value for name, value in error.get_headers() if name != "Content-Type"}


def _form_too_old(_error: CSRFError) -> ResponseReturnValue:
    return _page("web-error-form", MALFORMED, typed=typed_texts())


def _not_found(_error: FlowGapError) -> ResponseReturnValue:
    return _page("web-error-404", NOT_FOUND)


def _result_outdated(_error: ResultOutdatedError) -> ResponseReturnValue:
    return _page("web-error-outdated", CONFLICT)


def _release_refused(_error: ReleaseRefusedError) -> ResponseReturnValue:
    return _page("web-error-release-refused", CONFLICT)


def _release_damaged(error: ReleaseDamagedError) -> ResponseReturnValue:
    current_app.logger.error("%s", error)
    return _page("web-error-release-damaged", UNAVAILABLE)


def _pango_missing(_error: PangoMissingError) -> ResponseReturnValue:
    return _page("web-error-pango", UNAVAILABLE)


def _not_allowed(_error: NotAllowedError) -> ResponseReturnValue:
    return _page("web-error-not-allowed", NOT_ALLOWED)


def _disk(error: OSError) -> ResponseReturnValue:
    """Tell of a full disk; any other error of files is a failure like any other."""
    if error.errno not in FULL_DISK:
        raise error
    current_app.logger.error("disk: %s", error.strerror)
    return _page("web-error-disk-full", 507)


def _busy(_error: TooManyJobsError | BusyError) -> ResponseReturnValue:
    return _page("web-error-busy", UNAVAILABLE, headers={"Retry-After": str(RETRY_SECONDS)})


def _no_such_value(error: DataError) -> ResponseReturnValue:
    """Answer what no column can hold: nothing is kept under such a key, and nothing can be."""
    current_app.logger.warning("a value that no column can hold: %s", type(error.orig).__name__)
    code = NOT_FOUND if request.method in SAFE_METHODS else MALFORMED
    return _page(f"web-error-{code}", code)


def _database_unusable(error: OperationalError | ProgrammingError) -> ResponseReturnValue:
    current_app.logger.error("database: %s", error.orig)
    return _page("web-error-database", UNAVAILABLE)


def _page(
    message: str, code: int, *, headers: Mapping[str, str] | None = None, typed: str = ""
) -> ResponseReturnValue:
    if is_api(request.path):
        return problem(code, headers=headers)
    page = render_template("web/error.html", message=message, code=code, typed=typed)
    return page, code, dict(headers or {})

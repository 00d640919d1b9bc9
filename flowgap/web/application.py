"""Put the web application together."""

from collections.abc import Sequence
from typing import Final

from flask import Flask
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from flowgap.config import Settings, keep_secret_key, read_settings
from flowgap.paths import TEMPLATES
from flowgap.web import (
    access,
    accounts,
    addresses,
    api,
    assets,
    engagements,
    errors,
    explore,
    exports,
    health,
    jobs,
    language,
    over_time,
    packing,
    questionnaires,
    report_room,
    respondent,
    results,
    security,
    setup,
    themes,
    unsubscribe,
    waves,
    webhooks,
    what_if,
)
from flowgap.web.accounts.office import EXTENSION as OFFICE
from flowgap.web.accounts.office import Office
from flowgap.web.api import pace
from flowgap.web.cookies import HostSessions
from flowgap.web.database import Database
from flowgap.web.job_desk import EXTENSION as JOB_DESK
from flowgap.web.job_desk import new_job_desk
from flowgap.web.report_room.shared import EXTENSION as SHARED
from flowgap.web.respondent.guessing import Guesses
from flowgap.web.respondent.previews import PreviewingKeeper
from flowgap.web.respondent.reception import EXTENSION, Reception
from flowgap.web.shelf import EXTENSION as SHELF
from flowgap.web.shelf import Shelf

BEHIND_THE_DOOR: Final = (
    *accounts.BLUEPRINTS,
    engagements.bp,
    results.bp,
    explore.bp,
    themes.bp,
    what_if.bp,
    exports.bp,
    jobs.bp,
    setup.bp,
    waves.bp,
    questionnaires.bp,
    *report_room.BLUEPRINTS,
    webhooks.bp,
    *over_time.BLUEPRINTS,
    api.bp,
)
"""Pages and addresses of a workspace: an installation for answers only has none of them."""

MEGABYTE: Final = 1024 * 1024
LARGEST_REQUEST: Final = 64 * MEGABYTE


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application; without `settings`, those of the environment."""
    settings = settings or keep_secret_key(read_settings())
    app = make_flask(settings.secret_key, trusted_hosts=settings.trusted_hosts)
    app.extensions["flowgap"] = Database(settings.database_url)
    app.extensions[JOB_DESK] = new_job_desk(settings)
    app.extensions[EXTENSION] = Reception(
        settings.secret_key, keeper=PreviewingKeeper(settings.secret_key)
    )
    app.extensions[OFFICE] = Office(settings)
    app.extensions[pace.EXTENSION] = pace.Pace()
    app.extensions[SHELF] = Shelf()
    app.extensions[SHARED] = Guesses()
    for part in (security, access, language, errors, packing):
        part.register(app)
    # The links of respondents are secrets themselves: their forms need no session, so no cookie.
    # Programs send their token with each request; a browser adds none on its own.
    protection = CSRFProtect(app)
    protection.exempt(api.bp)
    for linked in (respondent.bp, unsubscribe.bp):
        protection.exempt(linked)
        app.register_blueprint(linked)
    workspace = () if settings.answers_only else BEHIND_THE_DOOR
    for blueprint in (assets.bp, health.bp, *workspace):
        app.register_blueprint(blueprint)
    if n := settings.n_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign] # the way that Flask describes
            app.wsgi_app, x_for=n, x_proto=n, x_host=n
        )
    return app


def make_flask(secret_key: str, *, trusted_hosts: Sequence[str]) -> Flask:
    """Return an application without pages, its limits and templates set."""
    app = Flask("flowgap", template_folder=str(TEMPLATES), static_folder=None)
    addresses.register(app)
    app.config.update(
        SECRET_KEY=secret_key,
        TRUSTED_HOSTS=list(trusted_hosts),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=MEGABYTE,
        MAX_FORM_PARTS=20,
        SESSION_COOKIE_NAME="flowgap",
        SESSION_COOKIE_SAMESITE="Strict",
        # A form stays valid as long as its session: nobody loses work to a clock.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.session_interface = HostSessions()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    return app

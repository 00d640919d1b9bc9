"""Webhooks of a workspace, for its owners: add, test, exchange the secret, remove."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.answering.sealing import Seal
from flowgap.forms.webhooks import WebhookForm
from flowgap.models import WebhookEvent
from flowgap.services.webhooks.registering import (
    MOST_WEBHOOKS,
    KnownAddressError,
    TooManyWebhooksError,
    add_webhook,
    exchange_secret,
    list_webhooks,
    remove_webhook,
    send_test,
    webhook_seal,
)
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.accounts.people import LinkShown
from flowgap.web.pages.form import FormView, make_fields
from flowgap.web.pages.webhooks import event_options, secret_shown, webhooks_page
from flowgap.web.statuses import REFUSED
from flowgap.webhooks.targets import TargetRefusedError

bp = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@bp.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """List the webhooks; add one more and show its secret."""
    form = WebhookForm()
    if form.validate_on_submit():
        secret = _add(form)
        if secret is not None:
            fresh = secret_shown(form.text("webhook_url"), secret, current_wording())
            return _show(WebhookForm(formdata=None), fresh=fresh)
    return _show(form)


@bp.post("/<webhook>/secret")
def secret(webhook: str) -> ResponseReturnValue:
    """Give a webhook a new secret and show it."""
    with unit_of_work() as session:
        fresh = exchange_secret(session, webhook, seal=_seal(), now=utc_now())
        url = next(one.url for one in list_webhooks(session, now=utc_now()) if one.key == webhook)
    return _show(WebhookForm(formdata=None), fresh=secret_shown(url, fresh, current_wording()))


@bp.post("/<webhook>/test")
def test(webhook: str) -> ResponseReturnValue:
    """Have a message sent that tells of nothing."""
    with unit_of_work() as session:
        send_test(session, webhook, now=utc_now())
    return redirect(url_for(".index", _anchor=f"webhook-{webhook}"), 303)


@bp.post("/<webhook>/remove")
def remove(webhook: str) -> ResponseReturnValue:
    """Forget a webhook."""
    with unit_of_work() as session:
        remove_webhook(session, webhook)
    return redirect(url_for(".index"), 303)


def _add(form: WebhookForm) -> str | None:
    """Keep what was entered and return its secret; what stands against it is told by the form."""
    try:
        with unit_of_work() as session:
            return add_webhook(
                session,
                url=form.text("webhook_url"),
                events=map(WebhookEvent, form.webhook_events.data),
                seal=_seal(),
                now=utc_now(),
                loopback=current_office().settings.webhooks_to_loopback,
            ).secret
    except TargetRefusedError as refused:
        form.refuse("webhook_url", f"webhooks-address-{refused.code}")
    except KnownAddressError:
        form.refuse("webhook_url", "webhooks-address-known")
    except TooManyWebhooksError:
        form.refuse("webhook_url", "webhooks-too-many")
    return None


def _seal() -> Seal:
    return webhook_seal(current_office().settings.secret_key)


def _show(form: WebhookForm, *, fresh: LinkShown | None = None) -> ResponseReturnValue:
    wording, now = current_wording(), utc_now()
    is_refused = request.method == "POST" and fresh is None
    fields = make_fields(
        ("webhook_url", "webhook_events"),
        wording,
        values={"webhook_url": form.text("webhook_url")},
        problems=form.problems() if is_refused else {},
        options={"webhook_events": event_options(form.webhook_events.data or (), wording)},
    )
    view = FormView(action=url_for(".index"), button=wording.say("webhooks-add"), fields=fields)
    with reading() as session:
        lines = list_webhooks(session, now=now)
    page = webhooks_page(
        lines, view, signed_in().workspace, wording, fresh=fresh, most=MOST_WEBHOOKS
    )
    return render_template("web/webhooks.html", page=page), REFUSED if view.problems else 200

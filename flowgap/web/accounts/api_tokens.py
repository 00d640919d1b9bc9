"""Tokens for programs: make one, which is shown this once, and revoke one."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.accounts import TokenForm
from flowgap.services.accounts.api_tokens import (
    TokenScope,
    list_tokens,
    make_token,
    revoke_token,
)
from flowgap.web.access import signed_in
from flowgap.web.accounts.own import bp
from flowgap.web.clock import utc_now
from flowgap.web.database import read_accounts, work_on_accounts
from flowgap.web.language import current_wording
from flowgap.web.pages.accounts.people import LinkShown
from flowgap.web.pages.accounts.tokens import scope_options, tokens_page
from flowgap.web.pages.form import FormView, make_fields
from flowgap.web.statuses import REFUSED


@bp.route("/tokens", methods=["GET", "POST"])
def tokens() -> ResponseReturnValue:
    """List the tokens; make one more and show it."""
    who, form, wording, now = signed_in(), TokenForm(), current_wording(), utc_now()
    fresh = None
    if form.validate_on_submit():
        with work_on_accounts() as rows:
            token = make_token(
                rows,
                who,
                name=form.text("token_name"),
                scopes=map(TokenScope, form.scopes.data),
                now=now,
            )
        fresh = LinkShown(
            title=wording.say("accounts-token-made-title", name=form.text("token_name")),
            text=wording.say("accounts-token-made"),
            address=token,
        )
        form = TokenForm(formdata=None)
    fields = make_fields(
        ("token_name", "scopes"),
        wording,
        values={"token_name": form.text("token_name")},
        problems=form.problems() if request.method == "POST" and fresh is None else {},
        options={"scopes": scope_options(form.scopes.data or (), wording)},
    )
    view = FormView(
        action=url_for(".tokens"), button=wording.say("accounts-token-make"), fields=fields
    )
    with read_accounts() as rows:
        lines = list_tokens(rows, who, now=now)
    page = tokens_page(lines, view, who.workspace, wording, fresh=fresh)
    return render_template("accounts/tokens.html", page=page), REFUSED if view.problems else 200


@bp.post("/tokens/<int:key>/revoke")
def revoke(key: int) -> ResponseReturnValue:
    """Let a token never work again."""
    with work_on_accounts() as rows:
        revoke_token(rows, signed_in(), key)
    return redirect(url_for(".tokens"), 303)

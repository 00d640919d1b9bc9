"""Signing in with an identity provider, and every way in which it may not vouch."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from joserfc.jwk import RSAKey
from sqlalchemy import update

from flowgap.db import unit_of_work
from flowgap.errors import InputError
from flowgap.models import Account, Membership, Role
from flowgap.services.accounts.own_account import ask_for_reset
from flowgap.services.accounts.passwords import hash_password
from flowgap.services.accounts.people import invite
from flowgap.services.accounts.workspaces import add_workspace
from flowgap.sign_on import IdentityProvider, read_provider
from flowgap.web.accounts.office import EXTENSION
from tests.support.accounts import PASSWORD, Visitor
from tests.support.browse import Page
from tests.support.identity_provider import CLIENT, SECRET, Provider, identity_provider
from tests.support.signed_in import database, token_of

EMAIL = "jo@harbour.example"


@pytest.fixture
def provider(app: Flask) -> Iterator[Provider]:
    office = app.extensions[EXTENSION]
    with identity_provider() as provider:
        named = IdentityProvider(
            issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET, name="Harbour SSO"
        )
        office.settings = replace(office.settings, provider=named)
        yield provider


@pytest.fixture
def visitor(app: Flask, provider: Provider) -> Visitor:
    """A browser at the entrance of an installation with an account and a provider."""
    assert provider.issuer
    token_of(app, EMAIL, name="Jo Ahn")
    return Visitor(app)


def to_the_provider(visitor: Visitor) -> str:
    """Go to the provider, and return the address that it sends the browser back to."""
    page = visitor.get("/sign-in/provider?next=/account", status=303)
    sent = requests.get(page.response.location or "", allow_redirects=False, timeout=20)
    parts = urlsplit(sent.headers["Location"])
    return f"{parts.path}?{parts.query}"


def go(visitor: Visitor, *, status: int = 303) -> Page:
    """Go to the provider and back."""
    return visitor.get(to_the_provider(visitor), status=status)


def test_who_is_vouched_for_comes_in_and_goes_on(visitor: Visitor) -> None:
    assert "Sign in with Harbour SSO" in visitor.get("/sign-in").links()
    assert go(visitor).response.location == "/account"
    assert "Jo Ahn" in visitor.get("/account").main


def test_the_provider_is_asked_with_a_challenge_and_a_nonce(
    visitor: Visitor, provider: Provider
) -> None:
    go(visitor)
    assert provider.asked["code_challenge_method"] == "S256"
    assert provider.asked["scope"] == "openid email"
    assert len(provider.asked["nonce"]) >= 43


def test_an_invitation_counts_as_accepted(app: Flask, visitor: Visitor) -> None:
    with unit_of_work(database(app).sessions) as session:
        session.execute(update(Membership).values(joined_at=None))
    go(visitor)
    assert visitor.client.get("/").status_code == 200


def test_a_password_that_an_owner_chose_by_the_link_of_an_invitation_ends(
    app: Flask, visitor: Visitor
) -> None:
    """An owner elsewhere opens the link that he is shown, as if he were the person."""
    with unit_of_work(database(app).sessions) as session:
        session.execute(update(Account).values(password_hash=hash_password(PASSWORD)))
    thief = Visitor(app)
    thief.sign_in(EMAIL)
    go(visitor)
    assert thief.client.get("/").status_code == 302
    thief.sign_in(EMAIL, status=422)
    assert visitor.client.get("/people").status_code == 200


def test_an_invitation_elsewhere_offers_the_provider_and_no_first_password(
    app: Flask, visitor: Visitor
) -> None:
    go(visitor)
    with unit_of_work(database(app).sessions) as session:
        elsewhere = add_workspace(session, "Elsewhere").id
        made = invite(session, elsewhere, email=EMAIL, role=Role.VIEWER, now=datetime.now(UTC))
    page = Visitor(app).get(f"/join/{made.token}")
    assert "Sign in with Harbour SSO" in page.links()
    assert "another sign-in vouches" in page.main
    assert not page.all("form")
    go(visitor)
    Visitor(app).get(f"/join/{made.token}", status=410)


def test_where_the_provider_is_gone_an_invitation_leads_to_a_new_password(
    app: Flask, visitor: Visitor
) -> None:
    go(visitor)
    with unit_of_work(database(app).sessions) as session:
        elsewhere = add_workspace(session, "Elsewhere").id
        made = invite(session, elsewhere, email=EMAIL, role=Role.VIEWER, now=datetime.now(UTC))
    office = app.extensions[EXTENSION]
    office.settings = replace(office.settings, provider=None)
    invited = Visitor(app)
    page = invited.get(f"/join/{made.token}")
    assert "not offered here any more" in page.main
    assert not page.all("form")
    assert page.links()["I forgot my password"] == "/reset"
    # What the letter of that page leads to, and after it the invitation.
    invited.send(f"/reset/{reset_token(app)}", {"password": PASSWORD})
    joined = invited.send(f"/join/{made.token}", {"password": PASSWORD})
    assert joined.response.location == "/sign-in"
    invited.sign_in(EMAIL)
    assert invited.client.get("/account").status_code == 200


def reset_token(app: Flask) -> str:
    """Ask for a new password as the page does, and return the token of the letter."""
    with unit_of_work(database(app).sessions) as session:
        letter = ask_for_reset(session, EMAIL, network="n", now=datetime.now(UTC))
    assert letter is not None
    return letter.token


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "stranger@x.example"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": None},
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
    ],
)
def test_a_claim_that_does_not_hold_lets_nobody_in(
    visitor: Visitor, provider: Provider, changes: dict[str, Any]
) -> None:
    provider.changes = changes
    page = go(visitor, status=422)
    assert "did not vouch" in page.main
    assert visitor.client.get("/").status_code == 302


def test_a_signature_of_another_key_lets_nobody_in(visitor: Visitor, provider: Provider) -> None:
    provider.signs_with = RSAKey.generate_key(2048)
    go(visitor, status=422)


def test_another_subject_does_not_get_the_account_of_a_first_one(
    app: Flask, visitor: Visitor, provider: Provider
) -> None:
    go(visitor)
    provider.changes = {"sub": "subject-2"}
    go(Visitor(app), status=422)


def test_a_subject_keeps_its_account_whatever_its_address_becomes(
    app: Flask, visitor: Visitor, provider: Provider
) -> None:
    go(visitor)
    provider.changes = {"email": "married@harbour.example"}
    again = Visitor(app)
    go(again)
    assert "Jo Ahn" in again.get("/account").main


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(
    app: Flask, visitor: Visitor
) -> None:
    back = to_the_provider(visitor)
    Visitor(app).get(back, status=422)
    state = parse_qs(urlsplit(back).query)["state"][0]
    visitor.get(back.replace(state, "x" * len(state)), status=422)
    visitor.get("/sign-in/provider/back?error=access_denied", status=422)


def test_a_closed_account_stays_closed(app: Flask, visitor: Visitor) -> None:
    with unit_of_work(database(app).sessions) as session:
        session.execute(update(Account).values(disabled_at=datetime.now(UTC)))
    go(visitor, status=422)


def test_where_the_provider_is_away_the_password_still_works(app: Flask, visitor: Visitor) -> None:
    office = app.extensions[EXTENSION]
    away = replace(office.settings.provider, issuer="http://127.0.0.1:9")
    office.settings = replace(office.settings, provider=away)
    page = visitor.get("/sign-in/provider", status=502)
    assert "Your password works as ever" in page.main


def test_without_a_provider_there_is_no_such_page(app: Flask) -> None:
    Visitor(app).get("/sign-in/provider", status=404)
    Visitor(app).get("/sign-in/provider/back?code=1&state=2", status=404)
    assert "/sign-in/provider" not in Visitor(app).get("/sign-in").response.text


class TestSettings:
    FULL = {  # noqa: RUF012 - read only
        "FLOWGAP_OIDC_ISSUER": "https://id.example/realm/",
        "FLOWGAP_OIDC_CLIENT_ID": "flowgap",
        "FLOWGAP_OIDC_CLIENT_SECRET": "s",
    }

    def test_a_provider_is_read_and_its_secret_is_not_shown(self) -> None:
        found = read_provider(self.FULL)
        assert found is not None
        assert (found.issuer, found.name) == ("https://id.example/realm", "SSO")
        assert "client_secret" not in repr(found)

    @pytest.mark.parametrize("missing", ["FLOWGAP_OIDC_CLIENT_ID", "FLOWGAP_OIDC_CLIENT_SECRET"])
    def test_what_is_missing_is_named(self, missing: str) -> None:
        with pytest.raises(InputError, match=missing):
            read_provider({**self.FULL, missing: ""})

    @pytest.mark.parametrize("issuer", ["http://id.example", "id.example", "https://[", "ftp://x"])
    def test_an_address_that_is_not_encrypted_is_refused(self, issuer: str) -> None:
        with pytest.raises(InputError, match="FLOWGAP_OIDC_ISSUER"):
            read_provider({**self.FULL, "FLOWGAP_OIDC_ISSUER": issuer})

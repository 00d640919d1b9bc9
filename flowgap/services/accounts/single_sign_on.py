"""Signing in with an identity provider: OpenID Connect, authorization code with PKCE.

The provider vouches for an address; an account with that address must be here already. From the
first time on the account belongs to that subject, whatever addresses the provider gives later.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import requests
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped] # no types
from authlib.integrations.requests_client import OAuth2Session  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Account, Identity, LinkKind
from flowgap.services.accounts import api_tokens, second_factor, sign_ins
from flowgap.services.accounts.finding import find_account
from flowgap.services.accounts.links import accept_all, drop_links
from flowgap.services.accounts.signing_in import Proven
from flowgap.sign_on import IdentityProvider

TIMEOUT_SECONDS: Final = 10
ALGORITHMS: Final = ["RS256", "PS256", "ES256", "EdDSA"]
"""Signatures with two keys: a shared secret would let us be fooled by whoever else has it."""

LEEWAY_SECONDS: Final = 60
_VERIFIER_BYTES: Final = 48


class SignOnFailedError(FlowGapError):
    """The provider cannot be reached, did not vouch, or vouched for somebody unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What the browser keeps under seal until it comes back from the provider."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """Whom the provider vouches for."""

    issuer: str
    subject: str
    email: str


def begin(provider: IdentityProvider, *, back: str) -> tuple[str, Attempt]:
    """Return the address of the provider to go to, and what to keep until one is `back`.

    Raises
    ------
    SignOnFailedError
        If the provider cannot be reached.
    """
    attempt = Attempt(
        state=secrets.token_urlsafe(),
        nonce=secrets.token_urlsafe(),
        verifier=secrets.token_urlsafe(_VERIFIER_BYTES),
    )
    about = _about(provider)
    with _client(provider, back) as client:
        address, _state = client.create_authorization_url(
            about["authorization_endpoint"],
            state=attempt.state,
            nonce=attempt.nonce,
            code_verifier=attempt.verifier,
        )
    return str(address), attempt


def finish(
    provider: IdentityProvider, attempt: Attempt, answer: Mapping[str, str], *, back: str
) -> Vouched:
    """Return whom the provider vouches for, once its signature was checked.

    Raises
    ------
    SignOnFailedError
        If the answer is not that of this attempt, or the provider does not vouch.
    """
    if not secrets.compare_digest(answer.get("state", "").encode(), attempt.state.encode()):
        raise SignOnFailedError("the answer belongs to another attempt")
    if "code" not in answer:
        raise SignOnFailedError("the provider let nobody in")
    about = _about(provider)
    try:
        with _client(provider, back) as client:
            token = client.fetch_token(
                about["token_endpoint"],
                code=answer["code"],
                code_verifier=attempt.verifier,
                timeout=TIMEOUT_SECONDS,
            )
    except (OAuthError, requests.RequestException, ValueError) as error:
        raise SignOnFailedError("the provider takes the code for none of its own") from error
    return _checked(provider, about, str(token.get("id_token", "")), attempt.nonce)


def find_vouched(session: Session, vouched: Vouched, *, now: datetime) -> Proven:
    """Return the account of whom the provider vouches for; invitations count as accepted.

    Raises
    ------
    SignOnFailedError
        If there is no such account, or it is closed.
    """
    known = session.get(Identity, (vouched.issuer, vouched.subject))
    account = session.get(Account, known.account_id) if known else _first_time(session, vouched)
    if account is None or account.disabled_at is not None:
        raise SignOnFailedError("nobody of this address may come in")
    accept_all(session, account.id, now=now)
    return Proven(
        account_id=account.id,
        email=account.email,
        has_second_factor=account.sealed_secret is not None,
        new_hash=None,
    )


def _first_time(session: Session, vouched: Vouched) -> Account | None:
    """Tie the account of the address to the subject, unless another subject has it."""
    account = find_account(session, vouched.email)
    if account is None:
        return None
    other = select(Identity.subject).where(
        Identity.account_id == account.id, Identity.issuer == vouched.issuer
    )
    if session.scalar(other) is not None:
        return None
    session.add(Identity(issuer=vouched.issuer, subject=vouched.subject, account_id=account.id))
    _forget_proofs(session, account)
    session.flush()
    return account


def _forget_proofs(session: Session, account: Account) -> None:
    """Let nothing open the account that was there before its person was vouched for.

    An owner is shown the link of an invitation, and may have opened it and chosen the password:
    until now nothing proved that it was the person of the address.
    """
    account.password_hash = None
    second_factor.turn_off(session, account.id)
    sign_ins.end_all(session, account.id)
    api_tokens.drop_tokens(session, account.id)
    drop_links(session, account.id, *LinkKind)


def _client(provider: IdentityProvider, back: str) -> OAuth2Session:
    return OAuth2Session(
        provider.client_id,
        provider.client_secret,
        scope="openid email",
        redirect_uri=back,
        code_challenge_method="S256",
    )


def _about(provider: IdentityProvider) -> dict[str, Any]:
    """Return what the provider says of itself (OpenID Connect Discovery 1.0, 4)."""
    about = _fetched(f"{provider.issuer}/.well-known/openid-configuration")
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    is_whole = all(isinstance(about.get(name), str) for name in needed)
    if str(about.get("issuer", "")).rstrip("/") != provider.issuer or not is_whole:
        raise SignOnFailedError("the provider describes itself as another one")
    return about


def _fetched(address: str) -> dict[str, Any]:
    try:
        answer = requests.get(address, timeout=TIMEOUT_SECONDS, allow_redirects=False)
        answer.raise_for_status()
        content = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise SignOnFailedError("the provider cannot be reached") from error
    if not isinstance(content, dict):
        raise SignOnFailedError("the provider answers something else")
    return content


def _checked(
    provider: IdentityProvider, about: Mapping[str, Any], id_token: str, nonce: str
) -> Vouched:
    """Check signature and claims (OpenID Connect Core 1.0, 3.1.3.7)."""
    claims = jwt.JWTClaimsRegistry(
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": about["issuer"]},
        aud={"essential": True, "value": provider.client_id},
        exp={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": nonce},
        email={"essential": True},
    )
    try:
        keys = KeySet.import_key_set(_fetched(about["jwks_uri"]))  # type: ignore[arg-type] # checked there
        token = jwt.decode(id_token, keys, algorithms=ALGORITHMS)
        claims.validate(token.claims)
    except (JoseError, ValueError, KeyError) as error:
        raise SignOnFailedError("what the provider signed does not hold") from error
    if token.claims.get("email_verified") is not True:
        raise SignOnFailedError("the provider has not verified the address")
    return Vouched(
        issuer=provider.issuer,
        subject=str(token.claims["sub"]),
        email=str(token.claims["email"]),
    )

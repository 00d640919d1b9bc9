"""An identity provider on the loopback: it vouches for whom a test says, as a test says."""

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue
from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.web.serving import serving

CLIENT, SECRET = "flowgap", "between us"


@dataclass
class Provider:
    """What it says. `changes` replace claims; None leaves one out."""

    issuer: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    signs_with: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048))
    key: RSAKey = field(init=False)
    asked: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.key = self.signs_with

    def about(self) -> dict[str, str]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def authorize(self) -> ResponseReturnValue:
        self.asked = dict(request.args)
        answer = urlencode({"code": "once", "state": self.asked["state"]})
        return redirect(f"{self.asked['redirect_uri']}?{answer}")

    def token(self) -> ResponseReturnValue:
        digest = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        who = request.authorization
        is_known = who is not None and (who.username, who.password) == (CLIENT, SECRET)
        if not is_known or challenge != self.asked["code_challenge"]:
            return {"error": "invalid_grant"}, 400
        body = {"access_token": "x", "token_type": "Bearer", "id_token": self._id_token()}
        return Response(json.dumps(body), mimetype="application/json")

    def _id_token(self) -> str:
        now = int(datetime.now(UTC).timestamp())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked["nonce"],
            "email": "jo@harbour.example",
            "email_verified": True,
        } | self.changes
        told = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": "RS256"}, told, self.signs_with)


@contextmanager
def identity_provider() -> Iterator[Provider]:
    """Serve a provider."""
    app, provider = Flask("provider"), Provider()
    app.add_url_rule("/.well-known/openid-configuration", view_func=provider.about)
    app.add_url_rule("/keys", view_func=provider.keys)
    app.add_url_rule("/authorize", view_func=provider.authorize)
    app.add_url_rule("/token", view_func=provider.token, methods=["POST"])
    with serving(app) as address:
        provider.issuer = address
        yield provider

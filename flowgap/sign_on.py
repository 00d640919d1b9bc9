"""Which identity provider may vouch for people, as the environment names it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from flowgap.errors import InputError

DEFAULT_NAME: Final = "SSO"
_SOURCE: Final = "environment"
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityProvider:
    """A provider of OpenID Connect, and what this installation is called there."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = DEFAULT_NAME


def read_provider(environment: Mapping[str, str]) -> IdentityProvider | None:
    """Return the provider, if one is named.

    Raises
    ------
    InputError
        If its address is not encrypted, or what belongs to it is missing.
    """
    issuer = environment.get("FLOWGAP_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return None
    if not _is_usable(issuer):
        raise InputError(
            f"FLOWGAP_OIDC_ISSUER is {issuer!r}",
            file=_SOURCE,
            allowed="https://HOST, with a path if needed; http:// on the loopback only",
        )
    for name in ("FLOWGAP_OIDC_CLIENT_ID", "FLOWGAP_OIDC_CLIENT_SECRET"):
        if not environment.get(name):
            raise InputError(
                f"{name} is not set", file=_SOURCE, allowed="what the provider gave for FlowGap"
            )
    return IdentityProvider(
        issuer=issuer,
        client_id=environment["FLOWGAP_OIDC_CLIENT_ID"],
        client_secret=environment["FLOWGAP_OIDC_CLIENT_SECRET"],
        name=environment.get("FLOWGAP_OIDC_NAME") or DEFAULT_NAME,
    )


def _is_usable(issuer: str) -> bool:
    try:
        parts = urlsplit(issuer)
    except ValueError:  # a bracket that is not closed
        return False
    is_secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    return bool(parts.hostname) and is_secure and not parts.query and not parts.fragment

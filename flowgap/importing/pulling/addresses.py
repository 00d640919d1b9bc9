"""Where a server's API lies, and to which addresses a token may be sent at all."""

from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

from flowgap.errors import InputError

PUBLIC_API: Final = "https://api.github.com"
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_PUBLIC_HOSTS: Final = frozenset({"github.com", "www.github.com", "api.github.com"})
_CLOUD_DOMAIN: Final = ".ghe.com"
"""GitHub Enterprise Cloud with a company's own subdomain."""
_REST_FOLDER: Final = "/v3"


def checked_address(text: str) -> SplitResult:
    """Return the parts of an address to which a token may be sent.

    Raises
    ------
    InputError
        If it is none, holds a name or a password, or is not encrypted and not of this machine.
        Whatever stands before an @ is not repeated.
    """
    parts = _parts(text)
    if parts is None or not parts.hostname or parts.scheme not in {"http", "https"}:
        raise _no_address(f"{text.rsplit('@', 1)[-1][:200]!r} is no address of a server")
    shown = f"{parts.scheme}://{_without_login(parts)}"
    if "@" in parts.netloc:
        raise _no_address(f"{shown} comes with a name or a password")
    if parts.query or parts.fragment:
        raise _no_address(f"{shown} goes on with ? or #")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise _no_address(
            f"{shown} is no address of a server that a token may be sent to: it is not encrypted"
        )
    return parts


def github_api(base_url: str) -> str:
    """Return the address below which GitHub's `/graphql` lies, from what people give.

    That may be the API's address, REST's (`https://HOST/api/v3`), or the server's own.

    Raises
    ------
    InputError
        If no token may be sent there.
    """
    parts = checked_address(base_url.strip())
    host, path = parts.hostname or "", parts.path.rstrip("/").removesuffix(_REST_FOLDER)
    if host in _PUBLIC_HOSTS:
        return PUBLIC_API
    if host.endswith(_CLOUD_DOMAIN):
        return f"https://{host if host.startswith('api.') else f'api.{host}'}"
    return urlunsplit((parts.scheme, parts.netloc.lower(), path or "/api", "", ""))


def is_githubs_own(api: str) -> bool:
    """Tell whether GitHub runs a server itself, so that the token of GitHub belongs there."""
    host = urlsplit(api).hostname or ""
    return host in _PUBLIC_HOSTS or host.endswith(_CLOUD_DOMAIN)


def _parts(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        is_usable = parts.port != 0
    except ValueError:
        return None
    return parts if is_usable else None


def _without_login(parts: SplitResult) -> str:
    return parts.netloc.rsplit("@", 1)[-1]


def _no_address(problem: str) -> InputError:
    return InputError(
        problem, file="--base-url", allowed="https://..., such as https://github.example/api/v3"
    )

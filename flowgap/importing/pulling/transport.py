"""Sends one request to one server: the whole answer comes back, or why none came."""

import os
import ssl
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import urllib3

from flowgap.errors import InputError
from flowgap.importing.pulling.addresses import LOOPBACK, checked_address

MOST_BYTES: Final = 64 * 1024 * 1024
"""Of one answer, unpacked."""
_TIMEOUT: Final = urllib3.Timeout(connect=10, read=60)
_BUNDLES: Final = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it came; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why there is nothing to read, although asking again may help."""

    reason: str
    headers: Mapping[str, str] = field(default_factory=dict)
    is_limit: bool = False


@dataclass(slots=True, kw_only=True)
class Transport:
    """Speaks with the host of `base_url`; the token goes there and nowhere else.

    Raises
    ------
    InputError
        If no token may be sent to the address.
    """

    base_url: str
    token: str = field(repr=False)
    _pool: urllib3.PoolManager = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse an address that would send the token in the open."""
        parts = checked_address(self.base_url)
        self._pool = _pool_for(parts.scheme, parts.hostname or "")

    @property
    def host(self) -> str:
        """The host that is asked, for messages."""
        return checked_address(self.base_url).netloc.lower()

    def send(self, path: str, body: bytes) -> Answer | Trouble:
        """Return the answer of a path below the base, or what went wrong on the way.

        Raises
        ------
        InputError
            If the server cannot be trusted, or its answer does not end.
        """
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "User-Agent": "FlowGap",
        }
        try:
            # A redirect is never followed: the token would go along.
            response = self._pool.request(
                "POST",
                f"{self.base_url.rstrip('/')}{path}",
                body=body,
                headers=headers,
                redirect=False,
                retries=False,
                timeout=_TIMEOUT,
                preload_content=False,
            )
            data = response.read(MOST_BYTES + 1, decode_content=True)
            response.release_conn()
        except (ssl.SSLError, urllib3.exceptions.SSLError) as error:
            return self._trouble_of_encryption(error)
        except urllib3.exceptions.HTTPError as error:
            return Trouble(reason=_reason(error))
        if len(data) > MOST_BYTES:
            raise InputError(
                "its answer is too large", file=self.host, allowed=f"at most {MOST_BYTES:,} bytes"
            )
        lower = {name.lower(): value for name, value in response.headers.items()}
        return Answer(status=response.status, headers=lower, data=data)

    def _trouble_of_encryption(self, error: Exception) -> Trouble:
        """Tell a line that broke from a server that is not whom it says it is."""
        cause = error.args[0] if error.args else error
        is_line = isinstance(cause, ssl.SSLError) and not isinstance(
            cause, ssl.SSLCertVerificationError
        )
        if is_line:
            return Trouble(reason="the line broke")
        raise InputError(
            "its certificate cannot be trusted",
            file=self.host,
            allowed="a certificate that this machine knows, or its authority in SSL_CERT_FILE",
        ) from error


def _reason(error: urllib3.exceptions.HTTPError) -> str:
    """Return in our own words what happened: texts of libraries may hold addresses of proxies."""
    match error:
        case urllib3.exceptions.ProxyError():
            return "the proxy did not let it through"
        case urllib3.exceptions.NameResolutionError():
            return "no such host is known"
        case urllib3.exceptions.TimeoutError() | urllib3.exceptions.NewConnectionError():
            return "it could not be reached"
        case _:
            return "its answer broke off"


def _pool_for(scheme: str, host: str) -> urllib3.PoolManager:
    bundle = next((os.environ[name] for name in _BUNDLES if os.environ.get(name)), None)
    proxy = urllib.request.getproxies().get(scheme)
    if proxy is None or host in LOOPBACK or urllib.request.proxy_bypass(host):
        return urllib3.PoolManager(cert_reqs="CERT_REQUIRED", ca_certs=bundle)
    return urllib3.ProxyManager(proxy, cert_reqs="CERT_REQUIRED", ca_certs=bundle)

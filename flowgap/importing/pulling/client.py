"""Asks one server for JSON: again after failures, no faster than it likes, nowhere else."""

import json
import os
import ssl
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import urllib3

from flowgap.errors import InputError
from flowgap.importing.pulling.pauses import MOST_TRIES, Pauses

MOST_BYTES: Final = 64 * 1024 * 1024
"""Of one answer."""
MOST_WAITING_SECONDS: Final = 3 * 3_700.0
"""In one run, for limits; then it ends, and the next run goes on."""
_TIMEOUT: Final = urllib3.Timeout(connect=10, read=60)
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_BUNDLES: Final = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
_OK, _MOVED, _LIMITED, _BROKEN = 200, range(300, 400), (403, 429), range(500, 600)
_AGAIN: Final = "the same command again: it goes on where it stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it came."""

    status: int
    headers: Mapping[str, str]
    data: bytes


@dataclass(slots=True, kw_only=True)
class Client:
    """Speaks with the host of `base_url`; the token goes there and nowhere else.

    Raises
    ------
    InputError
        If the address is none, or is not encrypted and not of this machine.
    """

    base_url: str
    token: str = field(repr=False)
    pauses: Pauses
    _pool: urllib3.PoolManager = field(init=False, repr=False)
    _waited: float = 0.0

    def __post_init__(self) -> None:
        """Refuse an address that would send the token in the open."""
        parts = urlsplit(self.base_url)
        is_open = parts.scheme == "http" and parts.hostname in _LOOPBACK
        if not parts.hostname or not (parts.scheme == "https" or is_open):
            raise InputError(
                f"{self.base_url!r} is no address of a server",
                file="--base-url",
                allowed="https://..., such as https://github.example/api/v3",
            )
        self._pool = _pool_for(parts.scheme, parts.hostname)

    @property
    def host(self) -> str:
        """The host that is asked, for messages."""
        return urlsplit(self.base_url).netloc

    def post(self, path: str, body: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
        """Return the JSON that a path below the base answers to a body.

        Raises
        ------
        InputError
            If the server refuses, or fails too often: says what to do.
        """
        n_failures = 0
        while True:
            answer = self._ask(path, json.dumps(body).encode())
            limit = None if answer is None else self._limit(answer)
            if limit is not None:
                self._wait(limit)
                continue
            read = None if answer is None else self._read(answer, path)
            if read is not None:
                return read
            n_failures += 1
            if n_failures >= MOST_TRIES:
                raise InputError(
                    f"it failed {n_failures} times in a row", file=self.host, allowed=_AGAIN
                )
            self._wait(self.pauses.after_failure(n_failures))

    def wait_for_limit(self, headers: Mapping[str, str]) -> None:
        """Wait as long as a limit lasts that was told inside of an answer."""
        self._wait(self.pauses.of_limit(headers) or self.pauses.after_failure(MOST_TRIES))

    def _ask(self, path: str, body: bytes) -> Answer | None:
        """Return the whole answer, None if it broke on the way."""
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "User-Agent": "FlowGap",
        }
        try:
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
            rest = b"" if len(data) > MOST_BYTES else response.read(1)
            response.release_conn()
        except ssl.SSLError as error:
            raise self._unsafe() from error
        except urllib3.exceptions.SSLError as error:
            raise self._unsafe() from error
        except urllib3.exceptions.HTTPError:
            return None
        if len(data) > MOST_BYTES or rest:
            raise InputError(
                "its answer is too large", file=self.host, allowed=f"at most {MOST_BYTES:,} bytes"
            )
        lower = {name.lower(): value for name, value in response.headers.items()}
        return Answer(status=response.status, headers=lower, data=data)

    def _unsafe(self) -> InputError:
        return InputError(
            "its certificate cannot be trusted",
            file=self.host,
            allowed="a certificate that this machine knows, or its authority in SSL_CERT_FILE",
        )

    def _limit(self, answer: Answer) -> float | None:
        """Return the seconds to wait where the server is asked too often."""
        if answer.status not in _LIMITED:
            return None
        seconds = self.pauses.of_limit(answer.headers)
        if seconds is None and (answer.status == _LIMITED[1] or b"rate limit" in answer.data):
            return self.pauses.after_failure(MOST_TRIES)
        return seconds

    def _read(self, answer: Answer, path: str) -> Any:  # noqa: ANN401 - any JSON
        """Return the JSON of an answer, None where asking again may help."""
        if answer.status in _BROKEN:
            return None
        if answer.status != _OK:
            raise self._refusal(answer.status, path)
        try:
            return json.loads(answer.data)
        except (ValueError, RecursionError):
            return None

    def _refusal(self, status: int, path: str) -> InputError:
        if status in _MOVED:
            problem, allowed = "it sends on to another address", "the address itself in --base-url"
        elif status == 401:  # noqa: PLR2004 - a status
            problem, allowed = (
                "it does not accept the token",
                "a token that is valid and not expired",
            )
        elif status == 403:  # noqa: PLR2004 - a status
            problem, allowed = "the token may not read this", "a token that may read the repository"
        elif status == 404:  # noqa: PLR2004 - a status
            problem, allowed = f"there is no {path} there", "the API's own address in --base-url"
        else:
            problem, allowed = f"it answered with status {status}", _AGAIN
        return InputError(problem, file=self.host, allowed=allowed)

    def _wait(self, seconds: float) -> None:
        if self._waited + seconds > MOST_WAITING_SECONDS:
            raise InputError("it asks to wait for too long", file=self.host, allowed=_AGAIN)
        self._waited += seconds
        self.pauses.sleep(seconds)


def _pool_for(scheme: str, host: str) -> urllib3.PoolManager:
    bundle = next((os.environ[name] for name in _BUNDLES if os.environ.get(name)), None)
    proxy = urllib.request.getproxies().get(scheme)
    if proxy is None or host in _LOOPBACK or urllib.request.proxy_bypass(host):
        return urllib3.PoolManager(cert_reqs="CERT_REQUIRED", ca_certs=bundle)
    return urllib3.ProxyManager(proxy, cert_reqs="CERT_REQUIRED", ca_certs=bundle)

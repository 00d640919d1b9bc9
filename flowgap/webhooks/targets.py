"""Where a webhook may lead: to servers of others, never into the network of this installation.

Whoever enters an address makes this installation send a request there. What only this installation
can reach (its own services, neighbours, the metadata service of a cloud) must not be asked.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from flowgap.errors import FlowGapError

LONGEST_URL: Final = 300
HTTPS: Final = "https"

WRONG: Final = "url"
NOT_ENCRYPTED: Final = "not-encrypted"
INSIDE: Final = "inside"
UNKNOWN_HOST: Final = "unknown-host"

_PORTS: Final = {HTTPS: 443, "http": 80}
_HOST: Final = re.compile(r"[A-Za-z0-9.:_-]+")
_INSIDE_NAMES: Final = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa")
_ALSO_INSIDE: Final = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # of protocols; metadata of one cloud
            "168.63.129.16/32",  # a public number that leads to the host of another one
            "64:ff9b:1::/48",
        ),
    )
)
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Iterable[str]]


class TargetRefusedError(FlowGapError):
    """The address may not be asked; `code` says why, the catalogues have a sentence for it."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address in its parts; `path` holds the query too. On the loopback for tests only."""

    is_encrypted: bool
    host: str
    port: int
    path: str
    is_loopback: bool = False

    @property
    def host_header(self) -> str:
        """Return how the target is called in the request."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = _PORTS[HTTPS if self.is_encrypted else "http"]
        return host if self.port == usual else f"{host}:{self.port}"


def read_target(url: str, *, loopback: bool = False) -> Target:
    """Return the parts of an address, after every check that needs no name server.

    With `loopback`, addresses of this machine are allowed, and may be unencrypted.

    Raises
    ------
    TargetRefusedError
        If it is no address, is not encrypted, or leads into the own network.
    """
    parts = _split(url)
    host = _ascii(parts.hostname or "")
    is_loopback = loopback and _is_loopback(host)
    if parts.scheme != HTTPS and not is_loopback:
        raise TargetRefusedError(NOT_ENCRYPTED)
    if not is_loopback and _is_named_inside(host):
        raise TargetRefusedError(INSIDE)
    query = f"?{parts.query}" if parts.query else ""
    return Target(
        is_encrypted=parts.scheme == HTTPS,
        host=host,
        port=parts.port or _PORTS[parts.scheme],
        path=f"{parts.path or '/'}{query}",
        is_loopback=is_loopback,
    )


def _split(url: str) -> SplitResult:
    is_visible = url.isascii() and url.isprintable() and " " not in url
    if len(url) > LONGEST_URL or not is_visible:
        raise TargetRefusedError(WRONG)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:  # a port that is no number, a bracket that is not closed
        raise TargetRefusedError(WRONG) from error
    is_plain = parts.username is None and parts.password is None and not parts.fragment
    is_one = parts.scheme in _PORTS and host and port != 0 and "\\" not in url
    if not is_plain or not is_one:
        raise TargetRefusedError(WRONG)
    return parts


def _ascii(host: str) -> str:
    if not _HOST.fullmatch(host) or ".." in host or len(host) > 253:  # noqa: PLR2004 - RFC 1035
        raise TargetRefusedError(WRONG)
    return host.rstrip(".").lower()


def _is_loopback(host: str) -> bool:
    number = _number(host)
    return host == "localhost" if number is None else number.is_loopback


def _is_named_inside(host: str) -> bool:
    """Tell what the name alone shows: a number inside, or a name that only a network knows."""
    number = _number(host)
    if number is not None:
        return not is_public(number)
    # Some name servers take 127.1 and 0x7f000001 for numbers, so such names lead nowhere here.
    last = host.rpartition(".")[2]
    is_number_in_disguise = last.isdecimal() or last.startswith("0x")
    return "." not in host or host.endswith(_INSIDE_NAMES) or is_number_in_disguise


def resolve_name(host: str, port: int) -> list[str]:
    """Return the numbers of a host, as the system finds them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(place[0]) for *_, place in found]


def numbers_of(target: Target, *, resolve: Resolve = resolve_name) -> tuple[str, ...]:
    """Return the numbers to connect to: those that were checked, not a name to be asked again.

    Raises
    ------
    TargetRefusedError
        If there is none, or if one of them leads into the own network.
    """
    found = dict.fromkeys(resolve(target.host, target.port))
    if not found:
        raise TargetRefusedError(UNKNOWN_HOST)
    for text in found:
        number = _number(text.partition("%")[0])
        is_allowed = number is not None and (
            number.is_loopback if target.is_loopback else is_public(number)
        )
        if not is_allowed:
            raise TargetRefusedError(INSIDE)
    return tuple(found)


def is_public(number: IpAddress) -> bool:
    """Tell whether anybody in the world could reach a number, also where it wraps another one."""
    if isinstance(number, ipaddress.IPv6Address):
        wrapped = _wrapped(number)
        if wrapped is not None:
            return is_public(wrapped)
    is_unusual = number.is_multicast or number.is_reserved or number.is_unspecified
    return number.is_global and not is_unusual and not any(number in net for net in _ALSO_INSIDE)


def _wrapped(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the number of version 4 to which a number of version 6 leads."""
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF)
    if number.teredo is not None:
        return number.teredo[1]
    return number.ipv4_mapped or number.sixtofour


def _number(host: str) -> IpAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None

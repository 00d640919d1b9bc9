"""Who guesses links is slowed down; who has one never is, whoever shares their network."""

from collections import OrderedDict, deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Lock
from typing import Final

GUESSES_PER_MINUTE: Final = 60
GUESSES_OF_A_SITE: Final = 600
"""Of a /48 of version 6: whoever has one has 65,536 networks."""

GUESSES_OF_ALL: Final = 3_000
"""Of everybody together. Codes have 40 bits: at this pace, 700 years for all of them."""

MOST_NETWORKS: Final = 10_000
"""Networks remembered at once; the one that was quiet longest is forgotten first."""

_MINUTE: Final = timedelta(minutes=1)
_BITS: Final = 128
_BITS_OF_A_NETWORK: Final = 64
"""An address of version 6 stands for its /64: one device has them all to choose from."""

_BITS_OF_A_SITE: Final = 48


class Guesses:
    """Counts unknown links, codes and receipts by network, in memory and for one minute."""

    def __init__(self) -> None:
        self._stamps: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def count(self, address: str | None, *, now: datetime) -> bool:
        """Note a wrong guess; tell whether the network may go on guessing."""
        with self._lock:
            counted = [(self._recent(name, now), most) for name, most in _limits(address)]
            if any(len(stamps) >= most for stamps, most in counted):
                return False
            for stamps, _ in counted:
                stamps.append(now)
            return True

    def _recent(self, name: str, now: datetime) -> deque[datetime]:
        """Return the stamps of the last minute."""
        stamps = self._stamps.setdefault(name, deque())
        self._stamps.move_to_end(name)
        if len(self._stamps) > MOST_NETWORKS:
            self._stamps.popitem(last=False)
        while stamps and stamps[0] <= now - _MINUTE:
            stamps.popleft()
        return stamps


def _limits(address: str | None) -> Iterator[tuple[str, int]]:
    """Yield what an address counts for, and how many guesses a minute that may make."""
    yield "everybody", GUESSES_OF_ALL
    network = network_of(address)
    if "/" in network:
        yield site_of(network), GUESSES_OF_A_SITE
    yield network, GUESSES_PER_MINUTE


def network_of(address: str | None) -> str:
    """Return the network that an address counts for."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return f"{int(parsed) >> (_BITS - _BITS_OF_A_NETWORK):x}/{_BITS_OF_A_NETWORK}"
    plain = parsed if isinstance(parsed, IPv4Address) else parsed.ipv4_mapped
    return str(plain)


def site_of(network: str) -> str:
    """Return the /48 that a network of version 6 lies in."""
    number = int(network.partition("/")[0], 16)
    return f"{number >> (_BITS_OF_A_NETWORK - _BITS_OF_A_SITE):x}/{_BITS_OF_A_SITE}"

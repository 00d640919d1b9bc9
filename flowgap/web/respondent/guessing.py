"""Who guesses links is slowed down; who has one never is, whoever shares their network."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Lock
from typing import Final

GUESSES_PER_MINUTE: Final = 60
MOST_NETWORKS: Final = 10_000
"""Networks remembered at once; the one that was quiet longest is forgotten first."""

_MINUTE: Final = timedelta(minutes=1)
_BITS_OF_A_SITE: Final = 64
"""Of 128. An address of version 6 stands for its /64: one device has them all to choose from."""


class Guesses:
    """Counts unknown links, codes and receipts by network, in memory and for one minute."""

    def __init__(self) -> None:
        self._stamps: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def count(self, address: str | None, *, now: datetime) -> bool:
        """Note a wrong guess; tell whether the network may go on guessing."""
        with self._lock:
            stamps = self._stamps.setdefault(network_of(address), deque())
            self._stamps.move_to_end(network_of(address))
            if len(self._stamps) > MOST_NETWORKS:
                self._stamps.popitem(last=False)
            while stamps and stamps[0] <= now - _MINUTE:
                stamps.popleft()
            if len(stamps) >= GUESSES_PER_MINUTE:
                return False
            stamps.append(now)
            return True


def network_of(address: str | None) -> str:
    """Return the network that an address counts for."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        site = int(parsed) >> _BITS_OF_A_SITE
        return f"{site:x}/{_BITS_OF_A_SITE}"
    plain = parsed if isinstance(parsed, IPv4Address) else parsed.ipv4_mapped
    return str(plain)

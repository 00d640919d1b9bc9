"""The clock of requests: services get the time as an argument."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the time of the clock."""
    return datetime.now(UTC)

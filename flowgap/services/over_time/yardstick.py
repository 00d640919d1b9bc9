"""By what the days of a flow gap were counted: two gaps are comparable by one yardstick alone."""

from dataclasses import dataclass
from typing import Self

from flowgap.result.delivery import Delivery
from flowgap.services.delivery.result import UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """Unit of the days, the stamp where lead time starts, that of the window, and the cap.

    `cap_days` is the age up to which lead times count, None without a cap.
    """

    unit: str
    start: str | None
    window_by: str
    cap_days: float | None

    @classmethod
    def of(cls, delivery: Delivery) -> Self:
        """Return the yardstick of the ledger of a result."""
        return cls(
            unit=delivery.unit,
            start=delivery.start,
            window_by=delivery.window_by,
            cap_days=delivery.cap_days,
        )

    @property
    def is_calendar(self) -> bool:
        """Tell whether its days are days of the calendar, which are the same for every client."""
        return self.unit == UNIT

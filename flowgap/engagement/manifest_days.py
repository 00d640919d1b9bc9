"""A day in `engagement.yaml`."""

from datetime import date
from typing import Annotated

from pydantic import Field

from flowgap.engagement.tables.stamps import EARLIEST_YEAR, LATEST_YEAR

Day = Annotated[date, Field(ge=date(EARLIEST_YEAR, 1, 1), le=date(LATEST_YEAR, 12, 31))]

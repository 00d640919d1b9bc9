"""The stages a work item passes on its way to the customer, in order."""

from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    """One stage of delivery, or `unattributed` for time that no stage can claim."""

    CLARIFY = "clarify"
    BUILD = "build"
    REVIEW = "review"
    CI = "ci"
    QA = "qa"
    SECURITY = "security"
    INTEGRATE = "integrate"
    RELEASE = "release"
    UNATTRIBUTED = "unattributed"


LEDGER_STAGES: Final = tuple(Stage)
"""Every row of the ledger: the eight stages, then `unattributed`."""

PIPELINE_STAGES: Final = LEDGER_STAGES[:-1]
"""The eight stages in which work can be done or can wait."""

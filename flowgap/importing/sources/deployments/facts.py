"""One deployment as a source tells it, and what names say of environments."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

SUCCESS: Final = "success"
FAILURE: Final = "failure"
CANCELLED: Final = "cancelled"

_ENVIRONMENTS: Final = (
    ("production", re.compile(r"(^|[^a-z])(production|prod|prd|live)([^a-z]|$)")),
    ("staging", re.compile(r"(^|[^a-z])(staging|stage|preprod|uat)([^a-z]|$)")),
    ("testing", re.compile(r"(^|[^a-z])(testing|test|qa|dev|development|preview)([^a-z]|$)")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """A deployment that has ended; None is what its source does not say."""

    deployment_id: str
    finished_at: datetime
    service: str | None = None
    environment: str | None = None
    started_at: datetime | None = None
    result: str | None = None
    commit_sha: str | None = None
    updated_at: datetime | None = None


def environment_in(name: str) -> str | None:
    """Return the environment that the name of a pipeline has in it; staging before production.

    `Deploy staging, then production` ends in production, and nobody can tell from its name whether
    it got there: the less grave one counts.
    """
    found = [known for known, pattern in _ENVIRONMENTS if pattern.search(name.lower())]
    return found[-1] if found else None


def canonical_environment(name: str | None) -> str | None:
    """Return `production` for prod, prd and live; every other environment keeps its name."""
    if name is None:
        return None
    return "production" if name.strip().lower() in {"prod", "prd", "live", "production"} else name

"""The mean of several organizations, given only where no one of them stands out in it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.stats import t as student

LEAST_ORGANIZATIONS: Final = 5
LARGEST_SHARE: Final = 0.40
"""Of the people: with a larger one the mean would be that organization's."""

_LEVEL: Final = 0.90


class NoBenchmark(StrEnum):
    """Why there is no benchmark."""

    FEW_ORGANIZATIONS = "few_organizations"
    ONE_TOO_LARGE = "one_too_large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One organization: its figure, in any unit, and how many people answered there."""

    value: float
    n_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """The mean over organizations with its 90 % interval, or why there is none."""

    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: NoBenchmark | None = None


def benchmark(members: Sequence[Member]) -> Benchmark:
    r"""Return the mean of the figures of several organizations, each counted once.

    Parameters
    ----------
    members : sequence of Member
        One for each organization, none of them simulated.

    Raises
    ------
    ValueError
        If nobody answered in an organization.

    Notes
    -----
    The interval is :math:`\bar x \pm t_{n-1} s / \sqrt n`: it says where the mean of such
    organizations lies, not where one of them does. At least 5 organizations, none with more than
    40 % of the people.
    """
    if any(member.n_people < 1 for member in members):
        raise ValueError("an organization without people. Allowed: 1 or more")
    n = len(members)
    if n < LEAST_ORGANIZATIONS:
        return Benchmark(n=n, reason=NoBenchmark.FEW_ORGANIZATIONS)
    people = [member.n_people for member in members]
    if max(people) > LARGEST_SHARE * sum(people):
        return Benchmark(n=n, reason=NoBenchmark.ONE_TOO_LARGE)
    values = np.array([member.value for member in members])
    mean = float(values.mean())
    reach = float(student.ppf((1 + _LEVEL) / 2, n - 1) * values.std(ddof=1)) / math.sqrt(n)
    return Benchmark(n=n, value=mean, low=mean - reach, high=mean + reach)

"""How many were at work from each moment on, and how many can be."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes
from flowgap.diagnosis.constraint.flow import Days

_RARE: Final = 0.01
"""Share of the busy time: more at work than this is taken for an error of stamps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """A step function of time.

    Attributes
    ----------
    at : array of shape (m,)
        Moments in order.
    level : array of shape (m,)
        How many are at work from each moment on.
    servers : int
        The most that are at work at once, but for rare moments; at least 1.
    """

    at: Days
    level: Codes
    servers: int

    def mean(self, begin: float, until: float) -> float:
        """Return the mean number at work from `begin` to `until`."""
        clipped = np.clip(self.at, begin, until)
        return float(self.level @ np.diff(clipped, append=until)) / max(until - begin, 1e-9)

    def busy_share(self, moments: Days) -> Days:
        """Return the share of servers at work just before each moment."""
        if not len(self.at):
            return np.zeros(len(moments))
        place = np.searchsorted(self.at, moments, side="left") - 1
        return np.asarray(np.where(place >= 0, self.level[place], 0) / self.servers)

    def idle_days(self, begin: Days, end: Days) -> Days:
        """Return for how long of each span a server was free."""
        if not len(self.at):
            return np.asarray(end - begin)
        length = np.diff(self.at, append=self.at[-1:])
        idle = np.where(self.level < self.servers, length, 0.0)
        sums = np.concatenate([[0.0], np.cumsum(idle)[:-1]])

        def up_to(moments: Days) -> Days:
            # Before the first start and after the last end nobody is at work.
            inside = np.interp(moments, self.at, sums)
            before = np.minimum(moments - self.at[0], 0)
            return np.asarray(inside + before + np.maximum(moments - self.at[-1], 0))

        return up_to(end) - up_to(begin)


def levels(started: Days, finished: Days) -> Levels:
    """Return the levels of spans; those of no length do not count."""
    worked = finished > started
    started, finished = started[worked], finished[worked]
    at = np.concatenate([started, finished])
    # At one instant those who end come before those who begin.
    order = np.lexsort((np.repeat([1, 0], len(started)), at))
    level = np.cumsum(np.where(order < len(started), 1, -1))
    at = at[order]
    time_at = np.bincount(level, weights=np.diff(at, append=at[-1:]), minlength=2)
    above = np.cumsum(time_at[::-1])[::-1]
    usual = np.flatnonzero(above > _RARE * above[1])
    return Levels(at=at, level=level, servers=max(int(usual.max(initial=1)), 1))

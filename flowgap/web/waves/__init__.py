"""Waves of an engagement: how they go, preparing the next one, opening it, closing it."""

from flowgap.web.waves import ending, launching, planning, preparing, running
from flowgap.web.waves.listing import bp

__all__ = ["bp", "ending", "launching", "planning", "preparing", "running"]

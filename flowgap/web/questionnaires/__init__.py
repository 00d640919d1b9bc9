"""Questionnaires of a workspace: the list, wording one, publishing it."""

from flowgap.web.questionnaires import wording
from flowgap.web.questionnaires.shelf import bp

__all__ = ["bp", "wording"]

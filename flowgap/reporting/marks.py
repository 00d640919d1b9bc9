"""Tones and symbols: how a text is set, and the mark that says the same beside it."""

from enum import StrEnum


class Tone(StrEnum):
    """How a text is set. Colours follow intervals, never taste."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    BETTER = "better"
    WORSE = "worse"


class Symbol(StrEnum):
    """A small mark beside a word; the word says the same."""

    NONE = "none"
    FULL = "full"
    HALF = "half"
    RING = "ring"
    DOTTED = "dotted"
    UP = "up"
    DOWN = "down"
    BAR = "bar"
    CHECK = "check"

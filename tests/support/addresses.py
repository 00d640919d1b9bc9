"""Builders of addresses compiled once for all applications of the tests."""

from collections.abc import Callable
from typing import Any, Final

from werkzeug.routing import Rule

Build = Callable[..., tuple[str, str]]

COMPILED: Final[dict[tuple[Any, ...], Build]] = {}
"""By what the rule says: its text, its defaults, and whether it writes what is left after `?`."""


def compile_addresses_once() -> None:
    """Let the rules of an application use what those of another have compiled.

    Each application compiles two functions for each of its addresses: of all its start, two
    thirds. A function is given its rule at each call, so that equal rules can share it; only a
    default is written into it by the converters of its own application, and is not shared.
    """
    original = Rule._compile_builder  # noqa: SLF001 - Werkzeug has no other place for it
    if original.__module__ == __name__:
        return

    def compile_once(self: Rule, append_unknown: bool = True) -> Build:  # noqa: FBT001, FBT002
        if self.defaults:
            return original(self, append_unknown)
        key = (self.rule, tuple(self._trace), append_unknown)
        if key not in COMPILED:
            COMPILED[key] = original(self, append_unknown)
        return COMPILED[key]

    Rule._compile_builder = compile_once  # type: ignore[method-assign] # noqa: SLF001

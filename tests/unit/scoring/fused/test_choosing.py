"""Which way is taken: the compiler is never needed, and none that fails is in the way."""

import importlib
import importlib.util
import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from flowgap.scoring.fused.choosing import NUMPY, compiled_pass, fastest_pass
from flowgap.scoring.fused.loops import HELPERS, scan_teams
from flowgap.scoring.fused.wave import score_wave
from tests.unit.scoring.fused.ways import needs_compiler, wave


class TestFastestPass:
    def test_without_a_compiler_it_is_that_of_numpy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        assert fastest_pass() is NUMPY

    @pytest.mark.parametrize("error", [ImportError("needs NumPy 2.3"), RuntimeError("no locator")])
    def test_a_compiler_that_refuses_is_left_alone(
        self, monkeypatch: pytest.MonkeyPatch, error: Exception
    ) -> None:
        def refuse(_: str) -> types.ModuleType:
            raise error

        monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
        monkeypatch.setattr(importlib, "import_module", refuse)
        assert fastest_pass() is NUMPY

    def test_a_compiler_is_given_the_loops_and_all_that_they_call(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given: list[Callable[..., Any]] = []

        def compiled(scan: Callable[..., Any], **_: bool) -> Callable[..., Any]:
            given.append(scan)
            return scan

        compiler = types.SimpleNamespace(njit=compiled, register_jitable=given.append)
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
        monkeypatch.setattr(importlib, "import_module", lambda _: compiler)
        assert fastest_pass().in_threads
        assert given == [*HELPERS, scan_teams]
        named = (scan_teams.__globals__.get(name) for name in scan_teams.__code__.co_names)
        called = {one.__name__ for one in named if isinstance(one, types.FunctionType)}
        assert called == {helper.__name__ for helper in HELPERS}

    @needs_compiler
    def test_the_compiled_way_runs(self) -> None:
        found = score_wave(wave([[1], [5]], [0, 1], dimension=[0]), way=compiled_pass())
        assert found.mean.tolist() == [[0], [100]]

    @pytest.fixture(autouse=True)
    def _choose_anew(self) -> Iterator[None]:
        fastest_pass.cache_clear()
        yield
        fastest_pass.cache_clear()

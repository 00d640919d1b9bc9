from collections.abc import Iterable
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from flowgap.errors import InputError
from flowgap.learning.examples import Examples
from flowgap.services.constraint import kept_examples
from flowgap.services.constraint.kept_examples import draw_and_keep
from flowgap.simulation.organizations.regimes import REGIMES, Regime

CALENDAR, STEADY = REGIMES["calendar"], REGIMES["steady"]
SEED = 2554


@pytest.fixture(autouse=True)
def _two_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_examples, "PART", 2)
    monkeypatch.setattr(kept_examples, "draw_examples", made_up)


def made_up(regimes: Iterable[Regime], *, numbers: range, seed: int, jobs: int) -> Examples:
    """Numbers that hang on regime, number and seed, as those of simulated organizations do."""
    assert jobs == 1
    draws = [
        np.random.default_rng([seed, number, *sha256(repr(regime).encode()).digest()])
        for regime in regimes
        for number in numbers
    ]
    rows = np.stack([rng.normal(size=(6, 8, 4)) for rng in draws])
    rows[:, 1, :, 0] = np.nan
    return Examples(
        rows=rows,
        gain_share=np.stack([rng.random(8) for rng in draws]),
        lead_time_days=np.array([rng.random() for rng in draws]),
        regime=np.zeros(len(draws), dtype=np.intp),
    )


def drawn(folder: Path | None, *, per_regime: int = 3) -> Examples:
    return draw_and_keep(
        [CALENDAR, STEADY], per_regime=per_regime, seed=SEED, jobs=1, folder=folder
    )


def are_equal(one: Examples, other: Examples) -> bool:
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(Examples)]
    return all(np.array_equal(left, right, equal_nan=True) for left, right in pairs)


def test_what_is_kept_and_read_again_is_what_is_drawn_without_a_folder(tmp_path: Path) -> None:
    at_once = made_up([CALENDAR, STEADY], numbers=range(3), seed=SEED, jobs=1)
    assert are_equal(drawn(None), at_once)
    assert are_equal(drawn(tmp_path), at_once)
    assert are_equal(drawn(tmp_path), at_once)
    # Three of each of two regimes, two in a file: 2 x 2 files.
    assert len(list(tmp_path.iterdir())) == 4


def test_a_draw_that_was_stopped_goes_on_with_the_parts_that_are_missing(tmp_path: Path) -> None:
    whole = drawn(tmp_path)
    (missing,) = tmp_path.glob("steady-*-2-3.npz")
    missing.unlink()
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert are_equal(drawn(tmp_path), whole)
    assert missing.exists()
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_another_seed_or_regime_is_not_read_from_what_was_kept(tmp_path: Path) -> None:
    def draw(load: tuple[float, float], seed: int) -> Examples:
        changed = replace(STEADY, hot_load=load)
        return draw_and_keep([changed], per_regime=1, seed=seed, jobs=1, folder=tmp_path)

    first = draw((0.84, 1.04), SEED)
    assert not are_equal(draw((0.84, 1.04), SEED + 1), first)
    assert not are_equal(draw((0.50, 0.55), SEED), first)


def test_parts_that_other_code_drew_are_refused(tmp_path: Path) -> None:
    drawn(tmp_path, per_regime=1)
    (path,) = tmp_path.glob("steady-*")
    with np.load(path) as archive:
        arrays = dict(archive)
    arrays["gain_share"] = arrays["gain_share"] + 0.01
    np.savez(path, **arrays)
    with pytest.raises(InputError, match="another version drew them") as refused:
        drawn(tmp_path, per_regime=1)
    assert path.name in str(refused.value)


def test_a_file_that_holds_no_examples_is_refused(tmp_path: Path) -> None:
    drawn(tmp_path, per_regime=1)
    (path,) = tmp_path.glob("calendar-*")
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(InputError, match="no examples"):
        drawn(tmp_path, per_regime=1)

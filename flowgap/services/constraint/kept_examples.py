"""Draws examples part by part and keeps them: what takes an hour goes on where it stopped."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np

from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.learning.examples import Examples, draw_examples, joined
from flowgap.simulation.organizations.regimes import Regime

PART: Final = 250
"""Organizations of a regime in a file: some minutes of work."""
_ARRAYS: Final = tuple(field.name for field in fields(Examples))


def draw_and_keep(
    regimes: Iterable[Regime], *, per_regime: int, seed: int, jobs: int, folder: Path | None
) -> Examples:
    """Return what `draw_examples` does; with a folder, each part is kept there and read again.

    Raises
    ------
    InputError
        If a part that is there was drawn by other code, or is none.
    """
    if folder is None:
        return draw_examples(regimes, numbers=range(per_regime), seed=seed, jobs=jobs)
    return joined(
        _part(folder, regime, numbers, seed=seed, jobs=jobs)
        for regime in regimes
        for numbers in _parts(per_regime)
    )


def _parts(per_regime: int) -> Iterator[range]:
    for first in range(0, per_regime, PART):
        yield range(first, min(first + PART, per_regime))


def _part(folder: Path, regime: Regime, numbers: range, *, seed: int, jobs: int) -> Examples:
    path = folder / _name(regime, numbers, seed)
    if path.exists():
        return _read(path, regime, numbers, seed=seed)
    drawn = draw_examples([regime], numbers=numbers, seed=seed, jobs=jobs)
    written = BytesIO()
    np.savez_compressed(written, **{name: getattr(drawn, name) for name in _ARRAYS})
    write_file(path, written.getvalue())
    return drawn


def _name(regime: Regime, numbers: range, seed: int) -> str:
    """Return a name that differs with whatever the examples depend on, but for the code."""
    drawn_from = hashlib.sha256(repr(regime).encode()).hexdigest()[:8]
    return f"{regime.name}-{drawn_from}-{seed}-{numbers.start}-{numbers.stop}.npz"


def _read(path: Path, regime: Regime, numbers: range, *, seed: int) -> Examples:
    try:
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as archive:
            kept = Examples(**{name: archive[name] for name in _ARRAYS})
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise _refused(path) from error
    again = draw_examples([regime], numbers=numbers[:1], seed=seed, jobs=1)
    if len(kept) != len(numbers) or not _are_equal(kept, again):
        raise _refused(path)
    return kept


def _are_equal(kept: Examples, again: Examples) -> bool:
    """Return whether the first of what was kept is what is drawn again: the code is the same."""
    first = kept.take(np.array([0]))
    pairs = [(getattr(first, name), getattr(again, name)) for name in _ARRAYS]
    return all(
        one.shape == other.shape and np.allclose(one, other, equal_nan=True) for one, other in pairs
    )


def _refused(path: Path) -> InputError:
    return InputError(
        "these are no examples, or another version drew them",
        file=str(path),
        allowed="an empty folder, or one that this version filled",
    )

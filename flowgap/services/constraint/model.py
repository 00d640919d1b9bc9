"""Keeps the model of the constraint in one file of plain arrays, and reads it back."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeVar, get_type_hints

import numpy as np
from numpy.typing import NDArray

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.model import Model
from flowgap.diagnosis.constraint.simulated_range import PROFILE
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.paths import CONSTRAINT_MODEL

FORMAT: Final = 4
"""Of the file: to be raised with anything that makes older files mean something else."""

_FACTS: Final = "facts"
Array = NDArray[Any]
Part = TypeVar("Part", bound=tuple[Any, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Where a model comes from.

    Attributes
    ----------
    format : int
    features, profile : tuple of str
        What the trees, and the alarm, are told.
    flowgap_version, sklearn_version : str
    regimes : tuple of str
    per_regime, seed : int
    """

    format: int
    features: tuple[str, ...]
    profile: tuple[str, ...]
    flowgap_version: str
    sklearn_version: str
    regimes: tuple[str, ...]
    per_regime: int
    seed: int

    @property
    def version(self) -> str:
        """What results say of the model."""
        return f"{self.format}.{self.seed}.{self.per_regime * len(self.regimes)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptModel:
    """A model with its facts."""

    model: Model
    facts: Facts


def keep_model(kept: KeptModel, path: Path) -> None:
    """Write a model; equal models give equal bytes."""
    arrays = dict(_flatten(kept.model))
    arrays[_FACTS] = np.array(json.dumps(asdict(kept.facts), sort_keys=True))
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(arrays.items()):
            member = BytesIO()
            np.lib.format.write_array(member, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), member.getvalue(), compresslevel=9)
    write_file(path, written.getvalue())


@cache
def shipped_model() -> KeptModel:
    """Return the model that ships with FlowGap."""
    return read_model(CONSTRAINT_MODEL)


def read_model(path: Path) -> KeptModel:
    """Return a model that was kept.

    Raises
    ------
    InputError
        If the file is no model, or one of another version.
    """
    try:
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as archive:
            arrays: Mapping[str, Array] = {name: archive[name] for name in archive.files}
        facts = _facts(arrays)
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise InputError(
            "it is no model of the constraint",
            file=str(path),
            allowed="a file that `flowgap model train` wrote",
        ) from error
    if (facts.format, facts.features, facts.profile) != (FORMAT, NAMES, PROFILE):
        raise InputError(
            f"it was trained by FlowGap {facts.flowgap_version}, which saw other features",
            file=str(path),
            allowed="a file that `flowgap model train` of this version wrote",
        )
    return KeptModel(model=_gathered(Model, arrays), facts=facts)


def _facts(arrays: Mapping[str, Array]) -> Facts:
    told: dict[str, Any] = json.loads(str(arrays[_FACTS]))
    for name in ("features", "profile", "regimes"):
        told[name] = tuple(told[name])
    return Facts(**told)


def _flatten(part: tuple[Any, ...], prefix: str = "") -> Iterator[tuple[str, Array]]:
    """Return the arrays of nested named tuples, each by its path."""
    for name, value in zip(get_type_hints(type(part)), part, strict=True):
        if isinstance(value, tuple):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _gathered(kind: type[Part], arrays: Mapping[str, Array], prefix: str = "") -> Part:
    """Return nested named tuples of their arrays."""
    return kind(
        *(
            _gathered(inner, arrays, f"{prefix}{name}.")
            if isinstance(inner, type) and issubclass(inner, tuple)
            else arrays[f"{prefix}{name}"]
            for name, inner in get_type_hints(kind).items()
        )
    )

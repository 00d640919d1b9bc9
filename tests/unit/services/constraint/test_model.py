import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.model import judge
from flowgap.errors import InputError
from flowgap.paths import CONSTRAINT_MODEL
from flowgap.services.constraint.model import keep_model, read_model, shipped_model


def test_the_shipped_model_is_small_and_of_this_version() -> None:
    kept = shipped_model()
    assert kept.facts.features == NAMES
    # The bar is 3 MB.
    assert CONSTRAINT_MODEL.stat().st_size < 3_000_000


def test_no_array_of_it_is_a_pickle() -> None:
    with zipfile.ZipFile(CONSTRAINT_MODEL) as archive:
        for name in archive.namelist():
            array = np.lib.format.read_array(io.BytesIO(archive.read(name)), allow_pickle=False)
            assert array.dtype != object


def test_what_was_kept_judges_alike(tmp_path: Path) -> None:
    kept = shipped_model()
    keep_model(kept, tmp_path / "model.npz")
    again = read_model(tmp_path / "model.npz")
    rows = np.random.default_rng(4).normal(size=(5, 8, len(NAMES)))
    assert again.facts == kept.facts
    assert np.array_equal(
        judge(again.model, rows).posterior, judge(kept.model, rows).posterior, equal_nan=True
    )


def test_equal_models_give_equal_bytes(tmp_path: Path) -> None:
    keep_model(shipped_model(), tmp_path / "model.npz")
    assert (tmp_path / "model.npz").read_bytes() == CONSTRAINT_MODEL.read_bytes()


@pytest.mark.parametrize(
    "change", [{"format": 0}, {"features": NAMES[:-1]}, {"profile": ("time_share",)}]
)
def test_a_model_of_another_version_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    kept = shipped_model()
    told = replace(kept, facts=replace(kept.facts, **change))  # type: ignore[arg-type]
    keep_model(told, tmp_path / "model.npz")
    with pytest.raises(InputError, match="which saw other features"):
        read_model(tmp_path / "model.npz")


def _empty_archive() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("facts.json", json.dumps({}))
    return written.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"no archive", CONSTRAINT_MODEL.read_bytes()[:5_000], _empty_archive()]
)
def test_what_is_no_model_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(content)
    with pytest.raises(InputError, match="no model of the constraint"):
        read_model(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no model of the constraint"):
        read_model(tmp_path / "none.npz")

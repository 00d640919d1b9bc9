"""Files that wait to be imported: each keeps its content, whatever names they were given."""

import io
from pathlib import Path

import pytest

from flowgap.services.jobs.files import JobFiles
from flowgap.services.jobs.staging import Given, stage


@pytest.mark.parametrize(
    "names",
    [
        ("a.csv", "a.csv", "a.csv"),
        ("3-a.csv", "a.csv", "a.csv"),
        ("2-file", "", "/"),
    ],
)
def test_files_of_one_name_stand_beside_each_other(names: tuple[str, ...], tmp_path: Path) -> None:
    sources = [(name, io.BytesIO(f"{n}".encode())) for n, name in enumerate(names)]
    staged = stage(JobFiles(tmp_path), "key", sources, Given(tool="github"))
    assert len(set(staged.names)) == len(names)
    assert [path.read_text() for path in staged.paths] == ["0", "1", "2"]

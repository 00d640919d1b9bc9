"""An engagement folder for each test, to be spoiled, and how to read it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.reading import read_engagement
from flowgap.errors import InputError
from flowgap.questionnaire.loader import load_questionnaire
from tests.support.engagement_files import write_engagement

Read = Callable[..., EngagementFolder]
Refuse = Callable[..., InputError]


@cache
def item_ids(reference: str) -> frozenset[str]:
    return frozenset(load_questionnaire(reference).item_ids)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_engagement(tmp_path / "engagement")


@pytest.fixture
def read(folder: Path) -> Read:
    """Write files given by name, with `.csv` or `.yaml` left out, and read the folder."""

    def run(**files: str | bytes) -> EngagementFolder:
        write(folder, files)
        return read_engagement(folder, items=item_ids)

    return run


@pytest.fixture
def refuse(folder: Path) -> Refuse:
    """Write files and return why the folder cannot be used."""

    def run(**files: str | bytes) -> InputError:
        write(folder, files)
        with pytest.raises(InputError) as caught:
            read_engagement(folder, items=item_ids)
        return caught.value

    return run


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for stem, content in files.items():
        ending = "yaml" if stem in {"engagement", "stage_map"} else "csv"
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{stem}.{ending}").write_bytes(data)

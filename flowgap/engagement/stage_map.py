"""Reads `stage_map.yaml`: which stage a status of the source stands for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flowgap.engagement.formats import FOLDER_YAML, STAGE_IDS, STAGE_MAP_NAME
from flowgap.errors import InputError
from flowgap.yaml_source import read_yaml

MEANINGS: Final = (
    *STAGE_IDS,
    *(f"{stage}.wait" for stage in STAGE_IDS),
    "not_started",
    "done",
    "ignore",
)


def read_stage_map(folder: Path) -> Mapping[str, str]:
    """Return the meaning of each status; empty where there is no such file.

    Raises
    ------
    InputError
        If the file cannot be used or gives a status a meaning that does not exist.
    """
    path = folder / STAGE_MAP_NAME
    if not path.exists():
        return {}
    source = read_yaml(path, FOLDER_YAML, name=path.name)
    if not isinstance(source.data, dict):
        raise InputError(
            "the file holds no keys", file=STAGE_MAP_NAME, line=1, allowed="status: stage"
        )
    for status, meaning in source.data.items():
        if meaning not in MEANINGS:
            raise InputError(
                f"the status {status[:60]!r} has no known meaning",
                file=STAGE_MAP_NAME,
                line=source.line_of((status,)),
                allowed=", ".join(MEANINGS),
            )
    return dict(source.data)

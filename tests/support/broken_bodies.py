"""Bodies of a tool as a broken disk, a hasty script or a hostile sender would leave them."""

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any, Final

ODD_VALUES: Final[tuple[object, ...]] = (
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00",
    "2024-05-01T10:00:00",
    "no such value",
    "=1+1",
    "\x1b[31m\u202e",
    [],
    {},
    [None, 3, "three", [[]]],
    {"nodes": None, "edges": [None, {}]},
)


def broken_values(body: object, *, seed: int, n: int) -> Iterator[object]:
    """Yield copies of a JSON value in which fields are missing or something else."""
    random = Random(seed)  # noqa: S311 - breaks bodies, keeps no secret
    for _ in range(n):
        broken = copy.deepcopy(body)
        for _ in range(random.randint(1, 4)):
            _break(broken, random)
        yield broken


def cut_texts(body: object, *, seed: int, n: int) -> Iterator[bytes]:
    """Yield the bytes of a JSON value, cut off anywhere or with a byte changed."""
    random = Random(seed)  # noqa: S311 - breaks bodies, keeps no secret
    data = json.dumps(body).encode()
    for _ in range(n):
        place = random.randrange(len(data))
        yield (
            data[:place]
            if random.random() < 0.5
            else (data[:place] + bytes([random.randrange(256)]) + data[place + 1 :])
        )


def _break(value: Any, random: Random) -> None:  # noqa: ANN401 - any JSON
    places = list(_places(value))
    if not places:
        return
    holder, key = random.choice(places)
    if random.random() < 0.3 and isinstance(holder, dict):
        del holder[key]
    else:
        holder[key] = copy.deepcopy(random.choice(ODD_VALUES))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])

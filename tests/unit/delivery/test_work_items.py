from dataclasses import replace

import numpy as np
import pytest

from flowgap.delivery.work_items import Stamp
from tests.support.delivery_arrays import items_of


class TestWorkItems:
    def test_columns_must_have_equal_lengths(self) -> None:
        items = items_of([{"lines": 1}, {"lines": 2}])
        with pytest.raises(ValueError, match=r"unequal length.*'lines': 1"):
            replace(items, lines=np.array([1]))

    def test_a_stamp_names_its_column(self) -> None:
        assert Stamp.FIRST_COMMIT.column == "first_commit_at"

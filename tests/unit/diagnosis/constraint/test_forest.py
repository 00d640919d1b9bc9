import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from flowgap.diagnosis.constraint.forest import LEAF, Forest, predict
from flowgap.learning.growing import as_arrays

# x <= 1 gives 10, else 20; unknown goes right. A second tree adds 1 to all.
SMALL = Forest(
    base=np.array([0.5]),
    roots=np.array([0, 3], dtype=np.int32),
    feature=np.array([0, LEAF, LEAF, LEAF], dtype=np.int16),
    threshold=np.array([1.0, 10.0, 20.0, 1.0]),
    left=np.array([1, 0, 0, 0], dtype=np.int32),
    right=np.array([2, 0, 0, 0], dtype=np.int32),
    unknown_left=np.array([False] * 4),
)


@pytest.mark.parametrize(
    ("value", "sum_of_leaves"), [(1.0, 11.5), (1.0001, 21.5), (np.nan, 21.5), (-np.inf, 11.5)]
)
def test_each_tree_adds_one_leaf(value: float, sum_of_leaves: float) -> None:
    assert predict(SMALL, np.array([[value]])).tolist() == [sum_of_leaves]


def test_many_rows_go_through_in_parts_and_give_the_same() -> None:
    # 10,000 rows are two whole parts and a rest.
    rows = np.linspace(0.0, 2.0, 10_000)[:, np.newaxis]
    assert np.array_equal(predict(SMALL, rows), np.where(rows[:, 0] <= 1, 11.5, 21.5))


def test_no_rows_give_no_predictions() -> None:
    assert predict(SMALL, np.empty((0, 1))).shape == (0,)


def patchy(n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(n, 4))
    target = rows[:, 0] * rows[:, 1] + rng.normal(0, 0.1, n)
    rows[rng.random(rows.shape) < 0.2] = np.nan
    return rows, target


def test_arrays_predict_what_the_library_predicts() -> None:
    rows, target = patchy(600)
    regressor = HistGradientBoostingRegressor(max_iter=30, random_state=0).fit(rows, target)
    assert predict(as_arrays(regressor), rows) == pytest.approx(regressor.predict(rows), abs=1e-9)


def test_arrays_of_a_classifier_predict_log_odds() -> None:
    rows, target = patchy(600)
    classifier = HistGradientBoostingClassifier(max_iter=30, random_state=0).fit(rows, target > 0)
    told = predict(as_arrays(classifier), rows)
    assert told == pytest.approx(classifier.decision_function(rows), abs=1e-9)

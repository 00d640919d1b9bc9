"""An engagement folder that changes between two results."""

from pathlib import Path

from flowgap.services.diagnose import Diagnosis


def add_late_answer(folder: Path, *, team: str = "Search") -> None:
    """Add one more response of a team: everything answered by 4."""
    path = folder / "responses.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    n_items = head.count(",") - 2
    late = ",".join([team, "w1", *["4"] * n_items, "qa"])
    path.write_text("\n".join([head, *rows, late]) + "\n", encoding="utf-8")


def numbers_of_people(diagnosis: Diagnosis) -> list[int | None]:
    """Return how many stand behind each dimension's score, None where it is hidden."""
    return [score.n for score in diagnosis.result.survey.dimensions]

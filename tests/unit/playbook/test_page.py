"""The page on the playbook says what the playbook says."""

from flowgap.paths import PROJECT_ROOT
from flowgap.playbook.loader import playbook_in
from flowgap.playbook.page import write_page

PAGE = PROJECT_ROOT / "docs/methods/playbook.md"


def test_the_published_page_is_current() -> None:
    # To renew it: make schema
    assert PAGE.read_text(encoding="utf-8") == write_page(playbook_in("en"))


def test_it_lists_every_action_and_verdict() -> None:
    playbook, page = playbook_in("en"), write_page(playbook_in("en"))
    assert all(f"| {action} |" in page for action in playbook.actions)
    assert all(verdict.name in page for verdict in playbook.verdicts)


def test_conditions_read_as_a_sentence() -> None:
    page = write_page(playbook_in("en"))
    assert "constraint:security and (calendar:security or idle:security)" in page
    assert "busy:qa unless calendar:qa or low:TST" in page

"""Letters in German."""

from dataclasses import replace

from tests.support.mail import text_of
from tests.unit.waves.test_letters import LETTER, written


def test_it_speaks_german() -> None:
    mail = written(replace(LETTER, language="de"))
    assert mail["Subject"] == "Alder Freight: Wie fließt die Arbeit in Ihrem Team? Etwa 7 Minuten"
    assert "Sie können bis 30. Oktober 2026, 18:00 Uhr (Europe/Berlin) antworten." in text_of(mail)

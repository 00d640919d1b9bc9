"""German sentences that tests expect; the spelling checker knows only English."""

LONG_CLIENT = "Norddeutsche Zahlungsdienstleistungs-Gesellschaft für Handel und Gewerbe mbH"
CODE_TITLE = "Geben Sie den Code Ihres Teams ein"
OPEN_UNTIL = "Offen bis Freitag, 30. Oktober 2026, 08:00 Uhr (Ortszeit Berlin)."
CLOSED_ON = "Sie endete am Freitag, 30. Oktober 2026, 08:00 Uhr (Ortszeit Berlin)."

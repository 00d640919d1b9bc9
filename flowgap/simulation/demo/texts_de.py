"""What the people of the company wrote in German."""

from typing import Final

from flowgap.simulation.demo.texts import BLOCKER, SINCE_AI, Remark, Texts

GERMAN: Final = Texts(
    title="Organisations-MRT 2026",
    daily_releases="An jedem Arbeitstag ausliefern statt nur donnerstags",
    review_reminders="An Änderungen erinnern, die länger als einen Tag auf Review warten",
    remarks=(
        Remark(BLOCKER, "REV", "Meine Änderungen liegen zwei, drei Tage, bis jemand draufschaut."),
        Remark(
            BLOCKER, "REV", "Fast alle Reviews hängen an zwei Leuten. Fehlt einer, steht alles."
        ),
        Remark(BLOCKER, "REV", "Das Review kommt, wenn ich längst an etwas anderem sitze."),
        Remark(BLOCKER, "REV", "Für Reviews ist keine Zeit eingeplant, sie passieren nebenbei."),
        Remark(BLOCKER, "REV", "Der Stapel im Review wird nie kleiner."),
        Remark(BLOCKER, "DEC", "Warten auf Entscheidungen, die danach wieder geändert werden."),
        Remark(BLOCKER, "DEC", "Niemand weiß, wer bei den Preisregeln das letzte Wort hat."),
        Remark(BLOCKER, "DEC", "Für eine Kleinigkeit brauchten wir drei Termine."),
        Remark(BLOCKER, "DEC", "Was beschlossen war, steht in der nächsten Planung wieder da."),
        Remark(
            BLOCKER, "PRD", "Im Ticket steht, was zu bauen ist, aber nicht, wann es fertig ist."
        ),
        Remark(BLOCKER, "PRD", "Die Anforderungen ändern sich, während wir schon bauen."),
        Remark(BLOCKER, "PRD", "Auf eine fachliche Frage bekomme ich nach einer Woche Antwort."),
        Remark(BLOCKER, "INT", "Der feste Liefertag. Fertiges liegt bis zu sechs Tage herum."),
        Remark(BLOCKER, "INT", "Drei Teams ändern dasselbe alte Modul."),
        Remark(BLOCKER, "INT", "Vor dem Donnerstag wollen alle noch schnell etwas unterbringen."),
        Remark(BLOCKER, "WRK", "Dringendes aus dem Betrieb wirft jede Woche den Plan um."),
        Remark(BLOCKER, "WRK", "Wir fangen zu viel an und machen zu wenig fertig."),
        Remark(BLOCKER, "WRK", "Zu viel gleichzeitig. Ich wechsle viermal am Tag die Aufgabe."),
        Remark(BLOCKER, "TST", "Die langen Tests schlagen ohne Grund fehl, ich starte sie neu."),
        Remark(BLOCKER, "TST", "Bis der Build durch ist, habe ich vergessen, worum es ging."),
        Remark(
            BLOCKER, "SEC", "Die Sicherheitsprüfung ist ein Formular, das keiner zu lesen scheint."
        ),
        Remark(BLOCKER, "SEC", "Die Hälfte der Funde des Scanners ist für uns ohne Belang."),
        Remark(BLOCKER, "COM", "Änderungen anderer Teams merken wir am kaputten Build."),
        Remark(BLOCKER, "COM", "Betrieb und Entwicklung planen in verschiedenen Wochen."),
        Remark(
            BLOCKER, "OWN", "Der alte Tarifdienst gehört niemandem. Jede Änderung ist eine Suche."
        ),
        Remark(BLOCKER, "QAC", "Die Testumgebung ist geteilt und oft belegt."),
        Remark(
            SINCE_AI, "AIA", "Der erste Entwurf steht schnell. Langweiliger Code ist kein Problem."
        ),
        Remark(SINCE_AI, "AIA", "Ich schreibe Tests, die ich früher weggelassen hätte."),
        Remark(SINCE_AI, "AIA", "Am meisten hilft es mir in Code, den ich nicht kenne."),
        Remark(SINCE_AI, "AIA", "Unklar, was wir dem Assistenten zeigen dürfen und was nicht."),
        Remark(SINCE_AI, "AIA", "Gut für kleine Skripte, weniger für unsere älteren Dienste."),
        Remark(SINCE_AI, "AIA", "Unsere eigenen Bibliotheken kennt er nicht und erfindet Aufrufe."),
        Remark(SINCE_AI, "REV", "Die Änderungen sind größer, ein Review dauert länger als früher."),
        Remark(SINCE_AI, "REV", "Es kommt mehr Code an, als wir gründlich lesen können."),
        Remark(SINCE_AI, "REV", "Ich baue in einem Tag, was dann eine Woche auf Review wartet."),
        Remark(SINCE_AI, "REV", "Wer den Code einreicht, kann ihn nicht immer erklären."),
        Remark(SINCE_AI, "REV", "Die Reviews sind kürzer, weil es so viele geworden sind."),
        Remark(SINCE_AI, "OUT", "Wir fühlen uns schneller, die Kunden merken davon nichts."),
        Remark(SINCE_AI, "WRK", "Ich habe mehr gleichzeitig offen als vor einem Jahr."),
        Remark(SINCE_AI, "INT", "Das tägliche Ausliefern ist der bessere Teil dieses Jahres."),
        Remark(SINCE_AI, "QAC", "Getestet wird weiterhin, nur etwas später."),
        Remark(SINCE_AI, "DEC", "Wir bauen schneller, als jemand entscheiden kann, was."),
    ),
)

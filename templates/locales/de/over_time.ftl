# Was über die Zeit bleibt: Lieferzahlen, Anmerkungen, Maßnahmenverzeichnis, Trefferliste, Portfolio.
over-time-problem = Das wurde nicht übernommen
over-time-title = { $n ->
    [one] Lieferung in einem Datenzeitraum; Werte lassen sich noch nicht vergleichen
   *[other] Lieferung über { $n } Datenzeiträume; Werte lassen sich noch nicht vergleichen
}
over-time-line = Auf einer Zeitachse
over-time-line-alt = Im Lauf der Zeit, mit 90-%-Intervallen: { $dimensions }. Alle Werte stehen in den Tabellen darunter.
over-time-figure = Kennzahl
over-time-unknown = nicht bekannt
over-time-company = Ganzes Unternehmen

over-time-delivery = Lieferung über alle Datenzeiträume
over-time-delivery-note = { $n ->
    [one] ein Datenzeitraum; Band: 90-%-Intervall
   *[other] { $n } Datenzeiträume; Band: 90-%-Intervall, Linie bei 0
}
over-time-delivery-reading = Für jeden Datenzeitraum zählt das neueste Ergebnis. Von einer Änderung sprechen wir, wo das 90-%-Intervall des Unterschieds zwischen dem letzten Zeitraum und dem ersten, der sich nicht mit ihm überschneidet, die 0 ausschließt; bei sechs Kennzahlen würde sich etwa jedes zweite Mal eine allein durch Zufall bewegen.
over-time-delivery-table = Alle Lieferzahlen als Tabelle
over-time-lead-time = Durchlaufzeit von Änderungen
over-time-lead-time-unit = Tage, Median
over-time-flow-gap = Flusslücke
over-time-flow-gap-unit = Tage
over-time-deployment-frequency = Häufigkeit der Auslieferung
over-time-deployment-frequency-unit = pro Woche
over-time-change-fail-rate = Anteil fehlgeschlagener Auslieferungen
over-time-change-fail-rate-unit = von allen
over-time-recovery-time = Zeit bis zur Wiederherstellung
over-time-recovery-time-unit = Stunden, Median
over-time-rework-rate = Anteil ungeplanter Auslieferungen
over-time-rework-rate-unit = von allen
over-time-change = { $change } ({ $interval }), { $unit }
over-time-no-change-one-period = erst ein Zeitraum bekannt
over-time-no-change-overlap = die Zeiträume überschneiden sich
over-time-no-change-last-unknown = im letzten Zeitraum nicht bekannt

over-time-points = Prozentpunkte

over-time-notes = Anmerkungen auf der Zeitachse
over-time-notes-none = Noch keine Anmerkung. Halten Sie fest, was sonst geschah: neue Werkzeuge, neu zugeschnittene Teams.
over-time-note-new = Anmerkung hinzufügen
over-time-note-add = Anmerkung übernehmen
over-time-note-delete = Löschen
over-time-day = Tag
over-time-day-wrong = Wählen Sie einen Tag zwischen 1990 und 2099, zum Beispiel 2026-11-27.
over-time-kind = Was geschah
over-time-note-kind-rollout = Einführung
over-time-note-kind-reorganization = Umorganisation
over-time-note-kind-other = Anderes
over-time-note = Anmerkung
over-time-note-hint = Höchstens 200 Zeichen. Führungskräfte lesen Anmerkungen zum ganzen Unternehmen und zu den eigenen Teams.
over-time-note-missing = Schreiben Sie, was geschah.
over-time-note-long = Das sind mehr als 200 Zeichen. Kürzen Sie die Anmerkung.
over-time-note-many = Ein Auftrag hat höchstens 500 Anmerkungen. Löschen Sie zuerst eine.
over-time-team = Wen es betrifft
over-time-choice-wrong = Wählen Sie einen der Einträge.

# Was über die Zeit bleibt: Lieferzahlen, Anmerkungen, Maßnahmenverzeichnis, Vorhersagen im Rückblick, Portfolio.
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
over-time-delivery-reading = Für jeden Datenzeitraum zählt das neueste Ergebnis. Von einer Änderung sprechen wir, wo das 90-%-Intervall des Unterschieds zwischen dem letzten Zeitraum und dem ersten, der sich nicht mit ihm überschneidet, die 0 ausschließt, bei Flusslücken nur, wo beide gegen denselben Zeitraum davor und auf dieselbe Weise gemessen sind; bei sechs Kennzahlen würde sich etwa jedes zweite Mal eine allein durch Zufall bewegen.
over-time-delivery-table = Alle Lieferzahlen als Tabelle
over-time-lead-time = Durchlaufzeit von Änderungen
over-time-lead-time-unit = Tage, Median
over-time-flow-gap = Flusslücke
over-time-flow-gap-unit = Tage
over-time-flow-gap-unit-working = Arbeitstage
over-time-days-days = Kalendertage
over-time-days-working-days = Arbeitstage
over-time-other-days = { $interval }; { $days }
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
over-time-no-change-other-baseline = gegen verschiedene Zeiträume davor gemessen
over-time-no-change-other-yardstick = in anderen Tagen oder nach anderen Zeitstempeln gezählt

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

web-register = Maßnahmenregister
over-time-register-empty = Noch steht keine Maßnahme im Register
over-time-register-title = { $n ->
    [0] Noch hat keine Maßnahme begonnen
    [one] Eine Maßnahme hat begonnen; { $worked ->
        [0] ob sie gewirkt hat, zeigen die Daten noch nicht
       *[other] sie hat gewirkt
    }
   *[other] { $n } Maßnahmen haben begonnen; { $worked ->
        [0] von keiner zeigen die Daten, dass sie gewirkt hat
        [one] von einer zeigen die Daten, dass sie gewirkt hat
       *[other] von { $worked } zeigen die Daten, dass sie gewirkt haben
    }
}
over-time-register-standfirst = Was begonnen wurde, von wem, seit wann, und was das neueste Ergebnis dazu sagt. Das Urteil kommt aus Lieferdaten um den ersten Tag, nie aus Meinungen.
over-time-register-full = Das Register fasst höchstens 500 Maßnahmen. Machen Sie aus einer geplanten, die nicht mehr gebraucht wird, die neue.
over-time-new = Maßnahme hinzufügen
over-time-new-title = Eine neue Maßnahme
over-time-entry-standfirst = Eine Maßnahme mit einem ersten Tag steht auf der Zeitachse, und das nächste Ergebnis beurteilt sie nach den Daten um diesen Tag.
over-time-keep = Maßnahme übernehmen
over-time-edit = Ändern
over-time-back = Zurück zum Register
over-time-waiting = Geplant oder aufgegeben
over-time-proposed = Vom neuesten Ergebnis vorgeschlagen
over-time-proposed-none = Das neueste Ergebnis schlägt keine Maßnahme vor.
over-time-proposed-add = Ins Register
over-time-proposed-there = Im Register
over-time-owned = verantwortlich: { $owner }
over-time-not-judged = Noch nicht im neuesten Ergebnis: Das nächste wird sie beurteilen.
over-time-not-expected = Eine Wirkung in Tagen ist nicht vorhergesagt.
over-time-expected = Erwartet: { $days } Tage Durchlaufzeit ({ $interval })
over-time-expected-alone = Erwartet: { $days } Tage Durchlaufzeit, ohne Intervall
over-time-expected-stays = Das hat das Ergebnis vorhergesagt, deshalb bleibt es, wie es ist.
over-time-none = Keine
over-time-nothing = nichts

over-time-title-field = Titel
over-time-title-missing = Geben Sie der Maßnahme einen Titel.
over-time-title-long = Das sind mehr als 120 Zeichen. Kürzen Sie den Titel.
over-time-owner = Verantwortlich
over-time-owner-hint = Eine Rolle, oder ein Name, wenn die Person zugestimmt hat. Höchstens 80 Zeichen.
over-time-owner-missing = Sagen Sie, wer die Maßnahme verantwortet.
over-time-owner-long = Das sind mehr als 80 Zeichen. Kürzen Sie die Angabe.
over-time-state = Stand
over-time-state-planned = Geplant
over-time-state-planned-day = Geplant für den { $day }
over-time-state-running = Läuft
over-time-state-running-day = Seit { $day }
over-time-state-done = Abgeschlossen
over-time-state-done-day = Abgeschlossen, begonnen am { $day }
over-time-state-dropped = Aufgegeben
over-time-state-dropped-day = Aufgegeben, begonnen am { $day }
over-time-state-needs-day = Eine laufende oder abgeschlossene Maßnahme braucht ihren ersten Tag.
over-time-started-on = Erster Tag
over-time-started-on-hint = Der Tag, seit dem anders gearbeitet wurde. Das Urteil vergleicht die Zeit davor mit der Zeit danach.
over-time-stage = Stufe
over-time-stage-hint = Das Urteil gilt der Zeit in dieser Stufe; ohne Stufe der ganzen Durchlaufzeit.
over-time-dimension = Dimension
over-time-expected-days = Erwartete Änderung der mittleren Durchlaufzeit in Tagen
over-time-expected-days-hint = Negativ ist schneller, zum Beispiel -0,6. Kann entfallen.
over-time-expected-low = Von
over-time-expected-low-hint = Enden des 90-%-Intervalls. Geben Sie beide an oder keines.
over-time-expected-high = Bis
over-time-days-wrong = Geben Sie eine Zahl von Tagen zwischen -1000 und 1000 an, etwa -0,6.
over-time-days-unclear = Drei Ziffern hinter einem Punkt oder Komma können Tausender oder Nachkommastellen sein. Schreiben Sie 1250, oder 1,25 mit einer oder zwei Nachkommastellen.
over-time-interval-half = Geben Sie beide Enden des Intervalls und die Tage dazwischen an, oder keines der Enden.
over-time-interval-order = Die drei Zahlen müssen steigen: von, erwartet, bis.

report-methods-record-heading = Was aus früheren Vorhersagen wurde
report-record-none = Noch nicht an echten Organisationen geprüft: { $n ->
    [0] Noch ist keine erwartete Wirkung beurteilt
    [one] Bisher ist eine erwartete Wirkung beurteilt
   *[other] Bisher sind { $n } erwartete Wirkungen beurteilt
}; Kennzahlen gibt es ab { $least } Wirkungen aus mindestens zwei Organisationen.
report-record = { $n } erwartete Wirkungen aus { $organizations } echten Organisationen sind beurteilt: Brier-Wert { $brier } ({ $brier_interval }; 0,25 hat eine Münze), gesehen minus erwartet { $bias } Tage ({ $bias_interval }), { $covered } im angegebenen Intervall ({ $covered_low } bis { $covered_high }).
report-record-brier-name = Brier-Wert
report-record-brier-meaning = Mittlerer quadrierter Abstand zwischen der Aussicht, schneller zu werden, und dem, was kam. 0 ist vollkommen, 0,25 hat eine Münze.
report-record-bias-name = Gesehen minus erwartet
report-record-bias-meaning = Über 0 brachten Maßnahmen weniger, als vorhergesagt war.
report-record-covered-name = Im angegebenen Intervall
report-record-covered-meaning = Die Intervalle sagen 90 %; etwas weniger ist zu erwarten, da auch das Gesehene einen Fehler hat.

scoreboard = Vorhersagen im Rückblick
scoreboard-title = { $n } erwartete Wirkungen, und was aus ihnen wurde
scoreboard-title-none = Noch nicht an echten Organisationen geprüft
scoreboard-standfirst = Jede Wirkung, die ein Ergebnis vorhersagt, bleibt festgehalten und wird beurteilt, sobald die Maßnahme aufgegriffen ist und ein späteres Ergebnis sie beurteilt hat. Nichts wird zurückgenommen.
scoreboard-count = Beurteilte Wirkungen echter Organisationen
scoreboard-cases = Alle beurteilten Wirkungen
scoreboard-action = Maßnahme
scoreboard-stated = Vorhergesagt am
scoreboard-expected = Erwartet, Tage
scoreboard-chance = Aussicht, schneller zu werden
scoreboard-observed = Gesehen, Tage
scoreboard-covered = Gesehene Wirkung
scoreboard-inside = im Intervall
scoreboard-outside = außerhalb des Intervalls
scoreboard-open = { $n ->
    [0] Keine Wirkung einer echten Organisation wartet auf ihr Urteil.
    [one] Eine Wirkung einer echten Organisation wartet auf ihr Urteil: Ihre Maßnahme hat noch nicht begonnen, oder kein späteres Ergebnis hat sie beurteilt.
   *[other] { $n } Wirkungen echter Organisationen warten auf ihr Urteil: Ihre Maßnahmen haben noch nicht begonnen, oder kein späteres Ergebnis hat sie beurteilt.
}
scoreboard-untried = { $n ->
    [0] Keine Maßnahme, die mit erwarteter Wirkung vorgeschlagen war, blieb liegen.
    [one] Eine Maßnahme, die mit erwarteter Wirkung vorgeschlagen war, hat niemand aufgegriffen; über sie ist nichts bekannt. Beurteilt wird eine Auswahl: Menschen greifen auf, woran sie glauben.
   *[other] { $n } Maßnahmen, die mit erwarteter Wirkung vorgeschlagen waren, hat niemand aufgegriffen; über sie ist nichts bekannt. Beurteilt wird eine Auswahl: Menschen greifen auf, woran sie glauben.
}
scoreboard-simulated = { $n ->
    [0] Wirkungen simulierter Organisationen würden getrennt gezählt, nie unter den { $least }, die nötig sind.
    [one] Eine Wirkung einer simulierten Organisation wurde beurteilt. Sie zählt getrennt, nie unter den { $least }, die nötig sind.
   *[other] { $n } Wirkungen simulierter Organisationen wurden beurteilt. Sie zählen getrennt, nie unter den { $least }, die nötig sind.
}
scoreboard-base = Intervalle: 90 %. Sie berücksichtigen, dass Wirkungen einer Organisation einander ähneln.

portfolio = Portfolio
portfolio-title = { $n ->
    [0] Noch gibt es keinen Kunden
    [one] Ein Auftrag
   *[other] { $n } Aufträge, nach Namen
}
portfolio-standfirst = Wo jeder Kunde steht und was ansteht. Organisationen unterscheiden sich in Größe, Arbeit und Menschen, deshalb stehen sie nie in einer Rangfolge nach Werten.
portfolio-client = Kunde
portfolio-readiness = Bereitschaft
portfolio-gap = Flusslücke, Tage
portfolio-constraint = Engpass
portfolio-last-wave = Letzte Welle
portfolio-state = Stand
portfolio-next = Nächster Schritt
portfolio-state-empty = Kein Ergebnis
portfolio-state-outdated = Nicht lesbar
portfolio-state-over = Welle vorbei, nicht abgeschlossen
portfolio-state-running = Welle läuft
portfolio-state-planned = Welle geplant
portfolio-state-measured = Ergebnis
portfolio-no-readiness = nicht bekannt
portfolio-step-add-data = Daten hinzufügen
portfolio-step-recompute = Ergebnis neu berechnen: Es stammt von einer früheren Version
portfolio-step-close-wave = Die Welle abschließen, vorbei seit { $day }
portfolio-step-wave-ends = Die Welle endet am { $day }
portfolio-step-wave-opens = Die Welle beginnt am { $day }
portfolio-step-compute = Ergebnis der geschlossenen Welle berechnen
portfolio-step-nobody-answered = Die nächste Welle planen: Auf die am { $day } abgeschlossene hat niemand geantwortet
portfolio-step-choose-action = Eine Maßnahme für das Register wählen
portfolio-step-begin-action = Eine geplante Maßnahme beginnen
portfolio-step-next-wave = Nächste Welle, fällig seit { $day }
portfolio-step-nothing = Nichts steht an
portfolio-step-nothing-until = Nichts steht an bis { $day }: nächste Welle
portfolio-benchmark = Mittel der Organisationen
portfolio-few-organizations = { $n ->
    [0] noch keine Organisation
    [one] erst eine Organisation
   *[other] erst { $n } Organisationen
}
portfolio-few-alike = { $n ->
    [0] von { $all } Organisationen keine in Kalendertagen
    [one] von { $all } Organisationen nur eine auf dieselbe Weise gemessen
   *[other] von { $all } Organisationen nur { $n } auf dieselbe Weise gemessen
}
portfolio-one-too-large = eine ist zu groß
portfolio-rule = Ab { $least } Organisationen, von denen keine mehr als { $most } der Menschen hat. Jede zählt einmal, mit ihrem neuesten Ergebnis; simulierte zählen nie. Bei Lücken ist es das Mittel derer in Kalendertagen, die auf dieselbe Weise gemessen sind.
portfolio-pages = Seiten
portfolio-before = Zurück
portfolio-after = Weiter
portfolio-where = { $first } bis { $last } von { $n }
portfolio-base = In Klammern: 90-%-Intervalle. Das des Mittels sagt, wo das Mittel solcher Organisationen liegt, nicht, wo eine von ihnen liegt.

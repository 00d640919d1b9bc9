# Wellen im Arbeitsbereich: die Liste, eine Welle, ihr Abschluss, ihre Links.
waves-base = Antworten sind versiegelt, bis eine Welle abgeschlossen wird. Niemand kann nachsehen, wer geantwortet hat, auch nicht, wer diese Installation betreibt.
waves-none-title = Noch wurde keine Welle geöffnet
waves-none-standfirst = Eine Welle stellt jedem Team einmal dieselben Fragen. Sie vorzubereiten dauert zehn Minuten, und nichts wird verschickt, bevor Sie es sagen.
waves-standfirst = Eine Welle ist eine Befragung mit einem Fragebogen. Öffnen Sie eine nach der anderen, und stellen Sie dieselben Fragen noch einmal, um zu sehen, was sich geändert hat.
waves-prepare = Welle vorbereiten
waves-go-on = Weiter vorbereiten
waves-title-planned = { $name } öffnet am { $day }
waves-title-open = { $name } kann bis { $day } beantwortet werden
waves-title-over = { $name } ist vorbei und muss noch abgeschlossen werden
waves-title-closed = { $n ->
    [one] Eine Welle wurde befragt und abgeschlossen
   *[other] { $n } Wellen wurden befragt und abgeschlossen
}
waves-state-planned = Geplant
waves-state-open = Offen
waves-state-over = Vorbei, nicht abgeschlossen
waves-state-closed = Abgeschlossen
waves-when-planned = Öffnet { $opens }
waves-when-open = Bis { $closes }
waves-when-over = Vorbei seit { $closes }
waves-when-closed = Abgeschlossen { $closed }
waves-asked = { $n ->
    [one] Eine Person wird befragt
   *[other] { $invited } Personen werden befragt
}
waves-rate = { $answered } von { $invited } Personen ({ $share })
waves-rate-band = { $low } bis { $high } von { $invited } Personen
waves-problem = Das wurde nicht ausgeführt

waves-label = { $name }, { $state }
waves-page-planned = Die Welle öffnet am { $opens } und kann bis { $closes } beantwortet werden
waves-page-planned-text = { $n ->
    [one] Eine Person wird befragt. Der Link gilt ab dann.
   *[other] { $n } Personen werden befragt. Ihre Links gelten ab dann.
}
waves-page-open = { $share } haben geantwortet, und die Welle bleibt bis { $closes } offen
waves-page-open-band = { $low } bis { $high } von { $invited } Personen haben geantwortet, und die Welle bleibt bis { $closes } offen
waves-page-open-none = Noch wurde niemand gezählt, und die Welle bleibt bis { $closes } offen
waves-page-over = Die Welle ist seit { $closes } vorbei, und ihre Antworten sind noch versiegelt
waves-page-over-text = Niemand kann mehr antworten. Schließen Sie die Welle ab, dann werden die Antworten in zufälliger Reihenfolge entsiegelt.
waves-page-closed = { $n ->
    [one] Eine von { $invited } Personen hat geantwortet
   *[other] { $answered } von { $invited } Personen haben geantwortet
}
waves-page-closed-text = Das sind { $share } aller Befragten. Adressen und Links wurden beim Abschluss gelöscht.
waves-pace = Geht es so weiter, haben bis zum Ende { $low } bis { $high } geantwortet.
waves-pace-unknown = Was zu erwarten ist, lässt sich sagen, sobald eine frühere Welle von ihrer Öffnung bis zu ihrem Ende gezählt wurde.
waves-pace-few = Es werden so wenige befragt, dass schon die Zahl zu viel verriete, solange die Welle offen ist.

waves-chart = Eingegangene Antworten, ganzes Unternehmen
waves-counted = einmal am Tag gezählt, zuletzt am { $day }
waves-chart-alt = Antworten nach Tagen: bisher { $n } von { $invited } Personen.
waves-chart-alt-expected = Bis zum Ende sind { $low } bis { $high } zu erwarten.
waves-chart-all = alle Befragten
waves-chart-range = { $low } bis { $high }
waves-chart-expected = zu erwarten
waves-chart-before = Welle davor
waves-days = Alle Tage als Tabelle
waves-day = Tag
waves-no-chart-planned = Zum ersten Mal wird am Tag der Öffnung gezählt.
waves-no-chart-never = Diese Welle wurde nicht Tag für Tag gezählt.
waves-no-chart-few = Es werden weniger als 40 Personen befragt: Eine Linie nach Tagen spräche von Einzelnen. Darum wird eine Spanne aufbewahrt und keine Linie gezeichnet.

waves-showing = Was diese Welle zeigen kann
waves-showing-result = Ergebnis
waves-showing-reading = Wie es zu lesen ist
waves-showing-today = Wenn heute Schluss wäre, { $n }
waves-showing-expected = Bei { $n } Antworten
waves-showing-presumed = Bei { $n } Antworten ({ $share })
waves-showing-company = Wert des Unternehmens, eine Dimension
waves-showing-company-reading = Halbe Breite des 90-%-Intervalls
waves-showing-change = Änderung des Unternehmens zwischen zwei solchen Wellen
waves-showing-change-reading = Kleinere Änderungen bleiben meist ungesehen
waves-showing-teams = Teams mit einem Wert
waves-showing-teams-reading = Wenn jedes Team so antwortet wie das Unternehmen
waves-showing-plus-minus = ±{ $points } Punkte
waves-showing-or-more = { $points } Punkte oder mehr
waves-showing-of-teams = etwa { $n } von { $teams }
waves-showing-too-few = zu wenige Antworten
waves-showing-note = Ein Wert braucht { $n } Antworten. Diese Angaben beruhen nur auf Zahlen von Personen; keine Antwort wurde gelesen.

waves-steps = Zeitplan
waves-step-done = erledigt
waves-step-opening = Öffnung
waves-step-opening-text = { $moment }
waves-step-invitation = Einladungen
waves-step-reminder = { $number ->
    [1] Erste Erinnerung
    [2] Zweite Erinnerung
   *[other] Erinnerung { $number }
}
waves-step-manual = Erinnerung von Hand
waves-step-sent = { $day }. { $n } verschickt.
waves-step-waiting = { $n } warten auf den Versand.
waves-step-failed = { $n } waren nicht zustellbar.
waves-step-reminded = { $day }. Verschickt.
waves-step-being-sent = { $day }. Wird verschickt.
waves-step-reminder-due = { $day }, an alle, die noch nicht geantwortet haben
waves-step-closing = Ende
waves-step-result = Ergebnis
waves-step-result-text = Sobald die Welle abgeschlossen ist und ihre Antworten ausgewertet sind.

waves-why = Warum hier keine Teams stehen
waves-why-1 = Solange Antworten eingehen, zeigte eine Quote je Team, wer noch fehlt. Quoten der Teams erscheinen nach dem Abschluss, in Spannen, für Gruppen ab fünf Personen.
waves-why-2 = Niemand kann hier nachsehen, wer geantwortet hat.
waves-teams = Rücklauf nach Teams
waves-team = Team
waves-teams-note = In Spannen, und nur von Teams, in denen mindestens { $n } Personen geantwortet haben. Ein Team, das hier fehlt, hat vielleicht weniger geantwortet, oder es fehlt zum Schutz eines anderen.
waves-kept = Was ein Export zurückhält
waves-kept-joined = { $n ->
    [one] Eine Antwort steht unter ihrer Einheit, nicht unter ihrem Team: Aus dem Team haben zu wenige geantwortet.
   *[other] { $n } Antworten stehen unter ihrer Einheit, nicht unter ihrem Team: Aus dem Team haben zu wenige geantwortet.
}
waves-kept-responses = { $n ->
    [one] Eine Antwort verlässt die Datenbank gar nicht: Keine Einheit könnte sie verbergen.
   *[other] { $n } Antworten verlassen die Datenbank gar nicht: Keine Einheit könnte sie verbergen.
}
waves-kept-comments = { $n ->
    [one] Ein Kommentar verlässt die Datenbank nicht: Zu seiner Frage gibt es zu wenige, oder es wurde so versprochen.
   *[other] { $n } Kommentare verlassen die Datenbank nicht: Zu ihrer Frage gibt es zu wenige, oder es wurde so versprochen.
}
waves-kept-nothing = Nichts: Jede Gruppe ist groß genug.

waves-remind = Jetzt erinnern
waves-remind-note = Nur wer noch nicht geantwortet hat, bekommt eine Erinnerung. Diese Liste liegt getrennt von den Antworten und wird niemandem gezeigt. Von Hand: einmal in 14 Tagen.
waves-remind-again-on = Es wurde von Hand erinnert. Wieder ab { $day }.
waves-remind-shared = Die Teams teilen sich einen Link, darum kann niemand per Mail erinnert werden. Bitten Sie die Teams, den Link noch einmal weiterzugeben.
waves-remind-no-mail = Es ist kein Mailserver eingestellt, darum kann von hier aus niemand erinnert werden.
waves-remind-soon = Es wurde vor weniger als 14 Tagen von Hand erinnert. Niemand wurde angeschrieben.
waves-remind-closed = Die Welle kann gerade nicht beantwortet werden, darum wurde niemand erinnert.
waves-extend = Mehr Zeit geben
waves-extend-closes = Neues Ende
waves-extend-hint = Jetzt endet sie { $closes }. Später als das, und nicht nach den Tagen, die den Befragten versprochen wurden.
waves-extend-button = Mehr Zeit geben
waves-extend-unreadable = Das neue Ende ist kein Tag mit Uhrzeit. Ein Beispiel: 2026-10-30T18:00.
waves-extend-closed = Die Welle ist abgeschlossen: Ihre Antworten sind entsiegelt, und niemand kann etwas hinzufügen.
waves-extend-not-later = Bis dahin läuft die Welle ohnehin. Wählen Sie einen späteren Zeitpunkt, oder schließen Sie die Welle früher ab.
waves-extend-too-late = Den Befragten wurde versprochen, dass ihre Antworten nicht länger bleiben. Der letzte Tag ist { $day }.
waves-renew = Ein Link ging verloren
waves-renew-team = Team
waves-renew-hint = Sein genauer Name; leer für alle Teams. Die alten Links öffnen nichts mehr.
waves-renew-button = Neue Links erstellen
waves-links-none = Es gibt kein Team dieses Namens, das sich einen Link teilt, oder die Welle ist abgeschlossen. Kein Link wurde geändert.

waves-told-reminded = Die Erinnerungen warten auf den Versand, an alle, die noch nicht geantwortet haben.
waves-told-extended = Die Befragten haben jetzt mehr Zeit.
waves-told-closed = Die Welle ist abgeschlossen. Ihre Antworten wurden in zufälliger Reihenfolge entsiegelt, Adressen und Links sind gelöscht.
waves-told-not-forgotten = Die Welle ist abgeschlossen. Andere Arbeit hielt die Dateien der Datenbank fest, darum ist das Gelöschte noch nicht überschrieben. Wer diese Installation betreibt, wiederholt das mit: flowgap wave close.

waves-close = Welle abschließen
waves-close-title = { $name } abschließen?
waves-close-early = Sie bliebe bis { $closes } offen. Bisher: { $answered }.
waves-close-over = Seit { $closes } kann niemand mehr antworten. Zuletzt gezählt: { $answered }.
waves-close-step-1 = Danach kann niemand mehr antworten, und kein Link gilt mehr.
waves-close-step-2 = Alle Antworten werden auf einmal entsiegelt und in zufälliger Reihenfolge geschrieben.
waves-close-step-3 = Adressen und Links werden gelöscht. Danach kann niemand mehr erinnert werden.
waves-close-step-4 = Das lässt sich nicht rückgängig machen. Die Welle kann nicht wieder geöffnet werden.
waves-close-sure = Ja, endgültig abschließen
waves-close-not-sure = Setzen Sie das Häkchen, wenn Sie es meinen. Die Welle ist noch offen.
waves-close-other-secret = Die Antworten wurden mit einem anderen geheimen Schlüssel versiegelt und lassen sich mit diesem nicht öffnen. Die Welle bleibt, wie sie ist. Wer diese Installation betreibt, stellt in FLOWGAP_SECRET_KEY den Schlüssel von damals ein.
waves-close-button = Welle abschließen

waves-links = Links
waves-links-title-new = { $n ->
    [one] { $name } ist offen, und hier ist der Link
   *[other] { $name } ist offen, und hier sind die { $n } Links
}
waves-links-title-renewed = { $n ->
    [one] Ein neuer Link für { $name }
   *[other] { $n } neue Links für { $name }
}
waves-links-once = Sie werden nur dieses eine Mal gezeigt. Drucken Sie die Seite oder behalten Sie die Tabelle, und geben Sie die Links weiter. Danach kann niemand sie nachsehen, aber neue lassen sich erstellen.
waves-links-print = Gedruckt hat jedes Team eine Karte mit einem Code zum Scannen und einem zum Eintippen.
waves-links-download = Als Tabelle behalten (CSV)
waves-links-kept = Ich habe sie behalten
waves-links-qr = Code zum Scannen für { $team }
waves-links-type = Oder unter { $place } eintippen:
waves-links-more = { $n } weitere Links stehen nur in der Tabelle.
waves-links-base = Wer einen Link hat, kann damit antworten. Löschen Sie die Tabelle, wenn die Welle abgeschlossen ist.
waves-base-comments = Kommentare ab { $n } zu einer Frage.
waves-base-no-comments = Kommentare werden nicht gezeigt.
waves-base-wave = Fragebogen: { $title } ({ $reference }), { $items } Fragen für jede Person. Kleinste gezeigte Gruppe: { $n }. { $comments } Diese Grenzen wurden den Befragten versprochen und lassen sich nicht mehr senken.

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
    [one] Eine Welle ist abgeschlossen
   *[other] { $n } Wellen sind abgeschlossen
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
waves-erased = Die Antworten wurden gelöscht
waves-erased-on = Die Antworten wurden am { $day } gelöscht
waves-erased-text = { $n ->
    [one] Eine Person wurde gefragt.
   *[other] { $invited } Personen wurden gefragt.
} Nichts bringt die Antworten zurück. Ein Ergebnis, das vorher berechnet wurde, bleibt.
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
waves-step-result-waits = Die Welle ist abgeschlossen, und noch kein Ergebnis kennt sie.
waves-step-result-erased = Aus dieser Welle lässt sich nichts mehr berechnen.
waves-step-result-there = Berechnet { $moment }.
waves-result-open = Ergebnis ansehen

waves-diagnose = Ergebnis berechnen
waves-diagnose-note = Mit allen aufbewahrten Dateien und allen abgeschlossenen Wellen. Eine Seite zeigt, wie weit es ist.
waves-why = Warum hier keine Teams stehen
waves-why-1 = Solange Antworten eingehen, zeigte eine Quote je Team, wer noch fehlt. Quoten der Teams erscheinen nach dem Abschluss, in Spannen, für Gruppen ab fünf Personen.
waves-why-2 = Niemand kann hier nachsehen, wer geantwortet hat.
waves-teams = Rücklauf nach Teams
waves-team = Team
waves-teams-note = In Spannen, und nur von Teams, in denen mindestens { $n } Personen geantwortet haben. Ein Team, das hier fehlt, hat vielleicht weniger geantwortet, oder es fehlt zum Schutz eines anderen.
waves-kept = Was ein Export zurückhält
waves-kept-joined = Einige Antworten stehen unter ihrer Einheit, nicht unter ihrem Team: Aus dem Team haben zu wenige geantwortet.
waves-kept-cut = Einige Antworten sagen weniger über die Person, als sie angegeben hat: Zu wenige desselben Teams haben bei Rolle, Zeit im Team oder Sprache dasselbe angegeben. Ein hier berechnetes Ergebnis kennt alles.
waves-kept-responses = Einige Antworten verlassen die Datenbank gar nicht: Keine Einheit könnte sie verbergen.
waves-kept-comments = Einige Kommentare verlassen die Datenbank nicht: Zu ihrer Frage gibt es zu wenige, oder es wurde so versprochen.
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
waves-renew-whose = Wessen Link
waves-renew-hint = Der Link und der Code, die das Team hat, öffnen dann nichts mehr.
waves-renew-choose = Ein Team wählen
waves-renew-all = Alle { $n } Teams
waves-renew-sure = Für alle Teams: ja, jeder ausgegebene Link endet
waves-renew-button = Neue Links erstellen
waves-links-whose = Wählen Sie das Team, dessen Link verloren ging. Kein Link wurde geändert.
waves-links-not-sure = Alle ausgegebenen Links würden enden. Setzen Sie den Haken, wenn das gewollt ist. Kein Link wurde geändert.
waves-links-none = Es gibt kein Team dieses Namens, das sich einen Link teilt, oder die Welle ist abgeschlossen. Kein Link wurde geändert.

waves-told-reminded = Die Erinnerungen warten auf den Versand, an alle, die noch nicht geantwortet haben.
waves-told-extended = Die Befragten haben jetzt mehr Zeit.
waves-told-closed = Die Welle ist abgeschlossen. Ihre Antworten wurden in zufälliger Reihenfolge entsiegelt, Adressen und Links sind gelöscht.
waves-told-not-forgotten = Die Welle ist abgeschlossen. Andere Arbeit hielt die Dateien der Datenbank fest, darum ist das Gelöschte noch nicht überschrieben. Wer diese Installation betreibt, wiederholt das mit: flowgap wave close.

waves-close = Welle abschließen
waves-close-title = { $name } abschließen?
waves-close-early = Sie bliebe bis { $closes } offen. Zuletzt gezählt, am { $day }: { $answered }. Gezählt wird einmal am Tag; seither können weitere geantwortet haben.
waves-close-uncounted = Sie bliebe bis { $closes } offen. Gezählt wurde noch nicht: Gezählt wird einmal am Tag.
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

# Eine Welle vorbereiten.
waves-form-title = Die erste Welle vorbereiten
waves-form-next-title = Die nächste Welle vorbereiten
waves-form-standfirst = Nichts wird verschickt und niemand befragt, bevor Sie die Welle auf der nächsten Seite öffnen.
waves-form-next-standfirst = Ausgefüllt wie beim letzten Mal: dieselben Teams, derselbe Fragebogen, derselbe Wochentag am Ende. Nichts wird verschickt, bevor Sie die Welle auf der nächsten Seite öffnen.
waves-form-problem = Einige Felder brauchen eine Änderung
waves-form-button = Behalten und weiter zur Liste
waves-form-drop = Diese Vorbereitung verwerfen
waves-form-drop-late = Jemand anderes hat diese Welle inzwischen geändert, deshalb wurde nichts verworfen. Sehen Sie sie noch einmal an.
waves-form-base = Was hier vorbereitet wird, sehen nur Eigentümer und Beratung dieses Arbeitsbereichs. Es wird gelöscht, sobald die Welle geöffnet ist.
waves-section-what = Was gefragt wird
waves-section-what-text = Derselbe Fragebogen wie zuvor macht Wellen vergleichbar.
waves-section-when = Wann
waves-section-when-text = Zwei bis drei Wochen sind üblich. Auf persönliche Einladungen folgen Erinnerungen nach 3 und nach 5 Tagen.
waves-section-whom = Wer befragt wird
waves-section-whom-text = Mit einem Link für das Team weiß niemand, wer daraus geantwortet hat. Bei persönlichen Links ist bekannt, ob ein Link benutzt wurde, nie was geantwortet wurde.
waves-section-promise = Was den Befragten versprochen wird
waves-section-promise-text = Es steht auf der ersten Seite, und nichts ändert es, sobald die Welle offen ist.
waves-field-name = Name der Welle
waves-field-name-hint = Buchstaben, Ziffern, Punkte und Bindestriche, zum Beispiel 2026-10. Er steht auf Seiten und in Dateien.
waves-field-questionnaire = Fragebogen
waves-field-questionnaire-hint = Die mitgelieferten und die veröffentlichten Ihres Arbeitsbereichs.
waves-field-booklet = Fragen für jede Person
waves-field-booklet-hint = Leer: Alle bekommen alles gefragt. Eine Zahl: Jede Person bekommt so viele, das Team zusammen alle. Nur für große Teams.
waves-field-opens = Öffnet
waves-field-opens-hint = Leer: sobald Sie die Welle öffnen. In der Zeitzone unten.
waves-field-opens-hint-zone = Leer: sobald Sie die Welle öffnen. Zeitzone: { $zone }.
waves-field-closes = Endet
waves-field-closes-hint = Ein Arbeitstag, in der Zeitzone unten.
waves-field-closes-hint-zone = Ein Arbeitstag. Zeitzone: { $zone }.
waves-field-timezone = Zeitzone
waves-field-timezone-hint = Zum Beispiel Europe/Berlin.
waves-field-asks = Links
waves-field-asks-hint = Wie die Befragten zu den Fragen kommen.
waves-asks-teams = Ein Link für jedes Team
waves-asks-teams-hint = Sie geben ihn weiter: auf Papier, auf einem Bildschirm, im Chat.
waves-asks-people = Ein Link für jede Person
waves-asks-people-hint = Aus einer Liste von Adressen. Mails können von hier verschickt werden.
waves-field-teams = Teams
waves-field-teams-hint = Eines je Zeile: Name; Personen; Einheit. Zum Beispiel: Disposition; 12; Betrieb. Die Einheit darf fehlen.
waves-field-people = Liste der Personen
waves-field-people-hint = CSV oder Excel (.xlsx) mit den Spalten team und address, und parent, wenn es Einheiten gibt.
waves-field-people-kept = { $n ->
    [one] Aufbewahrt: { $file }, mit einer Person
   *[other] Aufbewahrt: { $file }, mit { $n } Personen
} aus { $teams ->
    [one] einem Team. Eine andere Datei tritt an ihre Stelle.
   *[other] { $teams } Teams. Eine andere Datei tritt an ihre Stelle.
}
waves-field-people-file = Liste der Personen
waves-field-sends = Einladungen per Mail verschicken
waves-field-sends-hint = Für einen Link je Person. Ohne Mail bekommen Sie die Links als Tabelle.
waves-field-sends-hint-none = Kein Mailserver ist eingestellt, also kann keine verschickt werden: Sie bekommen die Links als Tabelle. Wer diese Installation betreibt, stellt ihn ein.
waves-field-minimum-group = Kleinste Gruppe, die gezeigt wird
waves-field-minimum-group-hint = Mindestens 5. Gruppen mit weniger Antworten werden nie gezeigt.
waves-field-comments = Kommentare zeigen
waves-field-comments-hint = Zu Fragen mit mindestens 8 Kommentaren, gemischt und ohne Team.
waves-field-keep-until = Antworten bleiben bis
waves-field-keep-until-hint = An diesem Tag werden sie von selbst gelöscht. Leer: Den Befragten wird gesagt, dass kein Tag feststeht.
waves-field-backups-until = Letzte Sicherung verschwindet am
waves-field-backups-until-hint = Fragen Sie, wer diese Installation betreibt.
waves-field-contact = Wen die Befragten fragen können
waves-field-contact-hint = Ein Name oder eine Adresse. An eine Adresse gehen auch Antworten auf die Mails.
waves-field-firm = Wer die Befragung durchführt
waves-field-firm-hint = Ihre Firma, so wie die Befragten sie lesen sollen.
waves-fault-name = Das ist kein Name einer Welle: bis zu 40 Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.
waves-fault-name-taken = Eine Welle dieses Kunden heißt schon so. Wählen Sie einen anderen Namen.
waves-fault-questionnaire = Wählen Sie einen Fragebogen aus der Liste.
waves-fault-booklet = Geben Sie eine Zahl von 1 bis 500 an, oder lassen Sie das Feld leer.
waves-fault-opens = Das ist kein Tag mit Uhrzeit. Ein Beispiel: 2026-10-12T09:00.
waves-fault-closes = Das Ende muss nach der Öffnung und nach jetzt liegen, innerhalb von 366 Tagen.
waves-fault-timezone = Das ist keine Zeitzone. Ein Beispiel: Europe/Berlin.
waves-fault-minimum-group = Geben Sie eine Zahl von 5 bis 1.000 an.
waves-fault-keep-until = Geben Sie einen Tag an, an dem die Welle schon zu Ende ist.
waves-fault-backups-until = Geben Sie einen Tag an, an dem die Welle schon zu Ende ist.
waves-fault-contact = Eine Zeile mit höchstens 200 Zeichen.
waves-fault-firm = Eine Zeile mit höchstens 200 Zeichen.
waves-fault-teams-missing = Schreiben Sie mindestens ein Team auf.
waves-fault-people-missing = Wählen Sie eine Datei mit der Liste der Personen.
waves-fault-people-again = Die Liste wurde nicht gespeichert. Wählen Sie die Datei noch einmal.
waves-fault-people = Die Liste wurde nicht verwendet: Niemand soll stillschweigend fehlen. Was nicht stimmt, steht oben.
waves-fault-line-shape = Zeile { $line } braucht zwei oder drei Teile zwischen Semikolons: Name; Personen; Einheit.
waves-fault-line-number = Zeile { $line }: Die Zahl der Personen muss zwischen 1 und 100.000 liegen.
waves-fault-line-name = Zeile { $line }: Ein Name hat 1 bis 200 Zeichen.
waves-fault-line-twice = Zeile { $line }: Dieses Team steht schon in einer früheren Zeile.
waves-fault-line-circle = Zeile { $line }: Die Einheiten über diesem Team führen zu ihm zurück.
waves-fault-line-many = Zeile { $line } ist eine zu viel: höchstens 5.000 Teams.
waves-yes = ja
waves-no = nein
waves-empty = leer

# Die Liste vor der Öffnung.
waves-check = Vor der Öffnung
waves-check-standfirst = Was offen ist, darf offen bleiben. Was blockiert, muss erst behoben werden.
waves-check-blocked = { $n ->
    [one] Eines hindert { $name } daran, geöffnet zu werden
   *[other] { $n } Punkte hindern { $name } daran, geöffnet zu werden
}
waves-check-open = { $n ->
    [one] { $name } kann geöffnet werden, und einer der Punkte ist noch anzusehen
   *[other] { $name } kann geöffnet werden, und { $n } Punkte sind noch anzusehen
}
waves-check-ready = { $name } kann geöffnet werden
waves-check-change = Ändern
waves-check-preview = Ansehen
waves-check-letter = Probebrief an mich schicken
waves-check-back = Zurück zum Formular
waves-entry-done = Erledigt
waves-entry-open = Offen
waves-entry-blocked = Blockiert
waves-entry-name = Name
waves-entry-teams = Teams
waves-entry-questionnaire = Fragebogen
waves-entry-booklet = Fragen je Person
waves-entry-times = Tage
waves-entry-promise = Versprechen
waves-entry-reachable = Adresse
waves-entry-mail = Mail
waves-entry-letter = Probebrief
waves-entry-preview = Vorschau
waves-entry-beside = Andere Wellen
waves-why-name-wrong = Das ist kein Name einer Welle.
waves-why-name-taken = Eine Welle dieses Kunden heißt schon { $name }.
waves-why-name-free = Keine Welle dieses Kunden heißt { $name }.
waves-why-teams-unreadable = Zeile { $line } der Teams ist nicht lesbar.
waves-why-teams-none = Noch wird niemand befragt.
waves-why-teams-many-links = { $people } persönliche Links sind zu viele für eine Seite. Verschicken Sie Einladungen per Mail, oder befragen Sie höchstens { $most }.
waves-why-teams-small = { $people } Personen in { $n_teams ->
    [one] einem Team
   *[other] { $teams } Teams
}. { $n ->
    [one] Ein Team hat weniger als { $minimum } Personen: Es wird nie für sich gezeigt.
   *[other] { $n } Teams haben weniger als { $minimum } Personen: Sie werden nie für sich gezeigt.
}
waves-why-teams-enough = { $n_teams ->
    [one] { $people } Personen in einem Team, das groß genug ist, um gezeigt zu werden.
   *[other] { $people } Personen in { $teams } Teams, jedes groß genug, um gezeigt zu werden.
}
waves-why-questionnaire-unusable = { $reference } kann nicht gefragt werden: nicht veröffentlicht, oder nicht auf dieser Installation.
waves-why-questionnaire-booklet = { $reference } kann nicht in Teilen von so vielen Fragen gestellt werden.
waves-why-questionnaire-language = { $reference } hat keine Texte in der Sprache dieses Auftrags. Die Befragten lesen eine andere.
waves-why-questionnaire-draft = { $reference } ist veröffentlicht. Die Texte in der Sprache dieses Auftrags sind eine vorläufige Übersetzung, und das wird den Befragten gesagt.
waves-why-questionnaire-good = { $reference } ist veröffentlicht, mit Texten in der Sprache dieses Auftrags.
waves-why-booklet-small = Jede Person bekommt { $items } Fragen. { $n ->
    [one] Ein Team hat weniger als { $needed } Personen
   *[other] { $n } Teams haben weniger als { $needed } Personen
}: Dort beantworten zu wenige jede Frage für die geplante Genauigkeit. Geben Sie mehr Fragen, oder lassen Sie das Feld leer.
waves-why-booklet-enough = Jede Person bekommt { $items } Fragen, und jedes Team hat mindestens { $needed } Personen.
waves-why-times-opens = Die Öffnung ist kein brauchbarer Zeitpunkt.
waves-why-times-closes = Das Ende muss nach der Öffnung und nach jetzt liegen.
waves-why-times-same-day = Am selben Tag öffnete oder öffnet die Welle { $name }. Ein Verlauf ordnet Wellen nach Tagen: Lassen Sie diese einen Tag später öffnen.
waves-why-times-off = Sie endet an einem Wochenende oder Feiertag. Ein Arbeitstag gibt allen eine letzte Gelegenheit.
waves-why-times-good = Sie endet an einem Arbeitstag.
waves-why-promise-times = Legen Sie zuerst die Tage fest.
waves-why-promise-keep-until = Antworten können nicht gelöscht werden, bevor die Welle endet.
waves-why-promise-backups-until = Sicherungen können nicht verschwinden, bevor die Welle endet.
waves-why-promise-contact = Der Kontakt muss in eine Zeile passen.
waves-why-promise-firm = Die Firma muss in eine Zeile passen.
waves-why-promise-no-contact = Den Befragten wird nicht gesagt, wen sie fragen können.
waves-why-promise-no-firm = Den Befragten wird nicht gesagt, wer die Befragung durchführt.
waves-why-promise-no-keep-until = Den Befragten wird nicht gesagt, bis wann ihre Antworten bleiben.
waves-why-promise-whole = Gruppengröße, Kontakt, Firma und der Tag der Löschung stehen fest.
waves-why-reachable-here = Links beginnen mit { $address }, was nur dieser Rechner öffnen kann. Wer diese Installation betreibt, stellt FLOWGAP_PUBLIC_URL ein.
waves-why-reachable-all = Links beginnen mit { $address }. Öffnen Sie die Adresse einmal auf einem Telefon außerhalb Ihres Netzes.
waves-why-mail-teams = Es wird keine verschickt: Sie geben die Links der Teams weiter.
waves-why-mail-by-hand = Es wird keine verschickt: Sie bekommen die Links als Tabelle.
waves-why-mail-missing = Ohne { $settings } kann keine Mail verschickt werden. Wer diese Installation betreibt, stellt das ein; oder verzichten Sie auf Mail.
waves-why-mail-set = Ein Mailserver ist eingestellt. Alle auf der Liste werden angeschrieben.
waves-why-letter-sent = Er ging an { $address }.
waves-why-letter-none = Sehen Sie die Einladung in Ihrem eigenen Postfach, bevor andere sie sehen.
waves-why-preview-seen = Die Seiten dieses Fragebogens wurden angesehen.
waves-why-preview-unseen = Sehen Sie die Seiten so, wie die Befragten sie auf dem Telefon sehen.
waves-why-beside-open = { $name } ist gerade offen. Zwei Wellen zugleich ermüden, und ihre Links werden verwechselt.
waves-open-button = Welle öffnen
waves-open-now-links = Sie öffnet sofort und kann bis { $closes } beantwortet werden. Die Links werden auf der nächsten Seite dieses eine Mal gezeigt.
waves-open-now-mail = Sie öffnet sofort und kann bis { $closes } beantwortet werden. Einladungen gehen innerhalb einer Minute hinaus, wo ein Worker läuft.
waves-open-later-links = Sie kann von { $opens } bis { $closes } beantwortet werden. Die Links werden auf der nächsten Seite dieses eine Mal gezeigt.
waves-open-later-mail = Sie kann von { $opens } bis { $closes } beantwortet werden. Einladungen gehen hinaus, wenn sie öffnet.
waves-open-edited = Inzwischen hat jemand die Vorbereitung geändert. Lesen Sie die Liste noch einmal, und öffnen Sie dann die Welle.
waves-open-exists = Inzwischen wurde eine Welle dieses Namens geöffnet. Nichts wurde ein zweites Mal geöffnet.
waves-open-blocked = Seit die Liste gezeigt wurde, hat sich etwas geändert, und die Welle wurde nicht geöffnet. Die Liste unten zeigt den Stand von jetzt.
waves-letter-failed = Der Mailserver hat den Brief nicht angenommen. Das Protokoll dieser Installation sagt mehr.
waves-told-letter = Der Probebrief ist unterwegs.
waves-told-opened = Die Welle ist offen, und die Einladungen warten auf den Versand.
waves-told-opened-teams = Die Welle ist offen und wurde nicht ein zweites Mal geöffnet. Ihre Links wurden einmal gezeigt, bei der Öffnung, und lassen sich nicht noch einmal zeigen. Wenn Sie sie nicht haben, erstellen Sie unter „Ein Link ging verloren“ neue.
waves-told-opened-people = Die Welle ist offen und wurde nicht ein zweites Mal geöffnet. Ihre Links wurden einmal gezeigt, bei der Öffnung, und lassen sich nicht noch einmal zeigen. Wo ein Mailserver eingestellt ist, bringt eine Erinnerung allen ihren Link.
waves-preview = Vorschau
waves-preview-title = So werden die Befragten { $name } auf dem Telefon sehen
waves-preview-standfirst = Das sind die echten Seiten. Sie können alles beantworten; nichts wird aufbewahrt.
waves-preview-en = Auf Englisch
waves-preview-de = Auf Deutsch
waves-preview-button = Ich habe sie angesehen
waves-preview-base = Eine Vorschau gilt einen Tag, für alle, die ihre Adresse haben, und bewahrt keine Antwort auf.

# Der Planer.
waves-plan = Planen
waves-plan-title = Änderungen von { $points } Punkten werden sich im Unternehmen zeigen, mit { $teams ->
    [one] einem Team
   *[other] { $teams } Teams
}
waves-plan-title-few = Es werden zu wenige antworten, als dass sich eine Änderung zeigt
waves-plan-title-none = Wen werden Sie befragen?
waves-plan-title-wrong = Der Plan braucht andere Zahlen
waves-plan-standfirst = Was eine Welle zeigen kann, hängt davon ab, wie viele antworten, und ist bekannt, bevor jemand befragt wird. Die Teams sind die der vorbereiteten Welle, sonst die der letzten Welle oder der Teamliste.
waves-plan-response = Rücklauf, %
waves-plan-response-hint = Wie beim letzten Mal, sonst 70.
waves-plan-response-wrong = Der Rücklauf ist eine ganze Zahl von 1 bis 100.
waves-plan-questionnaire = Fragebogen
waves-plan-questionnaire-hint = Eine kurze Welle stellt eine Frage je Dimension.
waves-plan-questionnaire-wrong = Wählen Sie einen Fragebogen aus der Liste.
waves-plan-booklet = Fragen für jede Person
waves-plan-booklet-hint = Leer: alle.
waves-plan-booklet-wrong = Die Zahl der Fragen ist eine ganze Zahl von 1 bis 500, oder das Feld ist leer.
waves-plan-button = Planen
waves-plan-table = Kleinste Änderung, die sich zeigen wird
waves-plan-group = Gruppe
waves-plan-invited = Befragt
waves-plan-shown = Wert wird gezeigt
waves-plan-one = Änderung in einer Welle
waves-plan-two = Änderung in zwei Wellen
waves-plan-items = Fragen für einen Fehler von { $points } Punkten
waves-plan-company = Unternehmen
waves-plan-several-teams = { $n } Teams mit { $least } bis { $most } Personen
waves-plan-several-units = { $n } Einheiten mit { $least } bis { $most } Personen
waves-plan-merged = zusammen mit { $team }: { $points }
waves-plan-needs = braucht { $n } Antworten
waves-plan-of-each = { $n } je Dimension
waves-plan-note-change = Punkte einer Änderung, die in 4 von 5 Fällen eine genannt würde. Ein Wert braucht { $n } Antworten.
waves-plan-note-none = Ein Strich: zu wenige Antworten für einen Wert, oder keine Änderung auf der Skala würde sich zeigen.
waves-plan-note-few = Bei weniger als { $n } Antworten darf keine einzelne das Urteil machen: Die Änderung muss größer sein, damit sie sich zeigt, wer auch immer fehlt.
waves-plan-note-several = Eine Zeile für mehrere hat die Zahlen der kleinsten davon.
waves-plan-note-many = Alle Teams werden in 12 Dimensionen zusammen gelesen: Je mehr es sind, desto mehr muss eines herausragen. Antworten sind nicht mit Personen verbunden, darum hilft es keinem Vergleich, wer bleibt.
waves-plan-base = Dieselben Zahlen wie flowgap plan. Sie beruhen auf Zahlen von Personen und darauf, wie Antworten gewöhnlich streuen; keine Antwort wird gelesen.

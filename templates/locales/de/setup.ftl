# Einen Auftrag aufsetzen: anlegen, Einstellungen, Teams, Daten, Dateien.
web-teams = Teams
web-files = Dateien
web-settings = Einstellungen

setup-create = Auftrag anlegen
setup-create-title = Um wessen Auftrag geht es?
setup-create-standfirst = Vier Angaben genügen für den Anfang. Alles Weitere kann warten, bis Sie es brauchen, und alles lässt sich ändern.
setup-create-button = Anlegen
setup-create-folder = Sie haben schon einen Auftragsordner? Dann beginnen Sie damit:
setup-engagements-without = { $n ->
    [one] Ein Auftrag, noch kein Ergebnis
   *[other] { $n } Aufträge, noch kein Ergebnis
}
setup-no-result = Noch kein Ergebnis
setup-open-next = Nächste Schritte ansehen

setup-problem = Das wurde nicht gespeichert
setup-nothing = nichts
setup-nothing-changed = Nichts wurde geändert.

setup-client = Kunde
setup-client-hint = So, wie der Name im Bericht stehen soll.
setup-title = Titel
setup-title-hint = Unterscheidet mehrere Aufträge eines Kunden, zum Beispiel: Organisations-MRT.
setup-language = Sprache
setup-language-hint = Von Seiten und Bericht. Beim Antworten wählen alle ihre Sprache selbst.
setup-language-en = Englisch
setup-language-de = Deutsch
setup-timezone = Zeitzone
setup-timezone-hint = Hier beginnen und enden die Tage, zum Beispiel Europe/Berlin.
setup-questionnaire = Fragebogen
setup-questionnaire-none = Noch keiner gewählt
setup-before-from = Vorher: ab
setup-before-to = Vorher: bis (dieser Tag zählt nicht mehr)
setup-after-from = Nachher: ab
setup-after-to = Nachher: bis (dieser Tag zählt nicht mehr)
setup-window-by = Was eine Änderung einem Zeitraum zuordnet
setup-window-by-hint = Einen späteren Zeitpunkt nur, wenn der Beginn der meisten Änderungen unbekannt ist.
setup-window-started = Wann sie begonnen wurde
setup-window-merged = Wann sie integriert wurde
setup-window-deployed = Wann sie ausgeliefert wurde
setup-cap-days = Längste Durchlaufzeit in Tagen
setup-cap-days-hint = Längere zählen als so lang. Leer: Sie zählen, wie sie sind.
setup-include-bots = Änderungen von Programmen mitzählen
setup-include-bots-hint = Üblicherweise bleiben sie außen vor und werden nur gezählt.
setup-ai-rollout = Erster Tag der KI-Einführung
setup-rollout-by-team = Einführung je Team
setup-rollout-by-team-hint = Ein Team je Zeile: Team A = 2026-03-30. Nicht genannte Teams haben noch nicht begonnen. Leer: Der Tag oben gilt für alle.
setup-minimum-group = Kleinste Gruppe, die gezeigt wird
setup-minimum-group-hint = Mindestens 5. Eine Welle hält, was sie zugesagt hat, gleich was hier steht.
setup-clock = Welche Zeit die Bilanz zählt
setup-clock-calendar = Alle Stunden des Kalenders
setup-clock-working = Nur die Arbeitszeit
setup-weekdays = Arbeitstage
setup-weekday-mon = Montag
setup-weekday-tue = Dienstag
setup-weekday-wed = Mittwoch
setup-weekday-thu = Donnerstag
setup-weekday-fri = Freitag
setup-weekday-sat = Samstag
setup-weekday-sun = Sonntag
setup-hours-from = Arbeitsbeginn
setup-hours-to = Arbeitsende
setup-holidays = Freie Tage
setup-holidays-hint = Ein Tag je Zeile, zum Beispiel 2026-12-25.
setup-working-timezone = Zeitzone dieser Uhrzeiten
setup-working-timezone-hint = Leer: die des Auftrags.
setup-currency = Währung
setup-currency-hint = Drei Großbuchstaben, zum Beispiel EUR.
setup-per-item-day = Preis eines Vorgangstags
setup-per-item-day-hint = Was es kostet, wenn ein Vorgang einen Tag später bei den Nutzern ankommt.

setup-group-whose = Um wessen Auftrag es geht
setup-group-periods = Die zwei Zeiträume, die verglichen werden
setup-group-periods-hint = Am besten je zwölf Wochen oder mehr vor und nach der Einführung von KI.
setup-group-rollout = Einführung von KI
setup-group-rollout-hint = Freiwillig. Damit lassen sich Teams vergleichen, die zu verschiedenen Zeiten begonnen haben.
setup-group-people = Menschen und Antworten
setup-group-clock = Zeit
setup-group-clock-hint = Arbeitszeiten sind nötig, wenn nur sie zählen; sonst ergeben sie eine weitere Definition der Durchlaufzeit.
setup-group-price = Preis des Wartens
setup-group-price-hint = Freiwillig. Ohne diese Angaben wird kein Geldbetrag genannt.

setup-settings-title = Was für den ganzen Auftrag gilt
setup-settings-standfirst = Diese Angaben stehen in engagement.yaml. Die nächste Diagnose richtet sich danach; vorhandene Ergebnisse bleiben, wie sie sind.
setup-settings-button = Speichern
setup-settings-waves = { $n ->
    [one] In der Datei steht auch eine Welle; sie bleibt, wie sie ist.
   *[other] In der Datei stehen auch { $n } Wellen; sie bleiben, wie sie sind.
}

setup-wrong-client = Geben Sie den Kunden mit höchstens 200 Zeichen an.
setup-wrong-title = Geben Sie einen Titel von höchstens 200 Zeichen an.
setup-wrong-taken = Einen Auftrag mit diesem Kunden und Titel gibt es schon. Geben Sie diesem einen anderen Titel.
setup-wrong-language = Wählen Sie eine der Sprachen.
setup-wrong-timezone = Diese Zeitzone ist nicht bekannt. Schreiben Sie einen Namen wie Europe/Berlin.
setup-wrong-questionnaire = Wählen Sie einen der Fragebögen.
setup-wrong-before-from = Der Zeitraum vorher braucht zwei Tage, den früheren zuerst, zum Beispiel 2025-10-01 und 2026-03-30.
setup-wrong-before-to = Geben Sie an, mit welchem Tag der Zeitraum vorher vorbei ist, zum Beispiel 2026-03-30.
setup-wrong-after-from = Der Zeitraum nachher braucht zwei Tage, den früheren zuerst. Er beginnt, wenn der Zeitraum vorher vorbei ist, oder später.
setup-wrong-after-to = Geben Sie an, mit welchem Tag der Zeitraum nachher vorbei ist, zum Beispiel 2026-09-28.
setup-wrong-window-by = Wählen Sie eine der drei Möglichkeiten.
setup-wrong-cap-days = Schreiben Sie eine Zahl über 0, zum Beispiel 90, oder lassen Sie das Feld leer.
setup-wrong-ai-rollout = Schreiben Sie einen Tag wie 2026-03-30, oder lassen Sie das Feld leer.
setup-wrong-rollout-by-team = Schreiben Sie je Zeile ein Team mit seinem Tag, zum Beispiel Team A = 2026-03-30.
setup-wrong-minimum-group = Schreiben Sie eine ganze Zahl von mindestens 5.
setup-wrong-clock = Wenn nur die Arbeitszeit zählt, geben Sie unten an, wann sie beginnt und endet.
setup-wrong-weekdays = Wählen Sie mindestens einen Arbeitstag.
setup-wrong-hours-from = Geben Sie Arbeitsbeginn und Arbeitsende an, zum Beispiel 09:00 und 17:00, das frühere zuerst.
setup-wrong-hours-to = Geben Sie das Arbeitsende an, zum Beispiel 17:00; 24:00 ist das Ende des Tages.
setup-wrong-holidays = Schreiben Sie einen Tag je Zeile, zum Beispiel 2026-12-25.
setup-wrong-working-timezone = Diese Zeitzone ist nicht bekannt. Schreiben Sie einen Namen wie Europe/Berlin, oder lassen Sie das Feld leer.
setup-wrong-currency = Ein Preis braucht eine Währung aus drei Großbuchstaben, zum Beispiel EUR.
setup-wrong-per-item-day = Schreiben Sie eine Zahl über 0, zum Beispiel 120.
setup-wrong-number-unclear = Drei Ziffern hinter einem Punkt oder Komma können Tausender oder Nachkommastellen sein. Schreiben Sie 1250, oder 1,25 mit einer oder zwei Nachkommastellen.
setup-wrong-otherwise = Die Einstellungen widersprechen sich: { $problem }.

setup-edited-twice = Doppelt bearbeitet
setup-twice-title = Jemand anderes hat gespeichert, während Sie schrieben
setup-twice = Die andere Fassung wurde am { $when } gespeichert. Ihre ist noch nicht gespeichert; beide stehen hier, nichts ist verloren.
setup-twice-gone = Was Sie geändert haben, wurde inzwischen gelöscht. Ihre Fassung ist noch nicht gespeichert; sie steht hier, nichts ist verloren.
setup-twice-equal = Beide sagen dasselbe.
setup-twice-mine = Meine speichern
setup-twice-theirs = Die andere behalten

setup-next = Nächste Schritte
setup-next-title-empty = Beginnen Sie mit Teams oder mit Daten
setup-next-title-teams = Als Nächstes: Welle öffnen oder Daten hinzufügen
setup-next-title-asking = Schließen Sie die Welle, wenn ihre Zeit um ist, oder fügen Sie Daten hinzu
setup-next-title-ready = Dieser Auftrag lässt sich diagnostizieren
setup-next-title-running = Die Diagnose entsteht gerade
setup-next-standfirst = Die Reihenfolge steht Ihnen frei. Antworten allein ergeben Werte, Daten allein die Bilanz; beides zusammen sagt, wohin die Zeit geht und warum.
setup-next-current = Das letzte Ergebnis ist vom { $when } und kennt alles, was hier liegt.
setup-next-older = Das letzte Ergebnis ist vom { $when }. Seitdem wurde etwas geändert: Die nächste Diagnose berücksichtigt es.
setup-state-done = Erledigt
setup-state-started = Begonnen
setup-state-empty = Noch nichts
setup-state-running = In Arbeit
setup-state-ready = Bereit
setup-state-waits = Wartet
setup-step-settings = Einstellungen
setup-step-settings-started = Zeitzone { $zone }. Für Lieferdaten nötig: die zwei Zeiträume, die verglichen werden. Dauert fünf Minuten.
setup-step-settings-done = Zeitzone { $zone }, beide Zeiträume sind gesetzt.
setup-step-settings-button = Einstellungen ergänzen
setup-step-settings-open = Einstellungen öffnen
setup-step-teams = Teams
setup-step-teams-empty = Für eine Befragung nötig: die Namen der Teams und wie viele Menschen jedes hat. Mit einer eingefügten Liste dauert das zehn Minuten.
setup-step-teams-done = { $teams } Teams mit { $people } Menschen.
setup-step-teams-button = Teams hinzufügen
setup-step-teams-open = Teams öffnen
setup-step-wave = Welle
setup-step-wave-empty = Braucht die Teams. Das Antworten dauert sieben bis acht Minuten; üblich sind zwei Wochen.
setup-step-wave-there = { $n ->
    [one] Eine Welle
   *[other] { $n } Wellen
}, { $closed } geschlossen.
setup-step-wave-in-vain = { $n ->
    [one] Eine Person wurde gefragt und hat nicht geantwortet.
   *[other] { $asked } Personen wurden gefragt, und niemand hat geantwortet.
}
setup-step-wave-button = Wellen öffnen
setup-step-wave-open = Wellen öffnen
setup-step-data = Daten
setup-step-data-empty = Für die Bilanz nötig: Änderungen mit ihren Zeitpunkten aus je zwölf Wochen vor und nach der Einführung. Ein Export Ihres Werkzeugs dauert höchstens eine Stunde.
setup-step-data-done = Vorhanden: { $files }.
setup-step-data-button = Daten hinzufügen
setup-step-data-open = Daten prüfen
setup-step-diagnosis = Diagnose
setup-step-diagnosis-waits = Braucht Antworten einer geschlossenen Welle oder Daten. Sie dauert etwa eine Minute.
setup-step-diagnosis-ready = Es gibt etwas zu diagnostizieren. Das dauert etwa eine Minute; Weiteres kann später folgen.
setup-step-diagnosis-running = Sie können diese Seite verlassen.
setup-step-diagnosis-look = Stand ansehen
setup-diagnose = Jetzt diagnostizieren

setup-teams-title = { $n ->
    [0] Noch kein Team
    [one] Ein Team, { $people } Menschen
   *[other] { $teams } Teams, { $people } Menschen
}
setup-teams-told-kept = Das Team wurde übernommen.
setup-teams-told-deleted = Das Team wurde gelöscht.
setup-teams-told-list = Die Liste wurde übernommen.
setup-teams-told-windows = Die Liste wurde übernommen. Sie ist kein UTF-8 und wurde deshalb als Windows-1252 gelesen: Sehen Sie Namen mit Buchstaben wie ä oder é durch.
setup-teams-standfirst = Wer gefragt wird und wie Ergebnisse zusammengefasst werden. Ein Bereich über mehreren Teams braucht keine eigenen Menschen.
setup-teams-found = { $n ->
    [0] Kein Team hat „{ $search }“ im Namen.
    [one] Ein Team hat „{ $search }“ im Namen.
   *[other] { $n } Teams haben „{ $search }“ im Namen.
}
setup-teams-shown = { $first } bis { $last } von { $n } werden gezeigt.
setup-teams-refused = { $n ->
    [one] Eine Zeile der vorhandenen Liste ist nicht lesbar. Sie fällt weg, sobald Sie ein Team speichern.
   *[other] { $n } Zeilen der vorhandenen Liste sind nicht lesbar. Sie fallen weg, sobald Sie ein Team speichern.
}
setup-base-teams = Ergebnisse von Teams mit zu wenigen Antworten werden nie gezeigt. Eingeladen wird nach Anzahl oder Adresse, wenn eine Welle öffnet; Namen liegen hier nicht.
setup-unit = Bereich
setup-people = { $n ->
    [one] 1 Mensch
   *[other] { $people } Menschen
}
setup-search = Team suchen
setup-search-button = Suchen
setup-pages = Seiten der Liste
setup-earlier = Frühere Teams
setup-later = Weitere Teams
setup-team-new = Team hinzufügen
setup-team-add = Hinzufügen
setup-team-save = Speichern
setup-team-standfirst = Name, Platz im Baum und wie viele Menschen gefragt werden.
setup-team-name = Name
setup-team-name-hint = So, wie das Team sich nennt. Daten unter einem alten Namen folgen zum neuen.
setup-parent = Bereich darüber
setup-parent-hint = Leer: Es steht ganz oben.
setup-rows = Menschen, die gefragt werden
setup-rows-hint = Eine Zeile genügt. Weitere Zeilen sind für einzelne Wellen oder für Rollen, die Sie getrennt zählen. Eine Zeile mit Welle gilt nur für diese Welle.
setup-wave = Welle
setup-role = Rolle
setup-invited = Menschen
setup-wave-of-row = Welle, Zeile { $n } (leer: alle)
setup-role-of-row = Rolle, Zeile { $n }
setup-invited-of-row = Menschen, Zeile { $n }
setup-role-all = Alle Rollen
setup-role-build = Entwicklung
setup-role-quality = Qualität
setup-role-platform = Plattform
setup-role-product = Produkt
setup-role-lead = Führung
setup-wrong-team-name = Geben Sie dem Team einen Namen.
setup-wrong-team-twice = Ein Team dieses Namens gibt es schon.
setup-wrong-team-used = Unter dem alten Namen stehen Ergebnisse, deshalb behält das Team ihn. Legen Sie für eine neue Welle ein Team mit dem neuen Namen an.
setup-wrong-parent = Dieser Bereich kann nicht über dem Team stehen: { $problem }.
setup-wrong-parent-itself = Ein Team kann nicht über sich selbst stehen.
setup-wrong-wave = Eine Welle heißt mit bis zu 40 Buchstaben, Ziffern, Punkten und Bindestrichen.
setup-wrong-invited = Geben Sie als ganze Zahl an, wie viele Menschen gefragt werden.
setup-wrong-row-twice = Eine andere Zeile hat dieselbe Welle und Rolle.
setup-team-delete = Dieses Team löschen
setup-team-delete-what = Nur ein Team ohne Antworten und Daten lässt sich löschen. Teams darunter bleiben, mit seinem Namen als Bereich.
setup-team-delete-button = Team löschen
setup-used = Es lässt sich weder löschen noch umbenennen, solange dies es verwendet
setup-used-what = Löschen Sie zuerst diese Zeilen, Dateien oder Anmerkungen und ordnen Sie Maßnahmen einem anderen Team zu, oder behalten Sie das Team und setzen Sie die Zahl der Menschen für die nächste Welle auf 0.
setup-use-wave = { $n ->
    [one] ein Link einer Welle
   *[other] { $n } Links von Wellen
}
setup-use-actions = { $n ->
    [one] eine Maßnahme des Registers
   *[other] { $n } Maßnahmen des Registers
}
setup-use-notes = { $n ->
    [one] eine Anmerkung auf der Zeitachse
   *[other] { $n } Anmerkungen auf der Zeitachse
}
setup-use-rows = { $n ->
    [one] eine Zeile in { $file }
   *[other] { $rows } Zeilen in { $file }
}
setup-list = Liste einfügen oder hochladen
setup-list-title = Viele Teams auf einmal
setup-list-standfirst = Fügen Sie drei Spalten aus einer Tabelle ein: Team, Bereich darüber, Zahl der Menschen. Unter den Namen team, parent und invited dürfen sie in anderer Reihenfolge stehen. Oder laden Sie eine CSV-Datei hoch; sie darf auch die Spalten wave und role haben.
setup-team-list = Liste
setup-team-list-hint = Ein Team je Zeile, zum Beispiel: Disposition; Betrieb; 14
setup-team-file = Oder eine CSV-Datei
setup-team-file-hint = Wenn Sie eine Datei wählen, wird die Liste oben nicht gelesen.
setup-replaces = Was mit anderen Teams geschieht
setup-replaces-no = Sie bleiben; gleichnamige Teams werden ersetzt
setup-replaces-yes = Sie werden gelöscht; die Liste ist alles
setup-list-button = Liste übernehmen
setup-list-refused = Diese Liste wurde nicht übernommen
setup-list-used = In der Liste fehlen Teams, die verwendet werden
setup-wrong-alike = „{ $name }“ und „{ $other }“ unterscheiden sich nur durch Großschreibung oder Leerzeichen und wären zwei Teams. Ist es eines, schreiben Sie beide gleich; sind es zwei, geben Sie einem davon einen anderen Namen.
setup-list-pasted = die eingefügte Liste
setup-wrong-list-none = Es wurde nichts eingefügt und keine Datei gewählt.

setup-files-title = { $n ->
    [0] Noch liegt keine Datei hier
    [one] Eine Datei liegt hier
   *[other] { $n } Dateien liegen hier
}
setup-files-standfirst = Zusammen sind sie der Ordner, den eine Diagnose liest. Das Archiv ergibt auf der Kommandozeile dasselbe Ergebnis.
setup-files-download = Ordner herunterladen
setup-files-holds = Enthält
setup-files-size = Größe
setup-files-kept = Hier seit (UTC)
setup-files-delete = Löschen
setup-file-delete-title = { $file } löschen?
setup-file-delete-holds = Enthält: { $holds } ({ $size }, hier seit { $moment }).
setup-file-delete-next = Die nächste Diagnose entsteht ohne sie. Vorhandene Ergebnisse bleiben, wie sie sind.
setup-file-delete-final = Das lässt sich nicht rückgängig machen. Die Datei kann wieder hochgeladen werden.
setup-file-delete-not = Nicht löschen
setup-files-waves = { $n ->
    [one] Antworten der Welle, die hier lief, liegen getrennt und werden an dem Tag gelöscht, der den Menschen zugesagt wurde. Im Archiv stehen sie, sobald die Welle geschlossen ist.
   *[other] Antworten der { $n } Wellen, die hier liefen, liegen getrennt und werden an den Tagen gelöscht, die den Menschen zugesagt wurden. Im Archiv stehen die geschlossener Wellen.
}
setup-holds-engagement = Einstellungen
setup-holds-stage-map = wofür jeder Status Ihres Werkzeugs steht
setup-holds-responses = Antworten früherer Wellen
setup-holds-roster = Teams und wie viele Menschen sie haben
setup-holds-comments = was Menschen in früheren Wellen schrieben
setup-holds-changes = Änderungen mit ihren Zeitpunkten
setup-holds-events = wann Änderungen in eine Stufe kamen
setup-holds-deployments = Auslieferungen
setup-holds-incidents = Störungen
setup-holds-ai-adoption = Nutzung von KI je Team und Woche
setup-holds-capacity = Menschen und Stunden je Stufe
setup-holds-actions = Maßnahmen und ihr Beginn
setup-megabytes = { $n } MB
setup-kilobytes = { $n } kB
setup-base-files = Spalten, die für Menschen stehen, enthalten Kennungen; Adressen in Texten sind verdeckt. Spätere Importe ergeben dieselben Kennungen.
setup-delete = Diesen Auftrag löschen
setup-delete-what = Er geht mit allem, was zu ihm gehört.
setup-delete-title = Löschen lässt sich nicht rückgängig machen
setup-delete-standfirst = Laden Sie den Ordner vorher herunter, falls Sie ihn noch brauchen könnten.
setup-goes = Das geht mit
setup-goes-files = { $n ->
    [one] eine Datei
   *[other] { $n } Dateien
}
setup-goes-results = { $n ->
    [one] ein Ergebnis mit seinen Berichten
   *[other] { $n } Ergebnisse mit ihren Berichten
}
setup-goes-waves = { $n ->
    [one] eine Welle mit ihren Antworten
   *[other] { $n } Wellen mit ihren Antworten
}
setup-goes-rest = was Führungskräfte davon sehen dürfen, seine Aufgaben und die Aufzeichnung dessen, was herausgegeben wurde: Berichte in fremder Hand werden dann nicht mehr berücksichtigt
setup-delete-open = Eine Welle ist noch nicht geschlossen: { $waves }. Schließen Sie sie zuerst, damit niemand ins Leere antwortet.
setup-delete-not = So lässt er sich nicht löschen
setup-typed-title = Schreiben Sie den Titel des Auftrags
setup-wrong-typed-title = Das ist nicht sein Titel. Schreiben Sie ihn genau so, wie er unter dem Namen des Feldes steht.
setup-delete-button = Endgültig löschen
setup-files-changed = { $file } wurde nicht gelöscht: Jemand anderes hat die Datei inzwischen geändert. Die Liste zeigt, was jetzt hier liegt.

setup-data-add = Daten hinzufügen
setup-data-more = Weitere Dateien hinzufügen
setup-data-steps = Schritte der Daten
setup-data-step-upload = Hochladen
setup-data-step-map = Spalten zuordnen
setup-data-step-check = Prüfen
setup-data-step-use = In Ergebnissen verwenden
setup-data-title = Bringen Sie, was Ihre Werkzeuge wissen
setup-data-standfirst = Dateien werden wie auf der Kommandozeile gelesen und in das eingefügt, was hier liegt: nach Schlüssel, Neues über Altes. Zweimal importieren ändert nichts.
setup-data-button = Weiter
setup-data-refused = Nichts wurde importiert
setup-tool = Werkzeug
setup-tool-hint = Für alle anderen wählen Sie „Beliebige Tabelle“: Die nächste Seite fragt, was ihre Spalten bedeuten.
setup-tool-deployments = Auslieferungen (GitHub, GitLab, CI-Läufe)
setup-tool-csv = Beliebige Tabelle (CSV)
setup-data-files = Dateien
setup-data-files-hint = JSON oder CSV, wie das Werkzeug sie exportiert, bis zu zwölf auf einmal oder als ZIP, zusammen 64 MB. Von einer Tabelle eine CSV-Datei.
setup-group-open = Was die Dateien offenlassen
setup-group-open-hint = Alle drei Angaben sind freiwillig.
setup-data-team = Team
setup-data-team-hint = Wem diese Zeilen gehören, wenn die Dateien es nicht sagen. Leer: der Name des Repositorys.
setup-repository = Repository
setup-repository-hint = Falls die Dateien es nicht nennen.
setup-data-timezone = Zeitzone von Zeitpunkten ohne Verschiebung
setup-data-timezone-hint = Die Uhr des Werkzeugs, das sie schrieb.
setup-data-statuses = Ticketsysteme haben eigene Status:
setup-base-data = Namen von Menschen werden zu Kennungen, bevor etwas gespeichert wird; die Dateien selbst werden nach dem Import gelöscht, spätestens nach einem Tag.
setup-wrong-tool = Wählen Sie eines der Werkzeuge.
setup-wrong-data-files-none = Wählen Sie mindestens eine Datei.
setup-wrong-data-files-one = Wählen Sie eine Tabelle nach der anderen: Jede hat eigene Spalten.
setup-wrong-data-files = Wählen Sie Dateien, die auf .json, .jsonl, .ndjson, .csv, .tsv, .txt oder, außer bei einer beliebigen Tabelle, .zip enden.
setup-nothing-imported = Nichts wurde importiert; die letzten Daten sind in Gebrauch.
setup-unreadable-title = Das ließ sich nicht lesen
setup-gone-title = Diese Dateien warten nicht mehr
setup-gone = Sie wurden importiert, oder ein Tag ist vergangen. Was hier liegt, ist unverändert. Wählen Sie die Dateien noch einmal.

setup-imported-title = { $n ->
    [0] Nichts Neues gefunden
    [one] Eine Zeile wurde gelesen
   *[other] { $rows } Zeilen wurden gelesen
}
setup-imported = { $tool }, { $when }. Ergebnisse verwenden sie, sobald Sie das sagen.
setup-imported-read = Gelesen und gespeichert
setup-imported-check = Daten prüfen
setup-imported-refused = { $n ->
    [one] Eine Zeile wurde abgelehnt
   *[other] { $n } Zeilen wurden abgelehnt
}
setup-imported-assumed = Angenommen, wo die Dateien es offenlassen
setup-imported-met = Auffällig, aber behalten
setup-imported-others = Andere Dateien, nicht gelesen
setup-imported-plain = Nichts war auffällig, und nichts musste angenommen werden.
setup-imported-needed = gebraucht wird
setup-imported-places = { $n ->
    [1] Einmal: { $places }
   *[other] { $n }-mal: { $places }
}
setup-imported-statuses = Wofür die Status stehen, wurde nach ihren Namen vorgeschlagen. Sehen Sie es durch: Es entscheidet, welcher Stufe Zeit gehört.
setup-statuses-look = Status durchsehen

setup-map = Spalten zuordnen
setup-map-title = Wofür stehen diese Spalten?
setup-map-standfirst = { $file } hat { $n } Spalten. Was die Namen verraten, ist ausgefüllt; sehen Sie es durch. Die Beispiele stammen aus den ersten Zeilen.
setup-map-as-last-time = Eine Tabelle mit denselben Spalten wurde schon importiert: Das ist die Zuordnung von damals.
setup-map-own-file = Das ist { $file } eines Auftragsordners, keine Tabelle eines Werkzeugs. Laden Sie auf der Seite Dateien den Ordner herunter und legen Sie diese Datei hinein; dann nehmen Sie seine Zip-Datei über „Mit einem Ordner beginnen“ auf.
setup-map-own-teams = Das ist { $file } eines Auftragsordners, keine Tabelle eines Werkzeugs. Die Teams nehmen Sie auf der Seite Teams als Liste auf.
setup-map-file = Was eine Zeile der Tabelle ist
setup-file-changes = Eine Änderung oder ein Vorgang
setup-file-events = Ein Schritt einer Änderung
setup-file-deployments = Eine Auslieferung
setup-file-incidents = Eine Störung
setup-file-ai-adoption = Nutzung von KI in einer Woche
setup-map-columns = Spalten der Tabelle
setup-map-own = Spalte
setup-map-samples = Beispiele
setup-map-means = Steht für
setup-map-column = Wofür { $column } steht
setup-map-leave = Weglassen
setup-map-meant = { $meaning }: { $column }
setup-map-of-change-id = Schlüssel der Änderung oder Aufgabe
setup-map-of-author-hash = wer es schrieb (als Code aufbewahrt)
setup-map-of-ai-assist = ob KI half
setup-map-of-type = Feature, Fehlerbehebung, Pflege
setup-map-of-state = offen, zusammengeführt, ausgeliefert
setup-map-of-created-at = Aufgabe aufgeschrieben
setup-map-of-first-commit-at = Arbeit begonnen
setup-map-of-opened-at = Pull Request geöffnet
setup-map-of-ready-at = bereit zum Review, kein Entwurf mehr
setup-map-of-first-review-at = erstes Review
setup-map-of-approved-at = freigegeben
setup-map-of-merged-at = zusammengeführt
setup-map-of-ci-start-at = automatische Prüfung begann
setup-map-of-ci-end-at = automatische Prüfung endete
setup-map-of-qa-start-at = Testen durch Menschen begann
setup-map-of-qa-end-at = Testen durch Menschen endete
setup-map-of-security-start-at = Sicherheitsprüfung begann
setup-map-of-security-end-at = Sicherheitsprüfung endete
setup-map-of-deployed-at = bei den Nutzern angekommen
setup-map-of-closed-at = geschlossen
setup-map-of-n-reviews = Zahl der Reviews
setup-map-of-additions = hinzugefügte Zeilen
setup-map-of-deletions = gelöschte Zeilen
setup-map-of-is-bot = von einem Programm
setup-map-needed = { $column } (nötig)
setup-map-missing = Noch nötig
setup-map-unknown = unbekannt
setup-map-values = Was die Werte bedeuten in
setup-map-dates = Reihenfolge von Tag und Monat
setup-map-dates-told = Wie die Spalte es zeigt
setup-map-day-first = Tag zuerst: 3.4. ist der 3. April
setup-map-month-first = Monat zuerst: 3/4 ist der 4. März
setup-map-numbers = Zeichen vor den Nachkommastellen
setup-map-numbers-told = Wie die Spalte es zeigt
setup-map-decimal-comma = Komma: 1,5
setup-map-decimal-point = Punkt: 1.5
setup-map-check = An den ersten Zeilen ausprobieren
setup-map-import = Importieren
setup-map-refused = Diese Zuordnung ist nicht verwendbar
setup-base-map = Von Spalten, die für Menschen stehen, wird kein Wert gezeigt; gespeichert werden Kennungen. Die Zuordnung bleibt für die nächste Tabelle mit diesen Spalten.
setup-trial-title = { $n ->
    [one] Eine der ersten Zeilen ist lesbar, { $refused } abgelehnt
   *[other] { $read } der ersten Zeilen sind lesbar, { $refused } abgelehnt
}

setup-statuses = Wofür Status stehen
setup-statuses-title = Für welche Stufe steht jeder Status?
setup-statuses-standfirst = Was die Namen verraten, ist ausgefüllt. Wer das Board kennt, entscheidet: Zeit in einem Status gehört der Stufe, die Sie wählen.
setup-statuses-none = Noch wurde kein Werkzeug mit Status importiert. Jira, Linear, Azure DevOps und andere haben welche.
setup-status = Status
setup-status-items = Vorgänge darin
setup-status-means = Wofür { $status } steht
setup-statuses-button = Speichern
setup-statuses-again = Wenn die Dateien des letzten Imports noch warten, werden sie nach Ihren Angaben noch einmal importiert. Andernfalls importieren Sie sie erneut: Ereignisse entstehen beim Lesen einer Datei.
setup-meaning-not-started = Nicht begonnen
setup-meaning-done = Fertig: bei den Nutzern angekommen
setup-meaning-ignore = Niemand weiß es: keine Stufe
setup-meaning-work = { $stage }: Jemand arbeitet daran
setup-meaning-wait = { $stage }: Es wartet

setup-check-ledger-possible = { $n ->
    [0] Alle Kennzahlen sind möglich
    [one] Die Durchlaufzeit ist messbar, eine Kennzahl noch nicht
   *[other] Die Durchlaufzeit ist messbar, { $n } Kennzahlen noch nicht
}
setup-check-ledger-weak = Die Durchlaufzeit ist messbar, aber der Beginn vieler Änderungen fehlt
setup-check-ledger-impossible = Die Durchlaufzeit ist noch nicht messbar
setup-check-rows = { $n ->
    [0] Alle { $rows } Zeilen sind verwendbar.
   *[other] { $used } von { $rows } Zeilen sind verwendbar, { $refused } wurden abgelehnt.
}
setup-check-remark = { $file }, { $n } Zeilen: { $problem }
setup-check-feeds = Dient
setup-check-periods = Die Zeiträume für den Vergleich fehlen
setup-check-periods-text = Ohne sie lässt sich über vorher und nachher nichts sagen. Setzen Sie beide in den Einstellungen.
setup-check-base = Das ist eine Prüfung dessen, was hier liegt; Ergebnisse bleiben, wie sie sind, bis Sie es verwenden. Eine Kennzahl ist ab { $thin } der Zeilen schwach und ab { $enough } möglich, im schlechteren der beiden Zeiträume. Werte abgelehnter Zeilen werden nicht gezeigt.
setup-use = In Ergebnissen verwenden
setup-request = Bitte an den Kunden kopieren
setup-request-column = Liebes Team von { $client }, für die Diagnose Ihrer Lieferung würde eine Angabe mehr helfen als jede andere: { $column } ({ $file }). { $why } Könnten Sie sie mit den nächsten Daten für denselben Zeitraum exportieren? Namen von Menschen sind nicht nötig; stehen sie im Export, werden daraus Kennungen, bevor etwas gespeichert wird. Vielen Dank.
setup-request-file = Liebes Team von { $client }, für die Diagnose Ihrer Lieferung würde eines mehr helfen als alles andere: { $file }. { $why } Könnten Sie das für denselben Zeitraum exportieren wie die vorhandenen Daten? Namen von Menschen sind nicht nötig; stehen sie im Export, werden daraus Kennungen, bevor etwas gespeichert wird. Vielen Dank.

web-job-import = Import
web-job-import-queued-title = Ihre Dateien warten auf den Import
web-job-import-queued = Sie sind vollständig angekommen. Sobald sie an der Reihe sind, wird jede Zeile gelesen.
web-job-import-running-title = Ihre Dateien werden importiert
web-job-import-running = Bis das fertig ist, sind die letzten Daten in Gebrauch. Dann führt diese Seite zu dem, was sie brachten.
web-job-import-done-title = Ihre Dateien wurden importiert
web-job-import-done = Ihre Zeilen stehen in den Dateien des Auftrags.
web-job-import-refused-title = Diese Dateien wurden nicht importiert
web-job-import-refused = Nichts wurde importiert, und die letzten Daten sind in Gebrauch. Beheben Sie, was hier steht, oder wählen Sie eine andere Datei.
web-job-import-problem = Diese Datei wurde nicht gelesen
web-job-import-again = Andere Datei wählen
web-job-import-mend = Zurück zu den Spalten
web-job-step-unpack = Schritt { $n } von { $total }: Dateien werden entpackt
web-job-step-import = Schritt { $n } von { $total }: Jede Zeile wird gelesen
web-job-step-keep = Schritt { $n } von { $total }: Zeilen werden eingefügt
setup-check-kept = Vorhandenes prüfen

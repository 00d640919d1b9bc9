# Die Webanwendung: Rahmen, Liste, Hochladen, Fehler. Ergebnisseiten stehen in web-results.ftl.
web-skip = Zum Inhalt
web-menu = Menü
web-side = Seitenleiste
web-path = Pfad
web-local = Noch ohne Anmeldung: Wer diese Adresse erreicht, sieht jedes Ergebnis.
web-places-work = Arbeit
web-engagements = Aufträge
web-add = Auftrag hinzufügen
web-engagements-title = { $n ->
    [one] Ein Auftrag hat ein Ergebnis
   *[other] { $n } Aufträge haben ein Ergebnis
}
web-computed = Ergebnis vom { $day }
web-results = { $n ->
    [one] erstes Ergebnis
   *[other] { $n } Ergebnisse, gezeigt wird das letzte
}
web-empty-title = Noch kein Auftrag
web-empty = Ein Auftrag braucht einen Ordner mit Antworten einer Befragung, mit Lieferdaten oder mit beidem. Ein Ergebnis dauert etwa eine Minute.
web-empty-example = Zum Umsehen erzeugt dieser Befehl den Beispielauftrag:

web-add-title = Ein Ordner hinein, eine Diagnose heraus
web-add-standfirst = Packen Sie den Auftragsordner als ZIP: engagement.yaml und die CSV-Dateien daneben. Nur engagement.yaml muss da sein; das Ergebnis sagt, was die anderen beitragen würden.
web-add-folder = Auftragsordner als ZIP-Datei
web-add-folder-hint = Eine .zip-Datei von höchstens 64 MB.
web-add-button = Diagnose erstellen
web-add-next = Was dann geschieht
web-add-step-unpack = Der Ordner wird entpackt und jede Zeile geprüft. Unbrauchbare Zeilen werden mit Zeile und Grund aufgeführt.
web-add-step-diagnose = Das Ergebnis wird berechnet. Lassen Sie diese Seite offen; es dauert bis zu einer Minute, dann erscheint die Übersicht.
web-add-step-delete = Die Dateien werden gelöscht. Nur das Ergebnis bleibt, und es enthält keine Antwort, keinen Namen und keine Adresse einer Person.
web-add-problem = Dieser Ordner wurde nicht gelesen
web-add-missing = Wählen Sie eine Datei.
web-add-no-zip = Diese Datei ist kein ZIP-Archiv. Packen Sie den Ordner und wählen Sie die .zip-Datei.
web-add-nothing-kept = Nichts wurde eingelesen; frühere Ergebnisse bleiben, wie sie sind.
web-place-file = Datei
web-place-line = Zeile
web-place-column = Spalte
web-place-allowed = Erlaubt

web-base-confidential = Ergebnisse sind vertraulich. Gruppen mit zu wenigen Antworten werden nie gezeigt, weder hier noch in einem Export.
web-base-nothing-lost = Nichts, was vorher gespeichert war, geht verloren.

web-to-engagements = Zur Liste der Aufträge
web-error-prefix = Fehler:
web-error-label = Fehler { $code }
web-error-400-title = Die Anfrage war nicht lesbar
web-error-400 = Gehen Sie zurück, laden Sie die Seite neu und wiederholen Sie den Schritt.
web-error-404-title = Unter dieser Adresse gibt es keine Seite
web-error-404 = Vielleicht wurde der Auftrag entfernt, oder die Adresse ist unvollständig. Die Liste der Aufträge zeigt, was da ist.
web-error-405-title = Diese Adresse lässt sich so nicht verwenden
web-error-405 = Öffnen Sie die Seite über das Menü und verwenden Sie ihre Schaltfläche.
web-error-413-title = Die Datei ist zu groß
web-error-413 = Angenommen werden höchstens 64 MB. Lassen Sie weg, was nicht in der Liste der Dateien steht, oder verwenden Sie den Befehl: python3 app.py diagnose ORDNER --out ZIEL.
web-error-500-title = Bei uns ist etwas schiefgegangen
web-error-500 = Der Fehler steht im Protokoll dieser Installation. Ein neuer Versuch schadet nicht.
web-error-host = Diesem Rechnernamen wird nicht vertraut. Wer diese Installation betreibt, ergänzt ihn in FLOWGAP_TRUSTED_HOSTS.
web-error-form-title = Dieses Formular stammt aus einer früheren Sitzung
web-error-form = Laden Sie die Seite neu und schicken Sie das Formular noch einmal ab.
web-error-pango-title = Kein PDF ohne Pango
web-error-pango = Diesem Rechner fehlt die Bibliothek für den Textsatz. Unter Debian oder Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. Unter macOS: brew install pango. Alle Seiten und result.json funktionieren ohne sie.
web-error-database-title = Die Datenbank ist nicht benutzbar
web-error-database = Wer diese Installation betreibt, gibt ein: python3 app.py migrate. Der Grund steht im Protokoll.

# Ergebnisseiten.
web-places-results = Ergebnisse
web-places-collect = Erheben
web-places-deliver = Liefern
web-overview = Übersicht
web-ledger = Rechnung
web-heat-map = Heatmap
web-trend = Verlauf
web-data = Daten
web-report = Bericht
web-simulated = simulierte Daten
web-size = { $teams } Teams, { $people } Personen
web-dimension = Dimension
web-verdict = Urteil
web-answers = Antworten
web-rate = Anteil
web-not-shown = nicht gezeigt
web-wave = Welle { $number }, { $month }
web-choose-wave = Welle wählen
web-choose-team = Team wählen
web-choose-dimension = Dimension wählen

web-heat-unit = Wert, 0 bis 100, mit 90-%-Intervall
web-heat-legend = Farben der Werte
web-heat-with-intervals = Alle Intervalle zeigen
web-heat-without-intervals = Intervalle ausblenden
web-heat-base = { $shown } von { $teams } Teams werden gezeigt; die anderen zählen in der Zeile des Unternehmens nur mit, wo das keines von ihnen preisgibt. Werte von Teams sind entsprechend ihrer Unsicherheit zum Unternehmen hin gezogen. Personen eines Teams werden in Spannen gezählt.
web-heat-base-earlier = Nur { $wave }: Von früheren Wellen enthält das Ergebnis Werte, aber weder Spannen noch Vergleiche mit dem Unternehmen.

web-trend-table = Alle Werte als Tabelle
web-trend-actions = Hat es gewirkt?
web-action-worked = Es hat gewirkt
web-action-no-evidence = Keine Änderung belegt
web-action-cannot-tell = Noch nicht zu sagen
web-action-effect = { $days } Tage ({ $interval })
web-stages = Stufen
web-dimensions = Dimensionen
web-actions = Maßnahmen
web-stage = Stufe
web-before = Vorher
web-after = Nachher
web-bars = Vorher, darunter nachher
web-change = Änderung
web-interval = 90-%-Intervall
web-chance-slower = Chance langsamer
web-days = Tage
web-before-after = { $before } auf { $after } Tage
web-unknown = unbekannt

web-findings = Was wir gefunden haben
web-findings-more = Alle Befunde, mit der anderen Lesart und dem, was sie widerlegen würde
web-findings-none = Nichts sticht hervor, das die Daten tragen.
web-constraint = Engpass
web-constraint-named = Benannt
web-constraint-shared = Geteilt
web-constraint-none = Nichts sticht hervor
web-constraint-abstain = Nicht zu sagen
web-constraint-out-of-range = Nicht zu sagen
web-constraint-either = { $first } oder { $second }
web-constraint-no-stage = Keine Stufe benannt
web-constraint-none-line = Keine Stufe verkürzt die Durchlaufzeit um 3 % oder mehr.
web-constraint-gain = 25 % mehr Kapazität in { $stage }: { $days } Tage ({ $interval }).
web-coverage = Abdeckung der Daten
web-coverage-none = Es gibt noch keine Lieferdaten.
web-coverage-all = Anteil der Vorgänge mit brauchbaren Zeitstempeln. Jede Stufe ist beurteilbar.
web-coverage-weak = Anteil der Vorgänge mit brauchbaren Zeitstempeln. Nicht beurteilbar: { $stages }.
web-open-data = Zur Datenprüfung
web-next-action = Erster Schritt: { $title }
web-next-owner = Zuständig: { $owner }.
web-next-actions = Zu allen Maßnahmen
web-next-data = Nächster Schritt: Daten ergänzen
web-next-data-text = Die Datenprüfung sagt, welche Datei welche Zahl möglich macht.
web-next-data-button = Zur Datenprüfung
web-link-ledger = Zur Rechnung, Stufe für Stufe
web-weakest = Schwächste
web-chance-lowest = Chance, die niedrigste zu sein
web-chance-most = Chance, am meisten zu helfen
web-link-stages = Zu allen Stufen
web-saved = In Bauen gespart
web-taken = Zurückgenommen
web-link-dimensions = Zu allen Dimensionen

web-ledger-none = Ohne Lieferdaten gibt es keine Rechnung
web-mind = Was uns umstimmen würde
web-refuted = Widerlegt, wenn: { $falsifier }

web-heat-none = Es gibt keine Werte zu zeigen
web-trend-none = Es gibt noch keinen Verlauf
web-trend-needs = Ein Verlauf braucht zwei Wellen mit denselben Fragen. Er erscheint hier, sobald sie im Ordner sind.
web-stages-none = Es gibt keine Stufen zu vergleichen
web-stages-needs = Stufen brauchen Lieferdaten, Antworten oder beides.
web-dimensions-none = Es gibt keine Dimensionen zu zeigen
web-dimensions-needs = Dimensionen brauchen die Antworten mindestens einer vollen Welle.
web-actions-none = Noch ist keine Maßnahme zu empfehlen
web-actions-needs = Eine Maßnahme braucht einen Befund, und ein Befund braucht Daten.

web-data-label = Datenprüfung
web-data-none = Es gibt noch keine Daten zu prüfen
web-data-no-files = Der Ordner enthält sein Manifest und sonst nichts.
web-data-rows = { $rows } Zeilen wurden gelesen, { $refused } abgelehnt.
web-data-stamps = Anteil der Vorgänge mit brauchbarem Zeitstempel
web-data-files = Gelesene Dateien
web-data-column-rows = Zeilen
web-data-column-refused = Abgelehnt
web-data-refused = Abgelehnte Zeilen
web-data-why = Warum
web-data-more = { $n } weitere Zeilen sind abgelehnt; in der Regel aus den oben genannten Gründen.
web-data-remarks = Auffällig, aber behalten
web-data-trustworthy = Verlässlich
web-data-weak = Schwach
web-data-not-possible = Nicht möglich
web-data-needs = { $figure }: braucht { $needs }
web-data-better = Bessere Daten, bessere Antworten
web-data-better-text = Ergänzen Sie die fehlenden Spalten, packen Sie den Ordner neu und laden Sie ihn unter demselben Kunden und Titel hoch. Das neue Ergebnis tritt an die Stelle von diesem.
web-data-add = Ordner neu hochladen
web-data-base = Eine Stufe braucht Zeitstempel bei { $needed } der Vorgänge in beiden Zeiträumen, um beurteilt zu werden, und bei { $trusted }, um verlässlich zu heißen. Werte abgelehnter Zeilen werden nicht gezeigt. Namen und Adressen wurden beim Lesen verschlüsselt.

web-report-title = Der Bericht kann gedruckt werden
web-report-standfirst = PDF und Seiten entstehen aus demselben Ergebnis, darum ist jede Zahl gleich. Das PDF enthält das Ergebnis auch maschinenlesbar.
web-report-pdf = Dateien
web-report-a4 = Bericht, A4
web-report-a4-size = PDF, 210 x 297 mm
web-report-letter = Bericht, US Letter
web-report-letter-size = PDF, 8,5 x 11 Zoll
web-report-json = das Ergebnis als Daten, für andere Programme
web-report-download-a4 = A4 laden
web-report-download-letter = Letter laden
web-report-download-json = JSON laden
web-report-takes = Das PDF entsteht, wenn Sie es anfordern. Das dauert einige Sekunden.
web-report-made-from = Grundlage
web-report-computed = Berechnet am
web-report-version = FlowGap
web-report-seed = Startwert
web-report-files = Dateien

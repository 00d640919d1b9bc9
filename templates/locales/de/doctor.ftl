# Was die Prüfung eines Auftragsordners sagt: `flowgap doctor`, die Datenseite und der Bericht.

doctor-remark-order = { $then } liegt vor { $first }
doctor-remark-far-ahead = ein Zeitpunkt liegt über ein Jahr nach fast allen anderen der Datei
doctor-remark-team-not-surveyed = das Team steht nicht in roster.csv: es wurde nicht befragt
doctor-remark-file-not-read = die Datei wurde nicht gelesen: ihr Name gehört nicht zu einem Engagement-Ordner
doctor-remark-column-misnamed = die Spalte { $name } ist nicht bekannt; ist { $known } gemeint?
doctor-remark-unknown-change = das Ereignis gehört zu keiner Änderung in changes.csv
doctor-remark-no-repository = die Änderung nennt kein Repository: Nur eine Auslieferung, die sie oder ihren Commit nennt, wird ihr zugeordnet

doctor-needs-answers = Antworten von { $share } der Eingeladenen
doctor-needs-column = { $column } in { $file }
doctor-needs-file = { $file } mit Zeilen
doctor-needs-periods = die Zeiträume before und after in engagement.yaml
doctor-needs-second-wave = Antworten einer zweiten Welle
doctor-needs-share = { $column } in { $file } für { $wanted } der Zeilen (jetzt { $now })

# Namen von Kennzahlen neben denen des Berichts.
report-doctor-adoption = Anteil der Arbeit mit KI
report-doctor-change-fail-rate = Anteil fehlgeschlagener Auslieferungen
report-doctor-deployment-frequency = Häufigkeit der Auslieferungen
report-doctor-qa-queue = Arbeit vor dem Test durch Menschen
report-doctor-review-queue = Wartezeit bis zum ersten Review
report-doctor-scores = Werte der Befragung
report-doctor-trend = Verlauf über die Wellen
report-doctor-unreviewed-share = Anteil der Änderungen ohne Review

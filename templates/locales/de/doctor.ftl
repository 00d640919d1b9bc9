# Was die Prüfung eines Auftragsordners sagt: `flowgap doctor`, die Datenseite und der Bericht.

doctor-remark-order = { $then } liegt vor { $first }
doctor-remark-far-ahead = ein Zeitpunkt liegt über ein Jahr nach fast allen anderen der Datei
doctor-remark-future = ein Zeitpunkt liegt in der Zukunft; die Zeile zählt in keiner Kennzahl
doctor-remark-team-not-surveyed = das Team steht nicht in roster.csv: es wurde nicht befragt
doctor-remark-file-not-read = die Datei wurde nicht gelesen: ihr Name gehört nicht zum Ordner eines Auftrags
doctor-remark-column-misnamed = die Spalte { $name } ist nicht bekannt; ist { $known } gemeint?
doctor-remark-unknown-change = das Ereignis gehört zu keiner Änderung in changes.csv
doctor-remark-no-repository = die Änderung nennt kein Repository: Nur eine Auslieferung, die sie oder ihren Commit nennt, wird ihr zugeordnet

doctor-needs-answers = Antworten von { $share } der Eingeladenen
doctor-needs-column = { $column } in { $file }
doctor-needs-file = { $file } mit Zeilen
doctor-needs-periods = die Zeiträume before und after in engagement.yaml
doctor-needs-both-periods = Änderungen in beiden Zeiträumen (jetzt { $before } davor, { $after } danach)
doctor-needs-after = { $file } mit Zeilen im Zeitraum after
doctor-needs-reviewers = { $least } Personen eines Teams, die Reviews machen (actor_hash in events.csv), in beiden Zeiträumen (jetzt { $now })
doctor-needs-second-wave = Antworten einer zweiten Welle
doctor-needs-share = { $column } in { $file } für { $wanted } der Zeilen (jetzt { $now })

doctor-link-change_to_deployment = der Änderungen haben eine Auslieferung
doctor-link-change_to_review = der Änderungen zeigen ein Review, oder dass es keines gab
doctor-link-incident_to_deployment = der Störungen nennen eine Auslieferung oder Änderung
doctor-link-makes-change_to_deployment = Durchlaufzeit, Zerlegung und Flow-Lücke
doctor-link-makes-change_to_review = Zeit im Review und der Anteil ohne Review
doctor-link-makes-incident_to_deployment = Anteil fehlgeschlagener Auslieferungen und Wiederherstellungszeit

doctor-helps-most = Was am meisten helfen würde
doctor-helps-alone = Allein dadurch möglich: { $figures }.
doctor-helps-along = Mit anderem zusammen möglich: { $figures }.

# Namen von Kennzahlen neben denen des Berichts.
report-doctor-adoption = Anteil der Arbeit mit KI
report-doctor-change-fail-rate = Anteil fehlgeschlagener Auslieferungen
report-doctor-deployment-frequency = Häufigkeit der Auslieferungen
report-doctor-qa-queue = Arbeit vor dem Test durch Menschen
report-doctor-review-concentration = Wie sehr das Begutachten auf wenigen ruht
report-doctor-review-queue = Wartezeit bis zum ersten Review
report-doctor-scores = Werte der Befragung
report-doctor-trend = Verlauf über die Wellen
report-doctor-unreviewed-share = Anteil der Änderungen ohne Review

# Wörter, die Seiten und Berichte teilen.
interval = { $low } bis { $high }
stage-clarify = Klären
stage-build = Bauen
stage-review = Review
stage-ci = CI
stage-qa = QA
stage-security = Sicherheit
stage-integrate = Integrieren
stage-release = Ausliefern
stage-unattributed = Nicht zuordenbar

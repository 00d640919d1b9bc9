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
stage-other = Woanders
stage-dk = Kann ich nicht sagen

# Dasselbe innerhalb eines Satzes.
stage-clarify-inline = Klären
stage-build-inline = Bauen
stage-review-inline = Review
stage-ci-inline = CI
stage-qa-inline = QA
stage-security-inline = Sicherheit
stage-integrate-inline = Integrieren
stage-release-inline = Ausliefern
stage-unattributed-inline = nicht zuordenbare Zeit

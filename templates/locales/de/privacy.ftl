# Was die Datenschutzschranke wegen früherer Ergebnisse zurückgehalten hat.
privacy-team-told = Welle { $wave }, { $figures }: Einige Teams sind verborgen, die sonst gezeigt würden. Zusammen mit früheren Ergebnissen ließen sich Gruppen von weniger als { $n } Personen erkennen.
privacy-figure-told = Welle { $wave }, { $figures }: nicht ausgegeben. Zusammen mit früheren Ergebnissen ließen sich Gruppen von weniger als { $n } Personen erkennen.
privacy-regrouped = Welle { $wave }, { $figures }: nicht ausgegeben. Seit dem letzten Ergebnis stehen Antworten dieser Welle bei anderen Teams oder Rollen; niemand kann sagen, wer hinter beiden steht.
privacy-unchecked = Welle { $wave }, { $figures }: nicht ausgegeben. Seit dem letzten Ergebnis hat sich zu viel geändert, um zu prüfen, was beide zusammen verraten.
privacy-minimum-lowered = Gezeigt werden Gruppen ab { $n } Personen, wie im ersten Ergebnis: Nun war eine kleinere Gruppe verlangt.
privacy-third = Welle { $wave }, { $figures }: nicht ausgegeben. Von Wellen im Abstand von höchstens 60 Tagen gibt es schon zwei Ergebnisse anderer Personen; was ein drittes mit beiden zusammen verrät, lässt sich nicht prüfen.

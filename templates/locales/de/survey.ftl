# Was die Befragung noch nicht sagen kann, und warum.
survey-figures-later = Omega, Intraklassenkorrelationen und Übereinstimmung berechnet diese Version nicht.
survey-no-drivers = Welche Praktiken mit den Ergebnissen zusammenhängen, berechnet diese Version nicht.
report-survey-reason-no-full-wave = Es gab nur Kurzbefragungen: Zuerst braucht es eine volle Welle.
report-survey-reason-no-responses = Niemand hat geantwortet.
report-survey-reason-too-few-responses = Es haben zu wenige geantwortet, um etwas zu zeigen.
report-survey-reason-low-response = Weniger als die Hälfte hat geantwortet.
report-readiness-reason-no-answers = Niemand wurde gefragt.
report-readiness-reason-no-full-wave = Es gab nur Kurzbefragungen: Zuerst braucht es eine volle Welle.

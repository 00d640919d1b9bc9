# Was die Befragung noch nicht sagen kann, und warum.
survey-figures-later = Omega, Intraklassenkorrelationen und Übereinstimmung berechnet diese Version nicht.
survey-no-drivers = Welche Praktiken mit den Ergebnissen zusammenhängen, berechnet diese Version nicht.

# Der Berichtsraum: Ausgaben, Fassungen, Leserkreise, Links, Vergleich.

## Was eine Ausgabe druckt
report-edition-label = Was wir gefunden haben
report-edition-title = { $n ->
    [one] Ein Befund, seine andere Lesart und was ihn widerlegen würde
   *[other] { $count } Befunde, jeder mit seiner anderen Lesart und dem, was ihn widerlegen würde
}
report-edition-standfirst = Die Aussagen ergeben sich nach festen Regeln aus den Daten. Was unter dem Namen { $firm } steht, ist Kommentar: eine Sicht neben den Zahlen, die keine von ihnen ändert.
report-edition-standfirst-plain = Die Aussagen ergeben sich nach festen Regeln aus den Daten.
report-edition-nobody = Kommentar
report-edition-mind = Woran das Urteil hängt und was nicht behauptet wird

"""German names of the samples: kept apart, since the spelling check speaks English."""

from typing import Final

DIMENSION_NAMES: Final = {
    "OWN": "Verantwortung",
    "DEC": "Entscheidungsrechte",
    "TST": "Testkultur",
    "WRK": "Arbeitsfluss",
    "COM": "Kommunikation und Abstimmung",
    "PRD": "Klarheit des Produkts",
    "REV": "Kapazität für Code-Reviews",
    "QAC": "Kapazität der QA",
    "SEC": "Fluss der Sicherheitsprüfung",
    "INT": "Integration und Auslieferung",
    "AIA": "Befähigung zur KI",
    "OUT": "Ergebnisse",
}

LONG_CLIENT: Final = "Süddeutsche Fernwärmeversorgungs- und Netzbetriebsgesellschaft mbH & Co. KGaA"

LONG_TITLE: Final = "Organisationsdiagnose der Softwareentwicklung, Geschäftsjahr 2026/27"

LONG_UNITS: Final = (
    "Geschäftsbereich Kundenbeziehungsmanagement und Vertragsverwaltung",
    "Netzleittechnik",
    "Zentrale Plattform- und Infrastrukturdienstleistungen",
    "Handel",
)

LONG_TEAMS: Final = (
    "Rechnungsstellungsautomatisierung",
    "Zählerstandserfassung und Messdatenmanagement",
    "Vertragsänderungsprozesse",
    "Kundenportal",
    "Netzzustandsüberwachung",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenverwaltung",
    "Energiebeschaffungsoptimierung",
    "Störungsmanagement Bereitschaft Süd-Ost",
    "Identitäts- und Zugriffsverwaltung",
    "Daten",
)

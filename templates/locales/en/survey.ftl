# What the survey cannot say yet, and why.
survey-figures-later = Omega, intraclass correlations and agreement are not computed in this version.
survey-no-drivers = Which practices go along with outcomes is not computed in this version.

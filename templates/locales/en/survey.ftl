# What the survey cannot say yet, and why.
survey-figures-later = Omega, intraclass correlations and agreement are not computed in this version.
survey-no-drivers = Which practices go along with outcomes is not computed in this version.
report-survey-reason-no-full-wave = Only pulses were asked: a full wave is needed first.
report-survey-reason-no-responses = Nobody has answered.
report-survey-reason-too-few-responses = Too few people answered to show anything.
report-survey-reason-low-response = Fewer than half of the people answered.
report-readiness-reason-no-answers = Nobody was asked.
report-readiness-reason-no-full-wave = Only pulses were asked: a full wave is needed first.

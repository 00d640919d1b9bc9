### Pages on views: where roles differ, what goes along with outcomes.

report-perception-others = All other comparisons
web-perception = Perception gaps
web-drivers = Drivers
explore-perception-label = Where roles differ
explore-perception-title = { $n ->
    [one] In one of { $all } comparisons two roles clearly differ
   *[other] In { $n } of { $all } comparisons two roles clearly differ
}
explore-perception-standfirst = The most numerous role is compared with each other one, practice by practice. A difference is a question to ask: both may be right about their own work.
explore-perception-no-roles = No two roles can be compared
explore-perception-none = No two groups can be compared yet
explore-perception-needs = Two roles can be compared once at least { $people } people of each have said what their role is and have answered. Ask for the role in the next wave, say what it is for, and invite whole teams.
explore-perception-reading = How to read it
explore-perception-chance = Where the interval includes zero, the difference is muted: it may be chance. About one in ten such intervals misses the truth.
explore-perception-hidden = A role with fewer than { $people } people, or one whose figure would tell of few people, is left out.
explore-drivers-none = What goes along with outcomes cannot be told
explore-drivers-needs = Drivers are looked for between teams: it takes at least ten teams that may be shown and 100 people in them, and outcomes that differ. More teams and more answers in the next wave make them possible; from 30 teams on they stand without the help of published findings.
explore-drivers-reading = How to read it
explore-drivers-shares = All practices together explain a part of how outcomes differ between teams. The share says how much of that part a practice carries, however the others are counted.
explore-drivers-ranks = The rank has a range: so far the practice moves where other teams are drawn. Practices whose ranges overlap cannot be told apart.
explore-drivers-not-cause = Nobody knows from this whether outcomes get better where a practice does. The next wave shows it, after the practice was changed.

themes-name-it = Name this theme
themes-rename = Change the name
themes-name = Name of the theme
themes-name-hint = Up to 60 characters. Name no person and no team. An empty name brings the words back.
themes-keep = Keep the name
themes-behind = Words behind it: { $words }
themes-name-long = This name is too long: up to 60 characters are allowed.
themes-meanwhile = Somebody else changed the name meanwhile: it is { $name } now. Keep yours to put it in that place.
themes-no-name = without a name

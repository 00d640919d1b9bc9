# Waves in the workspace: the list, one wave, closing it, its links.
waves-base = Answers are sealed until a wave is closed. Nobody, not even who runs this installation, can look up who has answered.
waves-none-title = No wave has been opened yet
waves-none-standfirst = A wave asks every team the same questions once. Preparing one takes ten minutes, and nothing is sent before you say so.
waves-standfirst = A wave is one asking of one questionnaire. Open one wave at a time, and ask the same questions again to see what changed.
waves-prepare = Prepare a wave
waves-go-on = Go on preparing
waves-title-planned = { $name } opens on { $day }
waves-title-open = { $name } can be answered until { $day }
waves-title-over = { $name } is over and waits to be closed
waves-title-closed = { $n ->
    [one] One wave was asked and closed
   *[other] { $n } waves were asked and closed
}
waves-state-planned = Planned
waves-state-open = Open
waves-state-over = Over, not closed
waves-state-closed = Closed
waves-when-planned = Opens { $opens }
waves-when-open = Until { $closes }
waves-when-over = Over since { $closes }
waves-when-closed = Closed { $closed }
waves-asked = { $n ->
    [one] One person is asked
   *[other] { $invited } people are asked
}
waves-rate = { $answered } of { $invited } people ({ $share })
waves-rate-band = { $low } to { $high } of { $invited } people
waves-erased = The answers were deleted
waves-erased-on = The answers were deleted on { $day }
waves-erased-text = { $n ->
    [one] One person was asked.
   *[other] { $invited } people were asked.
} Nothing brings the answers back. A result that was computed before stays.
waves-problem = This was not done

waves-label = { $name }, { $state }
waves-page-planned = The wave opens on { $opens } and can be answered until { $closes }
waves-page-planned-text = { $n ->
    [one] One person is asked. The link works from then on.
   *[other] { $n } people are asked. Their links work from then on.
}
waves-page-open = { $share } have answered, and the wave stays open until { $closes }
waves-page-open-band = { $low } to { $high } of { $invited } people have answered, and the wave stays open until { $closes }
waves-page-open-none = Nobody was counted yet, and the wave stays open until { $closes }
waves-page-over = The wave is over since { $closes }, and its answers are still sealed
waves-page-over-text = Nobody can answer any more. Close it, and the answers are unsealed in random order.
waves-page-closed = { $n ->
    [one] One of { $invited } people answered
   *[other] { $answered } of { $invited } people answered
}
waves-page-closed-text = That is { $share } of all who were asked. Addresses and links were erased when the wave was closed.
waves-pace = At this pace { $low } to { $high } will have answered by closing.
waves-pace-unknown = What to expect can be told once an earlier wave was counted from its opening to its end.
waves-pace-few = So few people are asked that the number itself would tell too much while the wave is open.

waves-chart = Answers received, whole company
waves-counted = counted once a day, last on { $day }
waves-chart-alt = Answers by day: { $n } of { $invited } people so far.
waves-chart-alt-expected = { $low } to { $high } are expected by closing.
waves-chart-all = all invited
waves-chart-range = { $low } to { $high }
waves-chart-expected = expected
waves-chart-before = wave before
waves-days = All days as a table
waves-day = Day
waves-no-chart-planned = The first count is made on the day of the opening.
waves-no-chart-never = This wave was not counted day by day.
waves-no-chart-few = Fewer than 40 people are asked: a line by day would tell of single people, so a range is kept and no line is drawn.

waves-showing = What this wave will be able to show
waves-showing-result = Result
waves-showing-reading = Reading
waves-showing-today = If closed today, { $n }
waves-showing-expected = At { $n } answers
waves-showing-presumed = At { $n } answers ({ $share })
waves-showing-company = Company score, one dimension
waves-showing-company-reading = Half the width of its 90% interval
waves-showing-change = Change of the company between two such waves
waves-showing-change-reading = Smaller changes mostly stay unseen
waves-showing-teams = Teams with a score
waves-showing-teams-reading = If every team answers as the company does
waves-showing-plus-minus = ±{ $points } points
waves-showing-or-more = { $points } points or more
waves-showing-of-teams = about { $n } of { $teams }
waves-showing-too-few = too few answers
waves-showing-note = A score needs { $n } answers. These figures come from numbers of people alone; no answer was read.

waves-steps = Time line
waves-step-done = done
waves-step-opening = Opening
waves-step-opening-text = { $moment }
waves-step-invitation = Invitations
waves-step-reminder = { $number ->
    [1] First reminder
    [2] Second reminder
   *[other] Reminder { $number }
}
waves-step-manual = Reminder by hand
waves-step-sent = { $day }. { $n } sent.
waves-step-waiting = { $n } wait to be sent.
waves-step-failed = { $n } could not be delivered.
waves-step-reminded = { $day }. Sent.
waves-step-being-sent = { $day }. Being sent.
waves-step-reminder-due = { $day }, to everyone who has not answered
waves-step-closing = Closing
waves-step-result = Result
waves-step-result-text = Once the wave is closed and its answers are computed.
waves-step-result-waits = The wave is closed, and no result knows it yet.
waves-step-result-erased = Nothing of this wave can be computed any more.
waves-step-result-there = Computed { $moment }.
waves-result-open = See the result

waves-diagnose = Compute the result
waves-diagnose-note = With all files that are kept and all closed waves. A page shows how far it is.
waves-why = Why no teams here
waves-why-1 = While answers come in, a rate per team would show who is missing. Team rates appear after closing, in bands, for groups of five or more.
waves-why-2 = Nobody can look up here who has answered.
waves-teams = Response by team
waves-team = Team
waves-teams-note = In bands, and only of teams in which at least { $n } people answered. A team that is not listed may have answered less, or is left out to protect another one.
waves-kept = What an export keeps back
waves-kept-joined = Some answers stand under their unit, not under their team: too few of the team answered.
waves-kept-cut = Some answers say less of the person than was told: too few of the same team say the same of role, time on the team or language. A result that is computed here knows all.
waves-kept-responses = Some answers do not leave at all: no unit could hide them.
waves-kept-comments = Some comments do not leave: there are too few on their question, or people were promised so.
waves-kept-nothing = Nothing: every group is large enough.

waves-remind = Send a reminder now
waves-remind-note = Only people who have not answered get one. That list is kept apart from the answers and shown to nobody. By hand: once in 14 days.
waves-remind-again-on = People were reminded by hand. Again from { $day }.
waves-remind-shared = Teams share a link, so nobody can be reminded by mail. Ask the teams to pass the link on again.
waves-remind-no-mail = No mail server is set, so nobody can be reminded from here.
waves-remind-soon = People were reminded by hand less than 14 days ago. Nobody was written to.
waves-remind-closed = The wave cannot be answered now, so nobody was reminded.
waves-extend = Give more time
waves-extend-closes = New closing
waves-extend-hint = Now it closes { $closes }. Later than that, and not after the days that people were promised.
waves-extend-button = Give more time
waves-extend-unreadable = The new closing is no day and time. An example: 2026-10-30T18:00.
waves-extend-closed = The wave is closed: its answers are unsealed and nobody can add to them.
waves-extend-not-later = The wave already runs until then. Choose a later moment, or close it early.
waves-extend-too-late = People were promised that their answers do not stay longer. The last day is { $day }.
waves-renew = A link was lost
waves-renew-whose = Whose link
waves-renew-hint = The link and the code that the team has open nothing any more.
waves-renew-choose = Choose a team
waves-renew-all = All { $n } teams
waves-renew-sure = For all teams: yes, every link that was handed out ends
waves-renew-button = Make new links
waves-links-whose = Choose the team whose link was lost. No link was changed.
waves-links-not-sure = All links that were handed out would end. Tick the box if you mean it. No link was changed.
waves-links-none = There is no team of this name that shares a link, or the wave is closed. No link was changed.

waves-told-reminded = The reminders wait to be sent, to everyone who has not answered.
waves-told-extended = People have more time now.
waves-told-closed = The wave is closed. Its answers were unsealed in random order, and addresses and links are erased.
waves-told-not-forgotten = The wave is closed. Other work held the files of the database, so what was erased is not written over yet. Whoever runs this installation repeats that with: flowgap wave close.

waves-close = Close the wave
waves-close-title = Close { $name }?
waves-close-early = It would stay open until { $closes }. Counted last, on { $day }: { $answered }. Counts are made once a day, so more may have answered since.
waves-close-uncounted = It would stay open until { $closes }. Nobody was counted yet: counts are made once a day.
waves-close-over = Nobody can answer any more since { $closes }. Counted last: { $answered }.
waves-close-step-1 = Nobody can answer afterwards, and no link works any more.
waves-close-step-2 = All answers are unsealed at once and written in random order.
waves-close-step-3 = Addresses and links are erased. Nobody can be reminded afterwards.
waves-close-step-4 = This cannot be undone. The wave cannot be opened again.
waves-close-sure = Yes, close it for good
waves-close-not-sure = Tick the box if you mean it. The wave is still open.
waves-close-other-secret = The answers were sealed with another secret key and cannot be opened with this one. The wave stays as it is. Whoever runs this installation sets FLOWGAP_SECRET_KEY to the key of then.
waves-close-button = Close the wave

waves-links = Links
waves-links-title-new = { $n ->
    [one] { $name } is open, and here is its link
   *[other] { $name } is open, and here are its { $n } links
}
waves-links-title-renewed = { $n ->
    [one] A new link for { $name }
   *[other] { $n } new links for { $name }
}
waves-links-once = They are shown this once. Print the page or keep the table, and pass them on; nobody can look them up afterwards, but new ones can be made.
waves-links-print = Printed, each team has a card with a code to scan and one to type.
waves-links-download = Keep as a table (CSV)
waves-links-kept = I have kept them
waves-links-qr = Code to scan for { $team }
waves-links-type = Or type at { $place }:
waves-links-more = { $n } further links stand in the table only.
waves-links-base = Whoever has a link can answer with it. Delete the table when the wave is closed.
waves-base-comments = Comments from { $n } on a question.
waves-base-no-comments = Comments are not shown.
waves-base-wave = Questionnaire: { $title } ({ $reference }), { $items } items for each person. Smallest group shown: { $n }. { $comments } These limits were promised to the respondents and can no longer be lowered.

# Preparing a wave.
waves-form-title = Prepare the first wave
waves-form-next-title = Prepare the next wave
waves-form-standfirst = Nothing is sent and nobody is asked before you open the wave on the next page.
waves-form-next-standfirst = Filled in as the last time: the same teams, questionnaire and weekday of closing. Nothing is sent before you open the wave on the next page.
waves-form-problem = Some fields need a change
waves-form-button = Keep and go on to the list
waves-form-drop = Throw this preparation away
waves-form-drop-late = Somebody else changed this wave meanwhile, so nothing was thrown away. Look at it again.
waves-form-base = What is prepared here is seen by owners and consultants of this workspace only. It is deleted as soon as the wave is opened.
waves-section-what = What is asked
waves-section-what-text = The same questionnaire as before makes waves comparable.
waves-section-when = When
waves-section-when-text = Two to three weeks are usual. Personal invitations are followed by reminders after 3 and 5 days.
waves-section-whom = Who is asked
waves-section-whom-text = With a link for a team nobody can tell who of it answered. With personal links it is known whether a link was used, never what was answered.
waves-section-promise = What people are promised
waves-section-promise-text = It stands on the first page, and nothing changes it once the wave is open.
waves-field-name = Name of the wave
waves-field-name-hint = Letters, digits, dots and hyphens, for example 2026-10. It stands on pages and in files.
waves-field-questionnaire = Questionnaire
waves-field-questionnaire-hint = Those that ship, and the published ones of your workspace.
waves-field-booklet = Items for each person
waves-field-booklet-hint = Empty: everyone is asked everything. A number: each person is asked so many, the team together all. For large teams only.
waves-field-opens = Opens
waves-field-opens-hint = Empty: as soon as you open it. In the time zone below.
waves-field-opens-hint-zone = Empty: as soon as you open it. Time zone: { $zone }.
waves-field-closes = Closes
waves-field-closes-hint = A working day, in the time zone below.
waves-field-closes-hint-zone = A working day. Time zone: { $zone }.
waves-field-timezone = Time zone
waves-field-timezone-hint = For example Europe/Berlin.
waves-field-asks = Links
waves-field-asks-hint = How people get to the questions.
waves-asks-teams = One link for each team
waves-asks-teams-hint = You pass it on: on paper, on a screen, in a chat.
waves-asks-people = A link for each person
waves-asks-people-hint = From a list of addresses. Mail can be sent from here.
waves-field-teams = Teams
waves-field-teams-hint = One a line: name; people; unit. For example: Dispatch; 12; Operations. The unit may be left out.
waves-field-people = List of people
waves-field-people-hint = CSV or Excel (.xlsx) with the columns team and address, and parent if there are units.
waves-field-people-kept = { $n ->
    [one] Kept: { $file }, with one person
   *[other] Kept: { $file }, with { $n } people
} of { $teams ->
    [one] one team. Another file takes its place.
   *[other] { $teams } teams. Another file takes its place.
}
waves-field-people-file = List of people
waves-field-sends = Send invitations by mail
waves-field-sends-hint = For a link for each person. Without mail you get the links as a table.
waves-field-sends-hint-none = No mail server is set, so none can be sent: you get the links as a table. Whoever runs this installation sets it.
waves-field-minimum-group = Smallest group that is shown
waves-field-minimum-group-hint = At least 5. Groups with fewer answers are never shown.
waves-field-comments = Show comments
waves-field-comments-hint = On questions with at least 8 of them, shuffled and without a team.
waves-field-keep-until = Answers are kept until
waves-field-keep-until-hint = On this day they are deleted by themselves. Empty: people are told that no day is set.
waves-field-backups-until = Last backup is gone on
waves-field-backups-until-hint = Ask whoever runs this installation.
waves-field-contact = Whom people can ask
waves-field-contact-hint = A name or an address. An address also becomes the one that replies go to.
waves-field-firm = Who runs the survey
waves-field-firm-hint = Your firm, as respondents shall read it.
waves-fault-name = This is no name of a wave: up to 40 letters, digits, dots, hyphens and underscores.
waves-fault-name-taken = A wave of this client has this name already. Choose another one.
waves-fault-questionnaire = Choose one of the questionnaires in the list.
waves-fault-booklet = Give a number of items from 1 to 500, or leave it empty.
waves-fault-opens = This is no day and time. An example: 2026-10-12T09:00.
waves-fault-closes = It must close after it opens and after now, within 366 days.
waves-fault-timezone = This is no time zone. An example: Europe/Berlin.
waves-fault-minimum-group = Give a number from 5 to 1,000.
waves-fault-keep-until = Give a day on which the wave has closed already.
waves-fault-backups-until = Give a day on which the wave has closed already.
waves-fault-contact = One line of at most 200 characters.
waves-fault-firm = One line of at most 200 characters.
waves-fault-teams-missing = Write at least one team.
waves-fault-people-missing = Choose a file with the list of people.
waves-fault-people-again = The list was not kept. Choose the file again.
waves-fault-people = The list was not used: nobody shall be left out silently. What is wrong stands above.
waves-fault-line-shape = Line { $line } needs two or three parts between semicolons: name; people; unit.
waves-fault-line-number = Line { $line }: the number of people must be from 1 to 100,000.
waves-fault-line-name = Line { $line }: a name has 1 to 200 characters.
waves-fault-line-twice = Line { $line }: this team stands in an earlier line, too.
waves-fault-line-circle = Line { $line }: the units above this team lead back to it.
waves-fault-line-many = Line { $line } is one too many: at most 5,000 teams.
waves-yes = yes
waves-no = no
waves-empty = empty

# The list before the opening.
waves-check = Before the opening
waves-check-standfirst = What is open can stay open. What is blocked has to be mended first.
waves-check-blocked = { $n ->
    [one] One thing keeps { $name } from being opened
   *[other] { $n } things keep { $name } from being opened
}
waves-check-open = { $n ->
    [one] { $name } can be opened, and one thing is left to look at
   *[other] { $name } can be opened, and { $n } things are left to look at
}
waves-check-ready = { $name } is ready to be opened
waves-check-change = Change
waves-check-preview = Look at it
waves-check-letter = Send a test letter to me
waves-check-back = Back to the form
waves-entry-done = Done
waves-entry-open = Open
waves-entry-blocked = Blocked
waves-entry-name = Name
waves-entry-teams = Teams
waves-entry-questionnaire = Questionnaire
waves-entry-booklet = Items for each person
waves-entry-times = Days
waves-entry-promise = Promise
waves-entry-reachable = Address
waves-entry-mail = Mail
waves-entry-letter = Test letter
waves-entry-preview = Preview
waves-entry-beside = Other waves
waves-why-name-wrong = This is no name of a wave.
waves-why-name-taken = A wave of this client is called { $name } already.
waves-why-name-free = No wave of this client is called { $name }.
waves-why-teams-unreadable = Line { $line } of the teams cannot be read.
waves-why-teams-none = Nobody is asked yet.
waves-why-teams-many-links = { $people } personal links are too many for a page. Send invitations by mail, or give at most { $most }.
waves-why-teams-small = { $people } people in { $n_teams ->
    [one] one team
   *[other] { $teams } teams
}. { $n ->
    [one] One team has fewer than { $minimum } people: it will never be shown by itself.
   *[other] { $n } teams have fewer than { $minimum } people: they will never be shown by themselves.
}
waves-why-teams-enough = { $n_teams ->
    [one] { $people } people in one team, large enough to be shown.
   *[other] { $people } people in { $teams } teams, each large enough to be shown.
}
waves-why-questionnaire-unusable = { $reference } cannot be asked: it is not published, or not on this installation.
waves-why-questionnaire-booklet = { $reference } cannot be asked in parts of so many items.
waves-why-questionnaire-language = { $reference } has no texts in the language of this engagement. People read it in another one.
waves-why-questionnaire-draft = { $reference } is published. Its texts in the language of this engagement are a draft translation, and people are told so.
waves-why-questionnaire-good = { $reference } is published, with texts in the language of this engagement.
waves-why-booklet-small = Each person is asked { $items } items. { $n ->
    [one] One team has fewer than { $needed } people
   *[other] { $n } teams have fewer than { $needed } people
}: too few answer each item there for the planned precision. Give more items, or leave the field empty.
waves-why-booklet-enough = Each person is asked { $items } items, and every team has at least { $needed } people.
waves-why-times-opens = The opening is no moment that can be used.
waves-why-times-closes = The closing must come after the opening and after now.
waves-why-times-same-day = Wave { $name } opened on the same day, or opens on it. A trend puts waves in order by their days: let this one open a day later.
waves-why-times-off = It closes on a weekend or holiday. A working day gives people a last chance.
waves-why-times-good = It closes on a working day.
waves-why-promise-times = First set the days.
waves-why-promise-keep-until = Answers cannot be deleted before the wave closes.
waves-why-promise-backups-until = Backups cannot be gone before the wave closes.
waves-why-promise-contact = The contact has to fit on one line.
waves-why-promise-firm = The firm has to fit on one line.
waves-why-promise-no-contact = People are not told whom they can ask.
waves-why-promise-no-firm = People are not told who runs the survey.
waves-why-promise-no-keep-until = People are not told until when their answers are kept.
waves-why-promise-whole = Group size, contact, firm and the day of deletion are set.
waves-why-reachable-here = Links begin with { $address }, which only this machine can open. Whoever runs this installation sets FLOWGAP_PUBLIC_URL.
waves-why-reachable-all = Links begin with { $address }. Open it once on a phone that is not in your network.
waves-why-mail-teams = None is sent: you pass the links of the teams on.
waves-why-mail-by-hand = None is sent: you get the links as a table.
waves-why-mail-missing = No mail can be sent without { $settings }. Whoever runs this installation sets it, or do without mail.
waves-why-mail-set = A mail server is set. Everyone on the list is written to.
waves-why-letter-sent = It was sent to { $address }.
waves-why-letter-none = See the invitation in your own mailbox before others do.
waves-why-preview-seen = The pages of this questionnaire were looked at.
waves-why-preview-unseen = See the pages as people will see them on a phone.
waves-why-beside-open = { $name } is open now. Two waves at once tire people and mix up their links.
waves-open-button = Open the wave
waves-open-now-links = It opens at once and can be answered until { $closes }. The links are shown this once on the next page.
waves-open-now-mail = It opens at once and can be answered until { $closes }. Invitations go out within a minute where a worker runs.
waves-open-later-links = It can be answered from { $opens } until { $closes }. The links are shown this once on the next page.
waves-open-later-mail = It can be answered from { $opens } until { $closes }. Invitations go out when it opens.
waves-open-edited = Somebody changed the preparation meanwhile. Read the list again, then open the wave.
waves-open-exists = A wave of this name was opened meanwhile. Nothing was opened a second time.
waves-open-blocked = Something changed since the list was shown, and the wave was not opened. The list below is how it stands now.
waves-letter-failed = The mail server did not take the letter. The log of this installation says more.
waves-told-letter = The test letter is on its way.
waves-told-opened = The wave is open, and the invitations wait to be sent.
waves-told-opened-teams = The wave is open, and was not opened a second time. Its links were shown once, when it was opened, and cannot be shown again. If you do not have them, make new ones under “A link was lost”.
waves-told-opened-people = The wave is open, and was not opened a second time. Its links were shown once, when it was opened, and cannot be shown again. Where a mail server is set, a reminder brings everybody their link.
waves-preview = Preview
waves-preview-title = How people will see { $name } on a phone
waves-preview-standfirst = These are the real pages. You can answer all of it; nothing is kept.
waves-preview-en = In English
waves-preview-de = In German
waves-preview-button = I have looked at it
waves-preview-base = A preview works for a day, for whoever has its address, and keeps no answer.

# The planner.
waves-plan = Plan
waves-plan-title = Changes of { $points } points in the company will show, with { $teams ->
    [one] one team
   *[other] { $teams } teams
}
waves-plan-title-few = Too few people will answer for a change to show
waves-plan-title-none = Whom will you ask?
waves-plan-title-wrong = The plan needs other numbers
waves-plan-standfirst = What a wave will be able to show is decided by how many people answer, and it is known before anybody is asked. The teams are those of the wave in preparation, else those of the last wave or the roster.
waves-plan-response = Response, %
waves-plan-response-hint = As the last time, else 70.
waves-plan-response-wrong = The response is a whole number from 1 to 100.
waves-plan-questionnaire = Questionnaire
waves-plan-questionnaire-hint = A pulse asks one item of each dimension.
waves-plan-questionnaire-wrong = Choose one of the questionnaires in the list.
waves-plan-booklet = Items for each person
waves-plan-booklet-hint = Empty: all of them.
waves-plan-booklet-wrong = The number of items is a whole number from 1 to 500, or empty.
waves-plan-button = Plan
waves-plan-table = Smallest change that will show
waves-plan-group = Group
waves-plan-invited = Invited
waves-plan-shown = Score is shown
waves-plan-one = Change in one wave
waves-plan-two = Change in two waves
waves-plan-items = Items for an error of { $points } points
waves-plan-company = Company
waves-plan-several-teams = { $n } teams of { $least } to { $most } people
waves-plan-several-units = { $n } units of { $least } to { $most } people
waves-plan-merged = together with { $team }: { $points }
waves-plan-needs = needs { $n } answers
waves-plan-of-each = { $n } of each dimension
waves-plan-note-change = Points of a change that would be called one in 4 of 5 cases. A score needs { $n } answers.
waves-plan-note-none = A dash: too few answers for a score, or no change on the scale would show.
waves-plan-note-few = Below { $n } answers no one of them may make the verdict: the change must be larger, so that it shows whoever is left out.
waves-plan-note-several = A line of several has the figures of the smallest of them.
waves-plan-note-many = All teams are read together in 12 dimensions: the more there are, the more one must stand out. Answers are not linked to people, so those who stay help no comparison.
waves-plan-base = The same numbers as flowgap plan. They come from numbers of people and from how answers usually scatter; no answer is read.

# Setting an engagement up: create, settings, teams, data, files.
web-teams = Teams
web-files = Files
web-settings = Settings

setup-create = Create an engagement
setup-create-title = Whose engagement is it?
setup-create-standfirst = Four lines are enough to begin. Everything else can wait until you need it, and all of it can be changed.
setup-create-button = Create
setup-create-folder = You have an engagement folder already? Start from that:
setup-engagements-without = { $n ->
    [one] One engagement, no result yet
   *[other] { $n } engagements, no result yet
}
setup-no-result = No result yet
setup-open-next = See what is next

setup-problem = This was not kept
setup-nothing = nothing
setup-nothing-changed = Nothing was changed.

setup-client = Client
setup-client-hint = As it shall stand on the report.
setup-title = Title
setup-title-hint = Tells several engagements of one client apart, such as Organizational MRI.
setup-language = Language
setup-language-hint = Of pages and report. Each person answers in the language of their choice.
setup-language-en = English
setup-language-de = German
setup-timezone = Time zone
setup-timezone-hint = Days begin and end here, such as Europe/Berlin.
setup-questionnaire = Questionnaire
setup-questionnaire-none = None chosen yet
setup-before-from = Before: from
setup-before-to = Before: until (this day is out)
setup-after-from = After: from
setup-after-to = After: until (this day is out)
setup-window-by = What puts a change into a period
setup-window-by-hint = Use a later stamp only where the start is not known of most changes.
setup-window-started = When it was started
setup-window-merged = When it was merged
setup-window-deployed = When it was deployed
setup-cap-days = Longest lead time, in days
setup-cap-days-hint = Longer ones count as this long. Empty: they count as they are.
setup-include-bots = Count changes by programs
setup-include-bots-hint = Usually they are left out, and counted.
setup-ai-rollout = First day of the rollout of AI
setup-rollout-by-team = Rollout by team
setup-rollout-by-team-hint = One team a line: Team A = 2026-03-30. Teams that are not named have not begun. Empty: the day above holds for all.
setup-minimum-group = Smallest group that is shown
setup-minimum-group-hint = 5 is the least. A wave keeps what it promised, whatever stands here.
setup-clock = Which time the ledger counts
setup-clock-calendar = All hours of the calendar
setup-clock-working = Working hours only
setup-weekdays = Working days
setup-weekday-mon = Monday
setup-weekday-tue = Tuesday
setup-weekday-wed = Wednesday
setup-weekday-thu = Thursday
setup-weekday-fri = Friday
setup-weekday-sat = Saturday
setup-weekday-sun = Sunday
setup-hours-from = Work begins at
setup-hours-to = Work ends at
setup-holidays = Days off
setup-holidays-hint = One day a line, such as 2026-12-25.
setup-working-timezone = Time zone of these hours
setup-working-timezone-hint = Empty: that of the engagement.
setup-currency = Currency
setup-currency-hint = Three capital letters, such as EUR.
setup-per-item-day = Price of an item-day
setup-per-item-day-hint = What it costs that one item reaches its users one day later.

setup-group-whose = Whose engagement it is
setup-group-periods = The two periods that are compared
setup-group-periods-hint = Best are twelve weeks or more before the rollout of AI, and as many after it.
setup-group-rollout = Rollout of AI
setup-group-rollout-hint = Optional. With it, teams that begin at different times can be compared.
setup-group-people = People and answers
setup-group-clock = Time
setup-group-clock-hint = Working hours are needed where only they count; otherwise they give one more definition of lead time.
setup-group-price = Price of waiting
setup-group-price-hint = Optional. Without it no money is named.

setup-settings-title = What holds for the whole engagement
setup-settings-standfirst = These lines stand in engagement.yaml. The next diagnosis goes by them; results that are there stay as they are.
setup-settings-button = Save
setup-settings-waves = { $n ->
    [one] One wave stands in the file as well; it stays as it is.
   *[other] { $n } waves stand in the file as well; they stay as they are.
}

setup-wrong-client = Say whose engagement it is, in at most 200 characters.
setup-wrong-title = Give it a title of at most 200 characters.
setup-wrong-taken = There is an engagement with this client and title already. Give this one another title.
setup-wrong-language = Choose one of the languages.
setup-wrong-timezone = This is no known time zone. Write a name such as Europe/Berlin.
setup-wrong-questionnaire = Choose one of the questionnaires.
setup-wrong-before-from = The period before needs two days, the first one earlier, such as 2025-10-01 and 2026-03-30.
setup-wrong-before-to = Say on which day the period before is over, such as 2026-03-30.
setup-wrong-after-from = The period after needs two days, the first one earlier. It begins when the period before is over, or later.
setup-wrong-after-to = Say on which day the period after is over, such as 2026-09-28.
setup-wrong-window-by = Choose one of the three.
setup-wrong-cap-days = Write a number above 0, such as 90, or leave it empty.
setup-wrong-ai-rollout = Write a day such as 2026-03-30, or leave it empty.
setup-wrong-rollout-by-team = Write one team a line with its day, such as Team A = 2026-03-30.
setup-wrong-minimum-group = Write a whole number of at least 5.
setup-wrong-clock = Where only working hours count, say below when they begin and end.
setup-wrong-weekdays = Choose at least one working day.
setup-wrong-hours-from = Say when work begins and when it ends, such as 09:00 and 17:00, the first one earlier.
setup-wrong-hours-to = Say when work ends, such as 17:00; 24:00 is the end of the day.
setup-wrong-holidays = Write one day a line, such as 2026-12-25.
setup-wrong-working-timezone = This is no known time zone. Write a name such as Europe/Berlin, or leave it empty.
setup-wrong-currency = A price needs a currency of three capital letters, such as EUR.
setup-wrong-per-item-day = Write a number above 0, such as 120.
setup-wrong-number-unclear = Three digits behind a point or a comma may be thousands or decimals. Write 1250, or 1.25 with one or two decimals.
setup-wrong-otherwise = The settings contradict each other: { $problem }.

setup-edited-twice = Edited twice
setup-twice-title = Somebody else saved this while you were writing
setup-twice = The other version was saved on { $when }. Yours is not saved yet; both stand here, nothing is lost.
setup-twice-gone = What you changed was deleted meanwhile. Yours is not saved yet; it stands here, nothing is lost.
setup-twice-equal = Both say the same.
setup-twice-mine = Save mine
setup-twice-theirs = Keep the other

setup-next = What is next
setup-next-title-empty = Begin with teams or with data
setup-next-title-teams = Next: open a wave or add data
setup-next-title-asking = Close the wave when its time is over, or add data
setup-next-title-ready = This engagement can be diagnosed
setup-next-title-running = The diagnosis is being made
setup-next-standfirst = The steps need no order. Answers alone give scores, data alone give the ledger; both together say where the time goes and why.
setup-next-current = The last result is of { $when } and knows everything that is kept here.
setup-next-older = The last result is of { $when }. Since then something was changed: the next diagnosis takes it into account.
setup-state-done = Done
setup-state-started = Begun
setup-state-empty = Nothing yet
setup-state-running = In progress
setup-state-ready = Ready
setup-state-waits = Waits
setup-step-settings = Settings
setup-step-settings-started = Time zone { $zone }. Needed for delivery data: the two periods that are compared. Takes five minutes.
setup-step-settings-done = Time zone { $zone }, both periods are set.
setup-step-settings-button = Complete the settings
setup-step-settings-open = Open the settings
setup-step-teams = Teams
setup-step-teams-empty = Needed for a survey: the names of the teams and how many people each has. A list that you paste takes ten minutes.
setup-step-teams-done = { $teams } teams with { $people } people.
setup-step-teams-button = Add teams
setup-step-teams-open = Open the teams
setup-step-wave = Wave
setup-step-wave-empty = Needs the teams. People answer for seven or eight minutes; two weeks are usual.
setup-step-wave-there = { $n ->
    [one] One wave
   *[other] { $n } waves
}, { $closed } closed.
setup-step-wave-in-vain = { $n ->
    [one] One person was asked, and did not answer.
   *[other] { $asked } people were asked, and nobody answered.
}
setup-step-wave-button = Open the waves
setup-step-wave-open = Open the waves
setup-step-data = Data
setup-step-data-empty = Needed for the ledger: changes with their stamps for twelve weeks before and after the rollout. An export of your tool takes an hour at most.
setup-step-data-done = Kept: { $files }.
setup-step-data-button = Add data
setup-step-data-open = Check the data
setup-step-diagnosis = Diagnosis
setup-step-diagnosis-waits = Needs answers of a closed wave, or data. It takes about a minute.
setup-step-diagnosis-ready = There is something to diagnose. It takes about a minute; more can follow later.
setup-step-diagnosis-running = You may leave this page.
setup-step-diagnosis-look = See how far it is
setup-diagnose = Diagnose now

setup-teams-title = { $n ->
    [0] No team yet
    [one] One team, { $people } people
   *[other] { $teams } teams, { $people } people
}
setup-teams-told-kept = The team was kept.
setup-teams-told-deleted = The team was deleted.
setup-teams-told-list = The list was taken.
setup-teams-told-windows = The list was taken. It is no UTF-8, so it was read as Windows-1252: look over names with letters such as ä or é.
setup-teams-standfirst = Who is asked and how results are grouped. A unit above several teams needs no people of its own.
setup-teams-found = { $n ->
    [0] No team has “{ $search }” in its name.
    [one] One team has “{ $search }” in its name.
   *[other] { $n } teams have “{ $search }” in their names.
}
setup-teams-shown = { $first } to { $last } of { $n } are shown.
setup-teams-refused = { $n ->
    [one] One row of the kept list cannot be read. It is left out as soon as you save a team.
   *[other] { $n } rows of the kept list cannot be read. They are left out as soon as you save a team.
}
setup-base-teams = Results of teams with too few answers are never shown. People are invited by number or by address when a wave opens; no name is kept here.
setup-unit = unit
setup-people = { $n ->
    [one] 1 person
   *[other] { $people } people
}
setup-search = Find a team
setup-search-button = Find
setup-pages = Pages of the list
setup-earlier = Earlier teams
setup-later = Further teams
setup-team-new = Add a team
setup-team-add = Add
setup-team-save = Save
setup-team-standfirst = Name, place in the tree, and how many people are asked.
setup-team-name = Name
setup-team-name-hint = As its people call it. Data under an old name follow to the new one.
setup-parent = Unit above it
setup-parent-hint = Empty: it stands at the top.
setup-rows = People who are asked
setup-rows-hint = One line is enough. Further lines are for a wave of its own, or for roles that you count apart. A line with a wave holds for that wave only.
setup-wave = Wave
setup-role = Role
setup-invited = People
setup-wave-of-row = Wave, line { $n } (empty: all)
setup-role-of-row = Role, line { $n }
setup-invited-of-row = People, line { $n }
setup-role-all = All roles
setup-role-build = Build
setup-role-quality = Quality
setup-role-platform = Platform
setup-role-product = Product
setup-role-lead = Lead
setup-wrong-team-name = Give the team a name.
setup-wrong-team-twice = There is a team of this name already.
setup-wrong-team-used = Results stand under the old name, so this team keeps it. For a new wave, add a team with the new name.
setup-wrong-parent = This unit cannot stand above the team: { $problem }.
setup-wrong-parent-itself = A team cannot stand above itself.
setup-wrong-wave = A wave is named by up to 40 letters, digits, dots and hyphens.
setup-wrong-invited = Write how many people are asked, as a whole number.
setup-wrong-row-twice = Another line has the same wave and role.
setup-team-delete = Delete this team
setup-team-delete-what = Only a team without answers and data can be deleted. Teams below it stay, under its name as a unit.
setup-team-delete-button = Delete the team
setup-used = It cannot be deleted or renamed as long as this uses it
setup-used-what = Delete those rows, files or notes first, and give actions another team, or leave the team and set its number of people to 0 for the next wave.
setup-use-wave = { $n ->
    [one] a link of a wave
   *[other] { $n } links of waves
}
setup-use-actions = { $n ->
    [one] an action of the register
   *[other] { $n } actions of the register
}
setup-use-notes = { $n ->
    [one] a note on the line of time
   *[other] { $n } notes on the line of time
}
setup-use-rows = { $n ->
    [one] one row of { $file }
   *[other] { $rows } rows of { $file }
}
setup-list = Paste or upload a list
setup-list-title = Many teams at once
setup-list-standfirst = Paste three columns from a sheet: team, unit above it, number of people. They may stand in another order below the names team, parent and invited. Or upload a CSV file; it may have the columns wave and role, too.
setup-team-list = List
setup-team-list-hint = One team a line, such as: Dispatch; Operations; 14
setup-team-file = Or a CSV file
setup-team-file-hint = If you choose a file, the list above is not read.
setup-replaces = What happens to other teams
setup-replaces-no = They stay; teams of the same name are replaced
setup-replaces-yes = They are deleted; the list is all there is
setup-list-button = Take the list
setup-list-refused = This list was not taken
setup-list-used = Teams that are in use are missing in the list
setup-wrong-alike = “{ $name }” and “{ $other }” differ in capitals or spaces only, and would be two teams. If they are one, write both alike; if they are two, give one another name.
setup-list-pasted = the pasted list
setup-wrong-list-none = Nothing was pasted, and no file was chosen.

setup-files-title = { $n ->
    [0] No file is kept yet
    [one] One file is kept
   *[other] { $n } files are kept
}
setup-files-standfirst = Together they are the folder that a diagnosis reads. The archive gives the same result on the command line.
setup-files-download = Download the folder
setup-files-holds = Holds
setup-files-size = Size
setup-files-kept = Kept since (UTC)
setup-files-delete = Delete
setup-file-delete-title = Delete { $file }?
setup-file-delete-holds = It holds: { $holds } ({ $size }, kept since { $moment }).
setup-file-delete-next = The next diagnosis is made without it. Results that are there stay as they are.
setup-file-delete-final = This cannot be taken back. The file can be uploaded again.
setup-file-delete-not = Do not delete it
setup-files-waves = { $n ->
    [one] Answers of the wave that was asked here are kept apart, and deleted on the day that people were promised. The archive holds them once the wave is closed.
   *[other] Answers of the { $n } waves that were asked here are kept apart, and deleted on the days that people were promised. The archive holds those of closed waves.
}
setup-holds-engagement = settings
setup-holds-stage-map = what each status of your tool stands for
setup-holds-responses = answers of earlier waves
setup-holds-roster = teams and how many people they have
setup-holds-comments = what people wrote in earlier waves
setup-holds-changes = changes with their stamps
setup-holds-events = when changes came to a stage
setup-holds-deployments = deployments
setup-holds-incidents = incidents
setup-holds-ai-adoption = use of AI by team and week
setup-holds-capacity = people and hours by stage
setup-holds-actions = actions and when they began
setup-megabytes = { $n } MB
setup-kilobytes = { $n } kB
setup-base-files = Columns that stand for a person hold codes, and addresses in words are masked. The codes are the same for later imports.
setup-delete = Delete this engagement
setup-delete-what = It goes with everything that belongs to it.
setup-delete-title = Deleting cannot be taken back
setup-delete-standfirst = Download the folder first if you may need it again.
setup-goes = This goes with it
setup-goes-files = { $n ->
    [one] one kept file
   *[other] { $n } kept files
}
setup-goes-results = { $n ->
    [one] one result, with its reports
   *[other] { $n } results, with their reports
}
setup-goes-waves = { $n ->
    [one] one wave with its answers
   *[other] { $n } waves with their answers
}
setup-goes-rest = what managers may see of it, its jobs, and the record of what was given out: results that others hold are then no longer taken into account
setup-delete-open = A wave is not closed yet: { $waves }. Close it first, so that nobody answers into nothing.
setup-delete-not = It cannot be deleted like this
setup-typed-title = Type the title of the engagement
setup-wrong-typed-title = This is not its title. Type it exactly as it stands below the field’s name.
setup-delete-button = Delete for good
setup-files-changed = { $file } was not deleted: somebody else changed it meanwhile. The list shows what is kept now.

setup-data-add = Add data
setup-data-more = Add further files
setup-data-steps = Steps of data
setup-data-step-upload = Upload
setup-data-step-map = Map columns
setup-data-step-check = Check
setup-data-step-use = Use in results
setup-data-title = Bring what your tools know
setup-data-standfirst = Files are read by the same code as on the command line, and put into what is kept: by key, new over old. Importing twice changes nothing.
setup-data-button = Go on
setup-data-refused = Nothing was imported
setup-tool = Tool
setup-tool-hint = For any other tool choose “Any table”: the next page asks what its columns are.
setup-tool-deployments = Deployments (GitHub, GitLab, CI runs)
setup-tool-csv = Any table (CSV)
setup-data-files = Files
setup-data-files-hint = JSON or CSV as the tool exports it, up to twelve at once or zipped, 64 MB in all. Of a table one CSV file.
setup-group-open = What the files leave open
setup-group-open-hint = All three are optional.
setup-data-team = Team
setup-data-team-hint = Whose rows these are, where the files do not say. Empty: the name of the repository.
setup-repository = Repository
setup-repository-hint = Where the files do not name it.
setup-data-timezone = Time zone of stamps without an offset
setup-data-timezone-hint = The clock of the tool that wrote them.
setup-data-statuses = Trackers have statuses of their own:
setup-base-data = Names of people become codes before anything is kept; the files themselves are deleted after the import, at the latest after a day.
setup-wrong-tool = Choose one of the tools.
setup-wrong-data-files-none = Choose at least one file.
setup-wrong-data-files-one = Choose one table at a time: each has columns of its own.
setup-wrong-data-files = Choose files that end in .json, .jsonl, .ndjson, .csv, .tsv, .txt or, but for any table, .zip.
setup-nothing-imported = Nothing was imported; the last data are in use.
setup-unreadable-title = This could not be read
setup-gone-title = These files are not waiting any more
setup-gone = They were imported, or a day has passed. What is kept is as it was. Choose the files once more.

setup-imported-title = { $n ->
    [0] Nothing new was found
    [one] One row was read
   *[other] { $rows } rows were read
}
setup-imported = { $tool }, { $when }. Results use it as soon as you say so.
setup-imported-read = Read and kept
setup-imported-check = Check the data
setup-imported-refused = { $n ->
    [one] One row was refused
   *[other] { $n } rows were refused
}
setup-imported-assumed = Assumed where the files leave it open
setup-imported-met = Odd, but kept
setup-imported-others = Other files, not read
setup-imported-plain = Nothing was odd and nothing had to be assumed.
setup-imported-needed = needed
setup-imported-places = { $n ->
    [1] Once: { $places }
   *[other] { $n } times: { $places }
}
setup-imported-statuses = What the statuses stand for was proposed by their names. Look it over: it decides which stage time belongs to.
setup-statuses-look = Look over the statuses

setup-map = Map columns
setup-map-title = What do these columns stand for?
setup-map-standfirst = { $file } has { $n } columns. What their names tell is filled in; look it over. Examples are of the first rows.
setup-map-as-last-time = A table with the same columns was imported before: these are the choices of that time.
setup-map-own-file = This is { $file } of an engagement folder, no table of a tool. On the page Files, download the folder and put this file into it; then take its zip in through “Start from a folder”.
setup-map-own-teams = This is { $file } of an engagement folder, no table of a tool. Its teams go in as a list on the page Teams.
setup-map-file = What a row of the table is
setup-file-changes = A change or work item
setup-file-events = A step of a change
setup-file-deployments = A deployment
setup-file-incidents = An incident
setup-file-ai-adoption = Use of AI in a week
setup-map-columns = Columns of the table
setup-map-own = Column
setup-map-samples = Examples
setup-map-means = Stands for
setup-map-column = What { $column } stands for
setup-map-leave = Leave out
setup-map-meant = { $meaning }: { $column }
setup-map-of-change-id = key of the change or work item
setup-map-of-author-hash = who wrote it (kept as a code)
setup-map-of-ai-assist = whether AI helped
setup-map-of-type = feature, fix, chore
setup-map-of-state = open, merged, deployed
setup-map-of-created-at = work item written down
setup-map-of-first-commit-at = work begun
setup-map-of-opened-at = pull request opened
setup-map-of-ready-at = ready for review, no draft any more
setup-map-of-first-review-at = first review
setup-map-of-approved-at = approved
setup-map-of-merged-at = merged
setup-map-of-ci-start-at = automated checks began
setup-map-of-ci-end-at = automated checks ended
setup-map-of-qa-start-at = testing by people began
setup-map-of-qa-end-at = testing by people ended
setup-map-of-security-start-at = security check began
setup-map-of-security-end-at = security check ended
setup-map-of-deployed-at = reached its users
setup-map-of-closed-at = closed
setup-map-of-n-reviews = number of reviews
setup-map-of-additions = lines added
setup-map-of-deletions = lines deleted
setup-map-of-is-bot = made by a program
setup-map-needed = { $column } (needed)
setup-map-missing = Still needed
setup-map-unknown = unknown
setup-map-values = What the values mean in
setup-map-dates = Order of days and months
setup-map-dates-told = As the column tells
setup-map-day-first = Day first: 3.4. is 3 April
setup-map-month-first = Month first: 3/4 is 4 March
setup-map-numbers = Mark before the fraction
setup-map-numbers-told = As the column tells
setup-map-decimal-comma = Comma: 1,5
setup-map-decimal-point = Point: 1.5
setup-map-check = Try it on the first rows
setup-map-import = Import
setup-map-refused = This mapping cannot be used
setup-base-map = Of columns that stand for people no value is shown, and codes are kept. The mapping is kept for the next table with these columns.
setup-trial-title = { $n ->
    [one] One of the first rows can be read, { $refused } refused
   *[other] { $read } of the first rows can be read, { $refused } refused
}

setup-statuses = What statuses stand for
setup-statuses-title = Which stage does each status stand for?
setup-statuses-standfirst = What the names tell is filled in. Who knows the board decides: time in a status belongs to the stage that you choose.
setup-statuses-none = No tool with statuses was imported yet. Jira, Linear, Azure DevOps and others have them.
setup-status = Status
setup-status-items = Items in it
setup-status-means = What { $status } stands for
setup-statuses-button = Save
setup-statuses-again = If the files of the last import still wait, they are imported once more by what you save. Otherwise import them again: events are made while a file is read.
setup-meaning-not-started = Not started
setup-meaning-done = Done: it reached its users
setup-meaning-ignore = Nobody can say: no stage
setup-meaning-work = { $stage }: somebody works on it
setup-meaning-wait = { $stage }: it waits

setup-check-ledger-possible = { $n ->
    [0] Every figure is possible
    [one] Lead time can be measured, one figure not yet
   *[other] Lead time can be measured, { $n } figures not yet
}
setup-check-ledger-weak = Lead time can be measured, but the start of many changes is missing
setup-check-ledger-impossible = Lead time cannot be measured yet
setup-check-rows = { $n ->
    [0] All { $rows } rows can be used.
   *[other] { $used } of { $rows } rows can be used, { $refused } were refused.
}
setup-check-remark = { $file }, { $n } rows: { $problem }
setup-check-feeds = Feeds
setup-check-periods = The periods to compare are missing
setup-check-periods-text = Without them nothing can be said of before and after. Set both in the settings.
setup-check-base = This is a check of what is kept; results stay as they are until you use it. A figure is weak from { $thin } of the rows on and possible from { $enough }, in the poorer of both periods. Values of refused rows are not shown.
setup-use = Use in results
setup-request = Copy request for the client
setup-request-column = Dear team at { $client }, for the diagnosis of your delivery one piece of data would help more than any other: { $column } ({ $file }). { $why } Could you export it with the next data, for the same period? No names of people are needed; where they are in the export, they become codes before anything is kept. Thank you.
setup-request-file = Dear team at { $client }, for the diagnosis of your delivery one thing would help more than any other: { $file }. { $why } Could you export it for the same period as the data that we have? No names of people are needed; where they are in the export, they become codes before anything is kept. Thank you.

web-job-import = Import
web-job-import-queued-title = Your files wait to be imported
web-job-import-queued = They arrived whole. As soon as their turn comes, every row is read.
web-job-import-running-title = Your files are being imported
web-job-import-running = Until that is complete, the last data are in use. Then this page leads to what they brought.
web-job-import-done-title = Your files were imported
web-job-import-done = Their rows stand in the files of the engagement.
web-job-import-refused-title = These files were not imported
web-job-import-refused = Nothing was imported, and the last data are in use. Mend what is named here, or choose another file.
web-job-import-problem = This file was not read
web-job-import-again = Choose another file
web-job-import-mend = Back to the columns
web-job-step-unpack = Step { $n } of { $total }: files are unpacked
web-job-step-import = Step { $n } of { $total }: every row is read
web-job-step-keep = Step { $n } of { $total }: rows are put into what is kept
setup-check-kept = Check what is kept

# The web application: frame, list, upload, errors. Pages of results stand in web-results.ftl.
web-skip = Skip to content
web-menu = Menu
web-side = Side bar
web-path = Path
web-local = No sign-in yet: whoever reaches this address sees every result.
web-places-work = Work
web-engagements = Engagements
web-add = Add an engagement
web-engagements-title = { $n ->
    [one] One engagement has a result
   *[other] { $n } engagements have a result
}
web-computed = Result of { $day }
web-results = { $n ->
    [one] first result
   *[other] { $n } results, the last is shown
}
web-empty-title = No engagement yet
web-empty = An engagement needs a folder with survey answers, delivery data, or both. A result takes about a minute.
web-empty-example = To look around first, make the example engagement:

web-add-title = One folder in, one diagnosis out
web-add-standfirst = Zip the engagement folder: engagement.yaml and the CSV files beside it. Only engagement.yaml must be there; the result says what the others would add.
web-add-folder = Engagement folder, zipped
web-add-folder-hint = One .zip file of at most 64 MB.
web-add-button = Diagnose
web-add-next = What happens next
web-add-step-unpack = The folder is unpacked and every row is checked. Rows that cannot be used are listed with line and reason.
web-add-step-diagnose = The result is computed. Keep this page open; it takes up to a minute and then shows the overview.
web-add-step-delete = The files are deleted. Only the result is kept, and it holds no answer, name or address of a person.
web-add-problem = This folder was not read
web-add-missing = Choose a file.
web-add-no-zip = This file is no zip archive. Zip the folder and choose the .zip file.
web-add-nothing-kept = Nothing was imported, and earlier results stay as they are.
web-place-file = File
web-place-line = Line
web-place-column = Column
web-place-allowed = Allowed

web-base-confidential = Results are confidential. Groups with too few answers are never shown, here or in an export.
web-base-nothing-lost = Nothing that was kept before is lost.

web-to-engagements = Go to the list of engagements
web-error-prefix = Error:
web-error-label = Error { $code }
web-error-400-title = The request could not be read
web-error-400 = Go back, load the page again and repeat what you did.
web-error-404-title = There is no page at this address
web-error-404 = The engagement may have been removed, or the address is not complete. The list of engagements shows what there is.
web-error-405-title = This address cannot be used this way
web-error-405 = Open the page from the menu and use its button.
web-error-413-title = The file is too large
web-error-413 = At most 64 MB are accepted. Leave out what is not in the list of files, or use the command: python3 app.py diagnose FOLDER --out OUT.
web-error-500-title = Something went wrong on our side
web-error-500 = The failure is in the log of this installation. Trying again does no harm.
web-error-host = This host name is not trusted. Whoever runs this installation adds it to FLOWGAP_TRUSTED_HOSTS.
web-error-form-title = This form was open in an earlier session
web-error-form = Load the page again and send the form once more.
web-error-pango-title = No PDF without Pango
web-error-pango = This machine lacks the library that sets text. On Debian or Ubuntu, type: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On macOS: brew install pango. All pages and result.json work without it.
web-error-database-title = The database cannot be used
web-error-database = Whoever runs this installation types: python3 app.py migrate. The reason is in the log.

# Pages of results.
web-places-results = Results
web-places-collect = Collect
web-places-deliver = Deliver
web-overview = Overview
web-ledger = Ledger
web-heat-map = Heat map
web-trend = Trend
web-data = Data
web-report = Report
web-simulated = simulated data
web-size = { $teams } teams, { $people } people
web-dimension = Dimension
web-verdict = Verdict
web-answers = Answers
web-rate = Rate
web-not-shown = not shown
web-wave = Wave { $number }, { $month }
web-choose-wave = Choose a wave
web-choose-team = Choose a team
web-choose-dimension = Choose a dimension

web-heat-unit = score, 0 to 100, with its 90% interval
web-heat-legend = Colours of scores
web-heat-with-intervals = Show all intervals
web-heat-without-intervals = Hide the intervals
web-heat-base = { $shown } of { $teams } teams are shown; the others count in the company row only where that gives none of them away. Team scores are pulled towards the company in proportion to their noise. People in a team are counted in bands.
web-heat-base-earlier = { $wave } only: of earlier waves the result holds scores, but neither bands nor comparisons with the company.

web-trend-table = All values as a table
web-trend-actions = Did it work?
web-action-worked = It worked
web-action-no-evidence = No evidence of change
web-action-cannot-tell = Cannot tell yet
web-action-effect = { $days } days ({ $interval })
web-stages = Stages
web-dimensions = Dimensions
web-actions = Actions
web-stage = Stage
web-before = Before
web-after = After
web-bars = Before, and below it after
web-change = Change
web-interval = 90% interval
web-chance-slower = Chance slower
web-days = days
web-before-after = { $before } to { $after } days
web-unknown = unknown

web-findings = What we found
web-findings-more = All findings, with the other reading and what would refute them
web-findings-none = Nothing stands out that the data can carry.
web-constraint = Constraint
web-constraint-named = Named
web-constraint-shared = Shared
web-constraint-none = Nothing stands out
web-constraint-abstain = Cannot tell
web-constraint-out-of-range = Cannot tell
web-constraint-either = { $first } or { $second }
web-constraint-no-stage = No stage named
web-constraint-none-line = No stage shortens lead time by 3% or more.
web-constraint-gain = 25% more capacity in { $stage }: { $days } days ({ $interval }).
web-coverage = Data coverage
web-coverage-none = There are no delivery data yet.
web-coverage-all = Share of items with usable stamps. Every stage can be judged.
web-coverage-weak = Share of items with usable stamps. Cannot be judged: { $stages }.
web-open-data = Open the data check
web-next-action = First move: { $title }
web-next-owner = Owner: { $owner }.
web-next-actions = See all actions
web-next-data = Next step: add data
web-next-data-text = The data check says which file would make which figure possible.
web-next-data-button = Open the data check
web-link-ledger = See the ledger, stage by stage
web-weakest = Weakest
web-chance-lowest = chance of being lowest
web-chance-most = chance of helping most
web-link-stages = See all stages
web-saved = Saved in Build
web-taken = Taken back
web-link-dimensions = See all dimensions

web-ledger-none = There is no ledger without delivery data
web-mind = What would change our mind
web-refuted = Refuted if: { $falsifier }

web-heat-none = There are no scores to show
web-trend-none = There is no trend yet
web-trend-needs = A trend needs two waves with the same questions. It appears here as soon as they are in the folder.
web-stages-none = There are no stages to compare
web-stages-needs = Stages need delivery data, answers, or both.
web-dimensions-none = There are no dimensions to show
web-dimensions-needs = Dimensions need the answers of at least one full wave.
web-actions-none = There is no action to recommend yet
web-actions-needs = An action needs a finding, and a finding needs data.

web-data-label = Data check
web-data-none = There are no data to check yet
web-data-no-files = The folder holds its manifest and nothing else.
web-data-rows = { $rows } rows were read, { $refused } were refused.
web-data-stamps = Share of work items with a usable stamp
web-data-files = Files read
web-data-column-rows = Rows
web-data-column-refused = Refused
web-data-refused = Refused rows
web-data-why = Why
web-data-more = { $n } more rows are refused; the patterns above cover them as a rule.
web-data-remarks = Odd, but kept
web-data-trustworthy = Trustworthy
web-data-weak = Weak
web-data-not-possible = Not possible
web-data-needs = { $figure }: needs { $needs }
web-data-better = Better data, better answers
web-data-better-text = Add the missing columns, zip the folder again and upload it under the same client and title. The new result takes the place of this one.
web-data-add = Upload the folder again
web-data-base = A stage needs stamps in { $needed } of items in both periods to be judged, and in { $trusted } to be called trustworthy. Values of refused rows are not shown. Names and addresses were hashed while reading.

web-report-title = The report is ready to print
web-report-standfirst = The PDF and these pages are drawn from the same result, so every number is the same. The PDF carries the result in machine-readable form.
web-report-pdf = Files
web-report-a4 = Report, A4
web-report-a4-size = PDF, 210 x 297 mm
web-report-letter = Report, US Letter
web-report-letter-size = PDF, 8.5 x 11 inches
web-report-json = the result as data, for other programs
web-report-download-a4 = Download A4
web-report-download-letter = Download Letter
web-report-download-json = Download JSON
web-report-takes = The PDF is made when you ask for it. That takes a few seconds.
web-report-made-from = Made from
web-report-computed = Computed on
web-report-version = FlowGap
web-report-seed = Seed
web-report-files = Files

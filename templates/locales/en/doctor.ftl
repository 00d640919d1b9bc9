# What the check of an engagement folder says: `flowgap doctor`, the data page and the report.

doctor-remark-order = { $then } lies before { $first }
doctor-remark-far-ahead = a stamp lies more than a year after nearly all others of the file
doctor-remark-future = a stamp lies in the future; the row counts in no figure
doctor-remark-team-not-surveyed = the team does not stand in roster.csv: it was not surveyed
doctor-remark-file-not-read = the file was not read: its name is not one of an engagement folder
doctor-remark-column-misnamed = the column { $name } is not known; did you mean { $known }?
doctor-remark-unknown-change = the event belongs to no change of changes.csv
doctor-remark-no-repository = the change names no repository: only a deployment that names the change or its commit is linked to it

doctor-needs-answers = answers of { $share } of those invited
doctor-needs-column = { $column } in { $file }
doctor-needs-file = { $file } with rows
doctor-needs-periods = the periods before and after in engagement.yaml
doctor-needs-both-periods = changes in both periods (now { $before } before, { $after } after)
doctor-needs-after = { $file } with rows in the period after
doctor-needs-reviewers = { $least } reviewers of one team (actor_hash in events.csv) in both periods (now { $now })
doctor-needs-second-wave = answers of a second wave
doctor-needs-share = { $column } in { $file } for { $wanted } of the rows (now { $now })

doctor-link-change_to_deployment = of the changes have a deployment
doctor-link-change_to_review = of the changes tell of a review, or that there was none
doctor-link-incident_to_deployment = of the incidents name a deployment or a change
doctor-link-makes-change_to_deployment = lead time, ledger and flow gap
doctor-link-makes-change_to_review = time in review and the share without one
doctor-link-makes-incident_to_deployment = change fail rate and recovery time

doctor-helps-most = What would help most
doctor-helps-alone = By itself it would make possible: { $figures }.
doctor-helps-along = With others it would make possible: { $figures }.

# Names of figures beside those of the report.
report-doctor-adoption = Share of work with AI
report-doctor-change-fail-rate = Change fail rate
report-doctor-deployment-frequency = Deployment frequency
report-doctor-qa-queue = Queue before testing by people
report-doctor-review-concentration = How far reviewing rests on a few
report-doctor-review-queue = Wait for the first review
report-doctor-scores = Survey scores
report-doctor-trend = Trend between waves
report-doctor-unreviewed-share = Share of changes without a review

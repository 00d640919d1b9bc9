# Sentences that stand beside delivery figures, and why a figure is missing.
delivery-recorded-unlike = { $stages }: recorded for clearly more items in one period than in the other, so a change may be a change of recording. No finding is drawn from it.

flow-gap-no_delivery_data = There are no delivery data: only the readiness of the organization can be described.
flow-gap-no_periods = The engagement names no period before and after, so there is nothing to compare.
flow-gap-no_start = Neither created_at nor first_commit_at nor opened_at is there for 80 % of the items of both periods, so lead time has no start.
flow-gap-empty_period = No delivered item that can be measured falls into one of the two periods ({ $items_before } before, { $items_after } after).
flow-gap-too_few = The data are too few: { $items_before } items in { $weeks_before } weeks before and { $items_after } items in { $weeks_after } weeks after; 30 items in 6 weeks are needed in each period.
flow-gap-provisional = Provisional: { $items_before } items in { $weeks_before } weeks before and { $items_after } items in { $weeks_after } weeks after; 60 items in 12 weeks in each period make it measured.
flow-gap-no_build_saving = The data do not show that building got faster, so there is no saving to follow.
flow-gap-build_never_seen = Nothing shows when building ended. A git history of squashed changes holds no build stage, so no change of lead time can be credited to faster building.
flow-gap-build_seldom_seen = Building has its stamps (first_commit_at and opened_at or ready_at) for { $before } of the items before and { $after } after; 80 % are needed in both periods.
flow-gap-build_before_start = Lead time starts when a change is opened, since earlier stamps are missing: building lies before it and is not measured.

indicator-missing-pickup_p75_hours = Needs ready_at or opened_at, and first_review_at, in both periods.
indicator-missing-change_size_p75 = Needs additions and deletions in both periods.
indicator-missing-unreviewed_share = Needs n_reviews for 60 % of the merged changes of both periods.
indicator-missing-review_concentration = Needs actor_hash of the events review started or finished, and a team with five reviewers in both periods.
indicator-missing-conflict_rate = Needs conflict in both periods.
indicator-missing-flaky_rate = No column holds repeated runs of one commit.
indicator-missing-qa_queue = Needs events of the stage qa in both periods.
indicator-missing-security_queue = Needs events of the stage security in both periods.
indicator-missing-requirement_churn = No column holds changes of requirements.
indicator-missing-wip_age = No item was open at the end of one of the periods.
indicator-missing-planned_done_share = Needs sprint_planned and sprint_done in both periods.
indicator-missing-incidents_per_change = Needs incidents.csv and delivered items in both periods.

restricted-no_start = Neither created_at nor first_commit_at nor opened_at is there for 80 % of the items of both periods, so lead time has no start.
restricted-no_periods = The engagement names no two periods.
restricted-empty_period = No item was started in one of the periods.
restricted-short_follow_up = The data end too soon after the periods: fewer than a fifth of the items could be followed for a week.
dora-missing-no_period = The engagement names no period after.
dora-missing-no_deployments = No deployment to production was recorded in the period after.
dora-missing-no_commits = No item that was deployed in the period after has first_commit_at.
dora-missing-no_failures_recorded = No incident names its deployment, and no deployment was rolled back: that may be a lack of records.
dora-missing-no_tied_incidents = No resolved incident in the period after is tied to a deployment or a change.
dora-missing-no_unplanned_flag = No deployment says whether it was unplanned.

adoption-effect-no_rollout = Neither a day of rollout nor weekly use of AI is known: ai_rollout, ai_rollout_by_team or ai_adoption.csv would tell.
adoption-effect-no_delivery_data = There are no delivery data to compare.
adoption-effect-few_teams = Teams began at different times, but that needs at least 4 teams with 12 weeks before, in 2 groups, and 6 weeks in which some had begun and others had not.
adoption-effect-few_weeks = At least 12 weeks with work before the day and 12 after are needed, and the newest weeks count only once their work had time to end.
adoption-effect-few_placebos = There are too few days before, or too few teams, to see how often chance shows as much.
adoption-effect-chance = The difference lies within what chance alone would do.
adoption-effect-placebos = As much shows where nothing began: on earlier days, or with the dates dealt out otherwise.
adoption-effect-unlike_before = Half as much or more showed before anything had begun, so the rollout does not explain it.
adoption-dose-no_delivery_data = There are no delivery data to compare.
adoption-dose-too_little = That needs at least 4 teams with 12 weeks of known use each, in which use moves beside its trend.

stage-counts-unlike = { $stage }: { $counted } items are there on average, but arrivals and the times of delivered items make { $expected }. Delivered items may not speak for all.

# Tables the program writes.

papers-author = Cesuan
papers-enterprises = Enterprises
papers-projects = Projects
papers-explanations = How to fill in

## Tables to fill in

papers-template-title = { $policy }: tables to fill in
papers-explanations-title = How to fill in the tables
papers-explain-rows = “Enterprises” has one row per enterprise and year, “Projects” one per project and year; a project's enterprise must have a row of the same year.
papers-explain-money = Money is in 万元 (10,000 yuan) and may be exact to the fen (six decimals); a cell may also name its own unit, such as 300元 or 1.5亿元.
papers-explain-columns = Columns may stand in any order, and those not needed may be deleted; there may be rows of titles above the header. Orange columns must be filled in.
papers-explain-blank = Leave blank what there is none of, or write “-”.
papers-column = Column
papers-meaning = Meaning
papers-takes = What to fill in
papers-when-blank = A blank means
papers-example = Example
papers-takes-key = an id of its own, with one row a year
papers-takes-parent = the enterprise's id in the table of enterprises
papers-takes-period = a policy year: { $years }
papers-takes-text = text
papers-takes-money = an amount, not negative
papers-takes-unknown = an amount, not negative; left blank where it is unknown
papers-takes-signed = an amount, negative where it fell
papers-takes-count = a whole number
papers-takes-year = a year of four digits
papers-required = must be filled in
papers-required-if = must be filled in where “{ $flag }” is yes
papers-optional = may be blank
papers-blank = a blank counts as { $value }
papers-yes = Yes
papers-no = No
papers-example-enterprise = 91350100M000100Y43
papers-example-project = P-001
papers-example-text = text

## The population

papers-population-title = { $policy }: enterprises and projects
papers-synthetic-title = { $policy }: a synthetic sample, not real enterprises
papers-synthetic = Synthetic data: drawn at random, not real enterprises; amounts compare options and forecast nothing.

## Results

papers-results-title = { $policy }: results
papers-information = Information
papers-policy = Policy
papers-date = Date
papers-source = Enterprises from
papers-source-synthetic = synthetic data (seed { $seed }), not real enterprises
papers-enterprise-count = Enterprises
papers-enterprise-rows = Rows of enterprises
papers-project-rows = Rows of projects
papers-left-out = Rows left out for their errors
papers-unit = Amounts in
papers-yuan = yuan
papers-setting = Changed
papers-setting-id = Id
papers-drafted = As drafted
papers-in-force = In this scenario
papers-as-drafted = nothing: as drafted
papers-by-measure = By clause
papers-by-payer = By payer
papers-by = By { $what }
papers-all-lines = Lines
papers-account-demand = { $name }: due
papers-account-received = { $name }: paid
papers-clause = Clause
papers-measure = Measure
papers-payer = Payer
papers-recipients = Recipients
papers-lines = Lines
papers-demand = Due
papers-paid = Paid
papers-total = Total
papers-remark = Remark
papers-notices = Notices
papers-undetermined = standard undetermined
papers-enterprise = Enterprise ID
papers-name = Enterprise
papers-project = Project
papers-year = Year
papers-period = Period
papers-period-policy = policy years
papers-period-after = after the policy
papers-reclaimed = Reclaimed
papers-reclaimed-amount = Reclaimed
papers-part-of = { $payer } { $amount }

## What was found

papers-faults-title = What was found in the tables
papers-faults = Findings
papers-severity = Severity
papers-error = Error
papers-warning = Warning
papers-file = File
papers-row = Row
papers-letters = Col.
papers-wrong = What is wrong
papers-mend = How to mend it
papers-more = { $count } more are not listed
papers-cut = the table is too large; the rows after this are not listed

## The table of estimates

papers-mode-subsidy = subsidy
papers-mode-award = award
papers-mode-relief = relief
papers-mode-case = case by case
papers-formula-level = { $when }: { $prize }
papers-formula-highest = { $levels }; of several levels reached the highest is paid
papers-formula-largest = only the level of the year that pays most ({ $levels })
papers-formula-all = { $levels }; of several levels reached each is paid
papers-formula-rank = ranked by { $by }; from the first place on { $prizes }
papers-formula-if = { $then } if { $condition }, otherwise { $otherwise }
papers-formula-only-of = { $then } (only if “{ $condition }” holds)
papers-formula-only-if = { $then } (only if { $condition })
papers-formula-not-negative = { $item } (not below 0)
papers-formula-larger = the larger of ({ $items })
papers-formula-smaller = the smaller of ({ $items })
papers-formula-with = {" and "}
papers-formula-before = in an earlier year { $what }
papers-formula-ever = in any year { $what }
papers-formula-fixed = a fixed sum ({ $amount })
papers-formula-not = not { $what }
papers-formula-sum = sum of { $item } over projects
papers-formula-any = a project with { $item }
papers-formula-count = number of projects that count
papers-formula-place = within the limited places
papers-formula-where = { $formula }, where { $parts }
papers-formula-within = ({ $inner })
papers-note-reading = { $name } { $value }
papers-note-assumed = “{ $name }”, { $value }, is assumed; the draft does not say
papers-note-open = “{ $name }” is not settled; no amount is counted

papers-estimates = Table of estimates
papers-item = Item
papers-mode = Mode
papers-standard = Standard
papers-formula = Formula
papers-recipients-households = Recipients
papers-base = Base
papers-cap = Cap
papers-year-of = { $year }
papers-due = Due in all
papers-pair = { $label }: { $value }
papers-open = open
papers-not-settled = not settled
papers-off = deleted
papers-no-cap = none
papers-base-of = would apply to { $base }
papers-lines-of = { $count } lines
papers-see-readings = Readings { $numbers } of “Assumptions and readings”
papers-short = Funds fall short; { $amount } is paid
papers-is-relief = Income forgone, not public spending
papers-commitments = Commitments after the policy
papers-commitments-of = Commitments after the policy: { $measure }
papers-commitments-apart = Not part of the above; by year on “Commitments after the policy”
papers-commitments-remark = What falls due in later years for projects accepted within the policy; part of no total of the policy years
papers-is-off = The clause is deleted; nothing is counted
papers-of-which = of which: { $payer }
papers-due-by-account = Due from each budget (not added up)
papers-assumptions = Assumptions and readings
papers-kind = Kind
papers-kind-reading = Reading
papers-kind-assumed = Assumed
papers-kind-open = Open
papers-question = Matter
papers-reckoned-with = Reckoned with here
papers-as-drafted-value = As the draft is reckoned
papers-about = Items concerned

## What a scenario changes

papers-amendments = Table of amendments
papers-of-scenario = { $policy } ({ $name })
papers-number = No.
papers-computed-text = The clause in substance (as computed)
papers-amended-text = As amended (as computed)
papers-reason = Reason
papers-effect = Fiscal effect (10,000 yuan)
papers-added = (new)
papers-taken-out = (deleted)
papers-no-effect = —
papers-more-paid = Change in what is paid
papers-more-due = Change in what is due
papers-more-relief = Change in income forgone
papers-in-year = { $year }: { $amount }
papers-in-all = In all: { $amount }
papers-commitments-more = Commitments after the policy: { $amount }
papers-commitments-change = Change in commitments after the policy
papers-account-paid = { $name }: change in what is paid
papers-account-due = { $name }: change in what is due
papers-account-relief = { $name }: change
papers-value-no-limit = no cap
papers-limit-before = {"at most "}
papers-limit-dropped = any amount
papers-nothing-amended = This scenario changes nothing of the draft.
papers-amendments-sentences = The left column gives the sentences as computed. They hold the draft’s substance and numbers and are not its original wording. What stands in brackets after “Counted as” was added for the computation and is not in the draft. Amend the draft by its own wording.
papers-amendments-marks = Words that are new or changed are bold and underlined; words that are changed or deleted are struck through. “(deleted)” on the right means that the whole clause is deleted and computed as if it had never been there. Whoever proposes the change fills in the reason.
papers-amendments-effect = The fiscal effect is this scenario less the draft: plus is more, minus is less. Each budget is told by itself; they are not added up. Where an envelope only reports its gap, what is due is compared, otherwise what is paid. Income forgone is not public spending.

## Scenarios side by side

papers-comparison-title = { $policy }: scenarios side by side
papers-is-baseline = { $name } (baseline)
papers-no-figures = not costed
papers-absent = not there
papers-overview = Overview
papers-indicator = Figure
papers-unit-of = Unit
papers-wan = 10,000 yuan
papers-households = enterprises
papers-idle = Parameters changed without altering a figure
papers-parameters = What differs
papers-parameter = Parameter
papers-file-of-rules = File of the rules
papers-file-changed = changed
papers-file-as-drafted = as drafted
papers-kind-spending = spending
papers-kind-relief = income forgone
papers-demand-wan = due (10,000 yuan)
papers-paid-wan = paid (10,000 yuan)
papers-more-wan = difference (10,000 yuan)
papers-what-wan = What (10,000 yuan)
papers-by-year = By year
papers-by-group = By district and size
papers-facet = By
papers-group = Group
papers-received-wan = received, with income forgone (10,000 yuan)
papers-contests = Winners
papers-contest = Contest
papers-kind-ranking = ranking
papers-kind-places = places
papers-scenario = Scenario
papers-winners = Winners
papers-winners-in = Enter
papers-winners-out = Leave
papers-winners-who = Who
papers-names-in = Enter: { $names }
papers-names-out = Leave: { $names }
papers-with-project = { $name } ({ $project })
papers-winners-more = { $count } more are not listed
papers-enterprises-of = Moved by { $name }
papers-received-of = Received with income forgone, { $name } (10,000 yuan)
papers-change = Change
papers-change-entered = new recipient
papers-change-more = more
papers-change-less = less
papers-change-left = recipient no longer
papers-change-none = none

## Words of all papers

papers-unit-wan = Amounts in 10,000 yuan
papers-page = Page { $page } of { $pages }
papers-day = { $year }-{ $month }-{ $day }
papers-written = Written on { $date }
papers-font-text = FangSong_GB2312
papers-font-heading = SimHei
papers-data-synthetic = Data: costed over a synthetic sample of { $count } enterprises (seed { $seed }), drawn at random and not real enterprises; amounts compare options and forecast nothing.
papers-data-own = Data: costed over an own list of { $count } enterprises ({ $files }).
papers-data-left-out = {" "}{ $rows } rows were left out for their errors.
papers-sealed = Fingerprints: rules { $rules }, population { $population }, scenario { $scenario }, engine { $engine }, figures { $figures }.
papers-sealed-population = Fingerprints: rules { $rules }, population { $population }, engine { $engine }.
papers-seal = Fingerprints and data
papers-seal-rules = Rules
papers-seal-population = Population
papers-seal-scenario = Scenario
papers-seal-engine = Engine
papers-seal-figures = Figures
papers-seal-means = Where the fingerprints of rules, population, scenario and engine are the same, so are the figures, to the fen; another fingerprint of the figures says that one of them differs.

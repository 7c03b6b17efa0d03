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
papers-rules = Fingerprint of the rules
papers-version = Version of the program
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
papers-clause = Clause
papers-measure = Measure
papers-payer = Payer
papers-envelope = Envelope
papers-recipients = Recipients
papers-lines = Lines
papers-demand = Demand
papers-paid = Paid
papers-total = Total
papers-excess = Beyond the envelope
papers-relief = Income forgone
papers-spending = Total spending
papers-remark = Remark
papers-undetermined = standard undetermined
papers-base-money = standard undetermined; it would apply to { $amount } yuan
papers-base-count = standard undetermined; it would apply to { $count }
papers-enterprise = Enterprise ID
papers-name = Enterprise
papers-project = Project
papers-year = Year

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
papers-formula-all = { $levels }; of several levels reached each is paid
papers-formula-rank = ranked by { $by }; from the first place on { $prizes }
papers-formula-if = { $then } if { $condition }, otherwise { $otherwise }
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

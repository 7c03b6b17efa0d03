# The words of the page.

app-title = Cesuan: what would a subsidy draft cost before it is signed
app-name = Cesuan
app-seal = 测算
app-draft = Draft for review
app-document-kind = Draft as computed
app-skip = Skip to the figures
app-opening = Reading the clauses…
app-language = Language
app-language-zh = 中文
app-language-en = English
app-unit = Unit of amounts
app-in-unit = in { $unit }

app-title-of-page = { $page } · Cesuan
app-page-draft = Draft
app-page-compare = Compare
app-page-lists = List
app-page-enterprises = Enterprises
app-page-trial = Try
app-page-readings = Readings
app-page-standards = Open standards
app-page-sample = Sample
app-page-rules = Rules
app-page-bench = Speed
app-pages = Pages
app-policy = Policy
app-skip-to-page = Skip to the page

app-document-hint = The tinted numbers can be changed in place: click one, or Tab to it and press Enter. The figures follow at once.
app-document-legend = What stands paler in [Counted as: …] is added for the computation, the draft does not say it. Every measure can be struck out by its switch; it is then costed as if it had never stood there.
app-counted-begins = {"[Counted as:"}
app-counted-brackets = {"[]"}
app-apart = Also set here:
app-chip-label = {", "}{ $label }
app-chip-label-changed = {", "}{ $label }, { $draft } in the draft
app-kind-subsidy = subsidy
app-kind-award = award
app-kind-relief = income forgone
app-kind-case = case by case
app-payer-assumed = payer assumed
app-recipients = { $count } enterprises
app-cost-off = Struck out; costs nothing
app-cost-undetermined = Standard open; not counted
app-cost-undetermined-money = Standard open, not counted; base { $amount }
app-cost-undetermined-count = Standard open, not counted; { $count } cases
app-as-drafted = as drafted

app-status-stated = stated in the draft
app-status-assumed = assumed
app-status-undetermined = to be determined
app-drafted = {"Draft: "}
app-option-drafted = draft
app-years-differ = differs by year
app-by-year = Year by year
app-presets = Usual values
app-step-up = Add { $step }
app-step-down = Take off { $step }
app-keys = ↑ ↓ by { $step }, ten times with Shift; Enter accepts, Esc undoes
app-reset = Back to the draft
app-accept = Done

app-reset-all = Back to the draft
app-reset-one = Back to the draft: { $label }
app-changes-count =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
app-nothing-moved = These changes do not move any figure.

app-figures = Figures
app-headline-paid = paid within the envelope
app-headline-owed = owed, what exceeds the envelope included
app-headline-spent = spent
app-owed = Owed
app-gap = Gap
app-beside = Besides
app-beside-apart = different budgets, not added up
app-notices = To note
app-synthetic = Synthetic data
app-own = Own data
app-own-left = Own data, { $left } rows left out
app-relief = Income forgone (no part of spending)
app-change-same = the same as the draft
app-change-up = { $amount } more than the draft
app-change-down = { $amount } less than the draft
app-announce = { $budget }: { $total }, { $change }
app-computing-first = Drawing the sample and computing…
app-stale = A value cannot be used; these are still the figures of the last valid settings.

app-envelope-annual = { $amount } a year
app-envelope-whole = { $amount } for all years together
app-payers-unlimited = Other payers (no envelope)
app-column-payer = Payer
app-within-envelope = Fund within its envelope
app-all-years = Total
app-gauge-over = { $amount } over
app-gauge-spoken = { $period }: demand { $demand }, envelope { $envelope }, not exceeded
app-gauge-spoken-over = { $period }: demand { $demand }, { $over }
app-gauge-spoken-free = { $period }: { $demand }

app-column-paid = Paid
app-column-enterprise = Enterprise
app-column-cut = Cut
app-gauge-unpaid = { $amount } unpaid

app-shortfall-reported = As read now, every line is counted in full and nobody is cut; what exceeds the envelope is the gap.
app-shortfall-open = Who is cut, and what a little more would pay
app-cuts = Enterprises that are cut
app-cuts-period = Year
app-cuts-said = { $asking } enterprises ask, { $count } are cut: they ask for { $demand } and get { $paid }, { $cut } less.
app-cuts-place = { $first } to { $last } of { $count }
app-cuts-before = Previous
app-cuts-after = Next
app-marginal-said = { $raised } would pay { $more } more; { $freed } further enterprises would get everything, { $cut } would still be cut.
app-marginal-annual = { $step } more a year
app-marginal-whole = { $step } more for all years together
app-marginal-measure = { $measure } { $more }
app-marginal-joint = {", "}

app-chart = { $budget }, by year and clause
app-chart-draft = Draft
app-chart-year = { $amount } in { $year }
app-chart-joint = {", "}
app-chart-described = { $budget }: stacked columns of what it pays by clause: { $years }. The table below has every figure.
app-chart-missing = The chart could not be loaded. The figures are not affected; see the table.

app-table = By clause
app-column-clause = Clause
app-column-recipients = Recipients
app-column-demand = Demand
app-column-change = Against draft

app-results-clauses = Download the clauses (CSV)
app-results-clauses-name = clauses
app-results-workbook = Download the results (Excel)
app-results-lines = Download every line (CSV)
app-population-workbook = Download the enterprises and projects (Excel)
app-results-name = results
app-results-lines-name = lines
app-population-name = enterprises-and-projects
download-failed = The file was not written: not enough memory, or the program was interrupted.
download-of = { $what }: { $of }

app-sample = Enterprise sample
app-sample-about = Size and seed make a fictitious register of enterprises; the same two draw the same one. No real enterprise is in it.
app-sample-list = Use a list of your own →
app-sample-synthetic = Synthetic data · { $count } enterprises · seed { $seed }
app-sample-own = Own data · { $count } enterprises
app-sample-own-left = Own data · { $count } enterprises · { $left } rows left out
app-sample-change = Another sample or list
app-sample-size = Enterprises
app-sample-seed = Seed
app-sample-draw = Draw again
app-sample-size-fault = The number of enterprises is a whole number from 1 to { $largest }.
app-sample-seed-fault = The seed is a whole number, not negative, of at most 19 digits.

app-lost-title = There is no such page
app-lost-text = The address may be mistyped, or come from another version.
app-lost-back = Back to the draft
app-failure-worker = The engine has stopped
app-failure-refused = The rules or the sample cannot be used
app-failure-program = The page has stopped
app-failure-text = Your changes are kept on this computer. Load the page again. If that does not help, start from the draft: your changes are put aside, to be downloaded or put back.
app-failure-again = Load again
app-failure-draft = Start from the draft
app-aside-title = Your changes were put aside
app-aside-text = The changes to { $policy } were put aside on { $when }, because the page could not go on with them or was told to start from the draft. The draft is open as published. Nothing is lost: download the changes as a file, or put them back to try again.
app-aside-save = Download the changes
app-aside-put-back = Put them back
app-aside-remove = Remove them
app-aside-name = changes

## The page on speed (in no navigation)

app-bench-about = Measures how fast the engine is in this browser, in a worker of its own; the scenario on the page is not touched. On the command line: cesuan bench.
app-bench-measure = Measure { $count } enterprises
app-bench-under-way = Measuring { $count } enterprises …
app-bench-failed = { $count } enterprises could not be measured: the browser may lack the memory.

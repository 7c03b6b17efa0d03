# The words of the command line.

## Table headings

cli-measure = Measure
cli-recipients = Recipients
cli-lines = Lines
cli-demand = Due
cli-paid = Paid
cli-total = Total
cli-payer = Payer
cli-remark = Remarks
cli-commitments = Measure
cli-commitments-about = Commitments after the policy (not part of the above)
cli-unit = Amounts in { $unit }

## Words in tables

cli-undetermined = to be determined
cli-off = deleted
cli-not-settled = not settled
cli-no-paid = —
cli-of-which = {"  "}of which: { $payer }
cli-separator = {"; "}
cli-spread = { $name } (paid). { $spread }
cli-notice = Notice: { $notice }
cli-synthetic = (synthetic data, drawn at random from seed { $seed }: no enterprise is real, and the amounts serve to compare scenarios, not to forecast)
cli-population = Enterprises: { $enterprises }; rows of enterprises: { $enterprise_rows }; rows of projects: { $project_rows }
cli-population-left-out = {"; "}{ $rows } rows left out for their errors
cli-sheet-enterprises = { $sheet }: the table of enterprises, header in row { $header }, { $rows } rows
cli-sheet-projects = { $sheet }: the table of projects, header in row { $header }, { $rows } rows
cli-sheet-unread = { $sheet }: neither table, not read
cli-left-out = Left out for their errors: { $enterprises } rows of enterprises and { $projects } of projects; and { $with_enterprise } projects with their enterprise's row

## Progress and results

cli-progress-drawing = Drawing the synthetic sample …
cli-progress-reading = Reading the tables …
cli-written = Wrote { $file }
cli-check-ok =
    Policy “{ $id }” is in order: { $measures ->
        [one] { $measures } measure
       *[other] { $measures } measures
    }, { $parameters ->
        [one] { $parameters } parameter
       *[other] { $parameters } parameters
    }, { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }, all of them as expected

## Why, enterprise by enterprise

cli-explain-near = Only just missed

## Measuring

cli-progress-measuring = Measuring { $enterprises } enterprises …

## Scenarios side by side

cli-compare-baseline = Differences are against “{ $name }”
cli-compare-parameter = Parameter
cli-compare-measure = Measure (due)
cli-compare-balance = Payer (envelope less what is due)
cli-compare-enterprises = Enterprises
cli-compare-group = Group (paid and forgone, from all payers)
cli-compare-idle = The scenario “{ $name }” changes “{ $parameter }” without altering any amount.
cli-reproduced = The amounts kept with the scenario “{ $name }” come out again to the fen.
cli-unnamed-scenario = as amended

## Help (--help)

cli-help = What would a subsidy draft cost before it is signed?
cli-help-usage = Usage:
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options

cli-help-run = Cost a policy over a population
cli-help-compare = Cost several scenarios over one population, the draft first
cli-help-explain = Say why an enterprise gets what it gets
cli-help-check = Report every fault of a rules folder and run its cases
cli-help-sample = Write a synthetic sample as two CSV files or a workbook
cli-help-template = Write the tables to fill in, with drop-downs and explanations
cli-help-check-list = Report every fault of tables of enterprises and projects
cli-help-bench = Say how fast the engine is on this machine

cli-help-arg-help = Print this help
cli-help-arg-version = Print the version
cli-help-arg-lang = Language of tables and messages; Chinese unless the locale is English
cli-help-arg-policy = The rules folder, a .zip of it, or the id of a carried policy
cli-help-arg-dir = The rules folder, a .zip of it, or the id of a carried policy
cli-help-arg-scenario = The scenario of a file: its settings and its changed rules
cli-help-arg-name = Which scenario, where the file has several
cli-help-arg-set = Change a parameter or a reading: smart_upgrade.cap_per_enterprise=80万元, benchmark_rate@2019=4.15%
cli-help-arg-sample = Draw a synthetic sample of this many enterprises (as many as the rules say unless tables are given)
cli-help-arg-seed = The sample’s seed (the one the rules name unless it is given)
cli-help-arg-population = One workbook with both tables; which sheet is which is told by its columns
cli-help-arg-enterprises = The enterprise table: a workbook, or text
cli-help-arg-projects = The project table: a workbook, or text
cli-help-arg-layout = Which sheet is which table, and what columns hold, as JSON
cli-help-arg-leave-out-errors = Go on without the rows that have errors, and without the projects of an enterprise’s row left out; both are counted
cli-help-arg-format = How to print the figures
cli-help-arg-date = The date to write into the files, yyyy-mm-dd
cli-help-arg-out = The folder to write into
cli-help-arg-enterprise = The enterprise’s id
cli-help-arg-year = One policy year; all of them unless given

cli-help-run-lines = Also write every line with a non-zero demand
cli-help-run-xlsx = Also write a workbook: totals by clause, payer and group, and every line
cli-help-run-estimates = Also write 资金测算表, the table of estimates: standard, formula and cost of every measure
cli-help-run-amendments = Also write 修改对照表, what the scenario and the settings change of the draft, sentence by sentence
cli-help-compare-files = Files of scenarios; all of each, eight at most
cli-help-compare-baseline = The scenario the others are held against; the draft unless given
cli-help-compare-format = How to print the comparison, or to write it as a workbook
cli-help-compare-output = Write the comparison to this file instead of printing it
cli-help-sample-enterprises = How many enterprises; each has a row in every policy year
cli-help-sample-format = Two CSV files, or one workbook
cli-help-template-format = Two CSV files, or one workbook
cli-help-check-list-files = The files: one workbook, or one file for each table
cli-help-check-list-marked = Also write a workbook with a list of the faults and a copy of each sheet in which they are marked
cli-help-bench-enterprises = How many enterprises to draw, several times for several samples
cli-help-bench-format = How to print what was measured
cli-help-compare-after =
    JSON is one object. `columns` has the draft first, then every scenario: `name`, `spending` and `relief` by year and in all, what is
    paid `more` than in the baseline, what each budget (`ledgers`) pays at each level, `commitments` after the policy, the `steps` from
    the baseline by measure, `recipients`, enterprises `gained` and `lost`, `idle` parameters that alter no figure, and the `seal`.
    `parameters` (those that differ), `measures`, `payers` (with their `balance`), `groups` and
    `contests` (who enters and leaves the winners) each have `columns` in the same order, null where a column has no such thing.
    Amounts are strings in yuan.

# The words of the command line.

## Table headings

cli-measure = Measure
cli-recipients = Recipients
cli-lines = Lines
cli-demand = Demand
cli-paid = Paid
cli-total = Total
cli-payer = Payer
cli-envelope = Envelope
cli-excess = Excess
cli-unit = Amounts in { $unit }

## Words in tables

cli-spending = Total public spending
cli-relief = Relief (not counted as spending)
cli-undetermined = to be determined
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
cli-bench-size = { $enterprises } enterprises: { $rows } rows of enterprises, { $projects } of projects, columns of { $megabytes } MB
cli-bench-what = What
cli-bench-time = Time
cli-bench-per-row = ns per enterprise row
cli-bench-load = Sample drawn and put in order
cli-bench-full = Every measure in full
cli-bench-by-hand = The same, a loop written by hand
cli-bench-changed = One number changed (typical): { $name }
cli-bench-slowest = One number changed (slowest): { $name }
cli-bench-ratio = The full run takes { $ratio } times as long as the loop written by hand (over the same columns; every total is the same).

## Scenarios side by side

cli-compare-baseline = Differences are against “{ $name }”
cli-compare-parameter = Parameter
cli-compare-balance = Payer (envelope less demand)
cli-compare-enterprises = Enterprises
cli-compare-group = Group (paid and relief)
cli-compare-idle = The scenario “{ $name }” changes “{ $parameter }” without altering any amount.
cli-reproduced = The amounts kept with the scenario “{ $name }” come out again to the fen.
cli-unnamed-scenario = as amended

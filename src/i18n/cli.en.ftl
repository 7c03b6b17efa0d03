# The words of the command line.

## Table headings

cli-measure = Measure
cli-year = Year
cli-recipients = Recipients
cli-lines = Lines
cli-demand = Demand
cli-paid = Paid
cli-total = Total
cli-payer = Payer
cli-envelope = Envelope
cli-excess = Excess
cli-draft = Draft
cli-scenario = Scenario
cli-difference = Difference
cli-status = Status
cli-clause = Clause
cli-parameter = Parameter
cli-value = Value
cli-range = Range
cli-policy = Policy
cli-name = Name
cli-enterprise = Enterprise
cli-project = Project
cli-unit = In { $unit }

## Words in tables

cli-spending-total = Total public spending
cli-relief-total = Relief (not counted as spending)
cli-undetermined = to be determined
cli-undetermined-note = Measures whose standard is still to be determined are listed apart and not counted in the totals.
cli-no-envelope = no envelope
cli-period-annual = each year
cli-period-whole = all years together
cli-all-years = All years
cli-synthetic =
    Synthetic data: { $enterprises ->
        [one] { $enterprises } enterprise was
       *[other] { $enterprises } enterprises were
    } drawn at random from seed { $seed }; none is real, and the amounts serve to compare scenarios, not to forecast.
cli-population = Enterprises: { $enterprises }; rows of enterprises: { $enterprise-rows }; rows of projects: { $project-rows }

## Progress and results

cli-progress-checking = Checking the rules …
cli-progress-drawing = Drawing the synthetic sample …
cli-progress-reading = Reading { $file } …
cli-progress-running = Calculating …
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

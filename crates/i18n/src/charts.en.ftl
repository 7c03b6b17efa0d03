# The charts of scenarios side by side.

charts-named-draft = { $name } (scenario)
charts-joint = {", "}
charts-all-years = all years
charts-forgone = { $measure } (income forgone)
charts-column-total = { $name } { $amount }
charts-column-amount = { $name } { $amount }

charts-clauses = Spending by clause
charts-clauses-described = Grouped bars of spending by clause, { $count } measures, one bar for each scenario. { $budget }: { $totals }. { $widest }
charts-clauses-widest = They differ most in “{ $measure }”: { $amounts }.
charts-clauses-alike = The scenarios do not differ.
charts-clauses-continued = Grouped bars of spending by clause, part { $part }, on the same scale: { $measures }.
charts-differing = Only clauses that differ
charts-none-differ = Every clause costs the same in all scenarios.

charts-demand = { $payer }: demand by year and envelope
charts-demand-described = Grouped bars of what is asked of { $payer } each year, with upright lines for the envelope. { $told }
charts-envelope = envelope { $amount }
charts-envelope-mark = envelope (upright line)
charts-over = { $amount }  ▲ { $over } over
charts-over-in = { $amount } over in { $period }
charts-column-over = { $name }: { $over }.{" "}
charts-column-within = { $name } stays within the envelope.{" "}
charts-column-free = { $name } has no envelope.{" "}

charts-waterfall = { $budget }: from “{ $from }” to “{ $to }”
charts-waterfall-described = Waterfall from “{ $from }” to “{ $to }”. { $budget }: { $before } becomes { $after }. { $steps }.
charts-waterfall-same = { $budget }: “{ $to }” costs what “{ $from }” costs, { $after }.
charts-waterfall-beside = Besides, not in the chart: { $steps }.
charts-step = { $measure } { $change }
charts-step-up = ▲ { $change }
charts-step-down = ▼ { $change }
charts-axis-from = The axis begins at { $amount }, not at nothing.

charts-print = fingerprint { $print }

charts-save-svg = Save SVG
charts-save-png = Save PNG
charts-save-of = { $save }: { $title }
charts-save-failed = No picture was made: the browser did not draw it.
charts-missing = The chart could not be drawn; the tables have the figures.

# Scenarios, and how they stand side by side.

scenarios-word = Scenario
scenarios-all = All scenarios
scenarios-at-work = At work on:{" "}
scenarios-switch = The scenario you are changing; open it to add, rename, reorder or delete scenarios
scenarios-draft-note = As drafted; a change begins a new scenario
scenarios-about = { $files ->
    [0] { $settings ->
        [0] the same as the draft
        [one] 1 change
       *[other] { $settings } changes
    }
   *[other] { $settings } changes, { $files } rules files
  }
scenarios-new = New scenario
scenarios-copy = Copy “{ $name }”
scenarios-compare = Compare
scenarios-keys = F2 renames, Alt+↑↓ reorders, Delete deletes; anywhere, Alt+1–8 changes the scenario, Alt+0 goes to the draft, Ctrl+Z undoes, Ctrl+Y does it again
scenarios-rename = Rename { $name }
scenarios-up = Move { $name } up
scenarios-down = Move { $name } down
scenarios-delete = Delete { $name }
scenarios-steps = Undo and redo
scenarios-undo = Undo (Ctrl+Z)
scenarios-redo = Redo (Ctrl+Y)
scenarios-dismiss = OK
scenarios-opening = Opening the scenarios somebody sent…
scenarios-opened = The scenarios are open
scenarios-refused = The scenarios could not be opened
scenarios-reproduced = The amounts kept come out again to the fen: { $names }.

compare-about = The draft and every scenario, a column each. Click a column’s name to work on that scenario, click a value to change it; differences are from the baseline.
compare-tools = Keeping and sharing scenarios
compare-none = There is no scenario yet. Begin one, or change a number in the draft: that begins one too.
compare-drop = Let go to open the file of scenarios
compare-hint = ▲ more than the baseline, ▼ less, = the same.
compare-table = Comparison
compare-item = Item
compare-work-on = Work on { $name }
compare-baseline = Baseline
compare-scenario = Scenario
compare-difference = Difference
compare-as-baseline = Make baseline
compare-as-baseline-of = Hold the others against { $name }
compare-sort = Sort by { $name }: largest first, smallest first, as drafted
compare-rows = Which rows
compare-rows-differing = Rows that differ
compare-rows-all = All rows
compare-left-out = { $count } more rows are the same in every column: show them
compare-nothing = not there
compare-short = , too little
compare-same = the same as the baseline
compare-up = { $amount } more than the baseline
compare-down = { $amount } less than the baseline
compare-announce = { $name }: { $change }.{" "}
compare-totals = In all
compare-gained = Enterprises that gain
compare-gained-by = { $amount } more in all
compare-gained-new = { $amount } more in all; { $count } of them received nothing before
compare-lost = Enterprises that lose
compare-lost-by = { $amount } less in all
compare-lost-out = { $amount } less in all; { $count } of them receive nothing now
compare-gained-said = { $count } enterprises gain, { $amount } in all.
compare-lost-said = { $count } enterprises lose, { $amount } in all.
compare-parameters = Numbers and readings
compare-idle = changed, but no figure differs for it
compare-measures = Cost by clause
compare-payers = Cost by payer
compare-balances = What the funds leave (envelope less demand)
compare-by = Cost by { $what }
compare-contests = Places and rankings (winners, who enters and leaves)
compare-more-flips = { $count } more
compare-one = One scenario at a time
compare-choose = Scenario
compare-choose-against = against { $name }
compare-movers = Who gains and who loses
compare-movers-filters = Find enterprises
compare-texts = The clauses side by side
compare-texts-none = This scenario changes no sentence.
compare-clause = Clause
compare-effect = Fiscal effect
compare-effect-total = In all
compare-effect-forgone = In all (forgone)
compare-link = Make a link
compare-link-label = Link
compare-link-about = The link itself holds all scenarios; no server is involved, and no list is in it.
compare-link-copy = Copy
compare-link-copied = Copied.
compare-link-copy-yourself = The browser does not allow that. The link is selected: press Ctrl+C.
compare-save = Save as a file
compare-open = Open a file…
compare-file-name = scenarios
compare-papers = Papers for the meeting
compare-papers-about = Every paper bears the fingerprints of rules, population, scenario and program: the same input gives the same figures, to the fen.
compare-paper = Paper
compare-paper-report = Report (print, or save as PDF)
compare-workbook = Comparison (Excel)
compare-workbook-name = comparison
compare-amendments = Amendments (Word)
compare-amendments-name = amendments
compare-estimates = Estimates (Excel)
compare-estimates-name = estimates
compare-csv = CSV
compare-movers-csv = All of them (CSV)
compare-movers-name = gains-and-losses
compare-seal = Fingerprints: rules · population · scenario · program · figures
compare-seal-head = Fingerprints (rules · population · scenario · program · figures)
compare-charts = Charts

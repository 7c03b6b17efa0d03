# Who pays: the budgets, their payers, envelopes and gaps. The command line and the exports share it.

statement-demand = { $name }: due
statement-paid = { $name }: paid
statement-gap = { $name }: gap
statement-envelope = Envelope
statement-use = Envelope used
statement-payer-paid = Paid
statement-payer-gap = Gap

statement-note-separator = {"; "}
statement-note-annual = for each year
statement-note-whole = for the whole period, not split by year
statement-note-only-reports = the gap is shown; no line is cut
statement-note-following = paid from the budget of the year after the claim
statement-note-income = income, not taken off what is due
statement-note-share = { $name }: { $value } (assumed)
statement-note-payer-assumed = that “{ $measure }” is paid from here is assumed
statement-note-without-open = without { $count ->
    [one] { $count } measure
   *[other] { $count } measures
} whose standard is to be determined

statement-open = standard to be determined
statement-open-money = standard to be determined; it would apply to { $amount }
statement-open-count = standard to be determined; it would apply to { $count } cases
statement-payer-assumed = the payer is assumed
statement-reclaimed = { $amount } is reclaimed besides ({ $lines } lines) and taken off what is paid

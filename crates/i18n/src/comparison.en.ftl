# The rows of the comparison: what they are called everywhere, and where the page (.page) or the command line (.terminal) has words of its own.
comparison-draft = As drafted
    .page = { app-draft }
    .terminal = Draft
comparison-no-group = in no group
    .page = none
    .terminal = in no group
comparison-in-year = { $what }, { $year }
comparison-forgone = { $label } (forgone, not spent)

comparison-recipients = Enterprises that receive
    .page = Enterprises that receive anything
    .terminal = Recipients
comparison-gained = Enterprises that receive more
    .page = { compare-gained }
    .terminal = Receiving more
comparison-gained-by = Enterprises receive more, in all
    .terminal = More in all
comparison-entered = of these, received nothing before
comparison-lost = Enterprises that receive less
    .page = { compare-lost }
    .terminal = Receiving less
comparison-lost-by = Enterprises receive less, in all
    .terminal = Less in all
comparison-left = of these, receive nothing now

comparison-envelope = Envelope
comparison-demand = due
comparison-paid = paid
comparison-balance = Balance (envelope less what is due)
comparison-gap = gap
comparison-demand-more = due, against the baseline
comparison-paid-more = paid, against the baseline
comparison-commitments = Commitments after the policy
comparison-subject-and-quantity = { $subject }: { $quantity }

# Why it is this figure: enterprise by enterprise, clause by clause.

explain-yes = yes
explain-no = no
explain-year = Year
explain-no-year = not given
explain-years =
    { $count ->
        [1] 1 year
       *[other] { $count } years
    }
explain-about = about { $amount }

## Facts

explain-is = { $left } is { $right }
explain-is-not = { $left } is not { $right }
explain-is-in = { $left } is one of { $right }
explain-is-not-in = { $left } is none of { $right }
explain-at-least = { $left } is at least { $right }
explain-below = { $left } is below { $right }
explain-above = { $left } is above { $right }
explain-at-most = { $left } is at most { $right }
explain-equals = { $left } equals { $right }
explain-differs = { $left } differs from { $right }
explain-short-by = { $fact }, { $gap } short
explain-over-by = { $fact }, { $gap } too much
explain-and = {" and "}
explain-or = {" or "}
explain-also = {"; "}
explain-item = {", "}
explain-none-of = None of these is met
explain-other-years = In other years, { $what }
explain-years-without-row = {" "}(there is no row for { $years }, which counts as no)
explain-any-project = A project that qualifies
explain-not-competing = No part in the contest for places: { $facts }
explain-has-place = { $competing } compete in { $group } for { $places }; number { $place } by { $by }, with a place
explain-has-no-place = { $competing } compete in { $group } for { $places }; number { $place } by { $by }, without a place

## Ranks

explain-ranked = { $by }: number { $place } of { $competing } entrants
explain-tied = , shared by { $count }
explain-own-wins = No. { $place }: this enterprise, { $number }, wins
explain-own-loses = No. { $place }: this enterprise, { $number }, does not win
explain-rival-wins = No. { $place }: { $name }, { $number }, wins
explain-rival-loses = No. { $place }: { $name }, { $number }, does not win
explain-short-of-winning = No. { $place }, { $gap } behind no. { $last }
explain-no-prize = No. { $place }, without a prize

## Amounts

explain-amount = Amount
explain-sum = Sum over projects
explain-count = Projects that count
explain-larger = the larger of ({ $items })
explain-smaller = the smaller of ({ $items })
explain-because = Since { $facts }
explain-project = Project { $project }
explain-project-out = Project { $project } does not count: { $facts }
explain-lower = Also reached: { $level }; only the higher level of the year is paid
explain-level-used = Also reached: { $level }; this level was awarded in { $year } already
explain-over-cap = Above the cap, so the cap is paid: { $cap }
explain-under-cap = Within the cap: { $cap }
explain-rounded = Rounded half up to the fen: { $amount }
explain-used = The right was used up in { $year }; it comes once only
explain-gave-way = Only one of the year's awards is kept: { $other }; this one, { $own }, is not
explain-cut-by = The year's lines of the enterprise together exceed a limit and are cut in proportion: { $limit }; this line comes to { $own }
explain-shared = Shared between payers: { $parts }
explain-commitment = A commitment after the policy years, in no year's spending

## Funds

explain-whole-period = over the policy years
explain-fund-report = { $payer }, { $period }: lines ask for { $demand }, more than the envelope of { $envelope }; as set now they are paid in full all the same
explain-fund-pro-rata = { $payer }, { $period }: lines ask for { $demand }, more than the envelope of { $envelope }; every line gets the same share, this one { $paid }
explain-fund-fixed-first = { $payer }, { $period }: lines ask for { $demand }, more than the envelope of { $envelope }; fixed awards come first, the rest shares what is left, this one gets { $paid }
explain-fund-priority = { $payer }, { $period }: lines ask for { $demand }, more than the envelope of { $envelope }; enterprises are paid in their order of priority, this line gets { $paid }
explain-fund-champions-first = { $payer }, { $period }: lines ask for { $demand }, more than the envelope of { $envelope }; champions come first, then fixed awards, then the rest, this line gets { $paid }
explain-fund-tried = { $payer }, { $period }: lines ask for { $demand }, more than the envelope of { $envelope } already; a trial shows demand only

## The reason in a sentence

explain-undetermined = The standard is open; no amount is counted
explain-off = The clause is struck out; nothing is counted
explain-not-eligible = Not eligible: { $facts }
explain-nothing = Eligible, but the amount is nothing: { $formula }
explain-no-level = No level reached: { $facts }
explain-gets = Gets { $amount }
explain-gets-cap = , { $amount } before the cap
explain-gets-place = , no. { $place }
explain-gets-paid = ; the fund is short, paid { $amount }

explain-heading = { $year } { $measure }
explain-heading-project = { $year } { $measure } · project { $project }

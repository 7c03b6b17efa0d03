# The list of enterprises, one of them, and one that is tried.

enterprises-about = Open one to see what it gets each year under each clause, and why. The list follows the settings in force.
enterprises-filters = Filters
enterprises-search = Name or ID
enterprises-all = All
enterprises-several = { $count } chosen
enterprises-measure = With a line of
enterprises-against = Against the draft
enterprises-gained = Gained
enterprises-lost = Lost
enterprises-clear = Clear filters
enterprises-list = Enterprises
enterprises-none = No enterprise fits the filters.
enterprises-announce =
    { $count ->
        [1] 1 enterprise fits the filters
       *[other] { $count } enterprises fit the filters
    }

enterprises-total-count = Enterprises
enterprises-total-demand = Demand
enterprises-total-paid = Paid
enterprises-total-relief = Income forgone
enterprises-total-change = Against the draft
enterprises-total-gained = Gained
enterprises-total-lost = Lost

enterprises-column-name = Enterprise
enterprises-column-id = ID
enterprises-column-demand = Demand
enterprises-column-paid = Paid
enterprises-column-relief = Income forgone
enterprises-column-change = Change
enterprises-column-measures = Clauses

enterprises-back = ← All enterprises
enterprises-looking = Looking…
enterprises-try = Try changes to it
enterprises-lines = Amounts by year
enterprises-payer = From: { $payer }
enterprises-commitments = Commitments after the policy (not in the table above)
enterprises-nothing = With the settings in force it gets nothing.
enterprises-not-in-force = The rules in force have no such item.
enterprises-not-drafted = The draft has no such item.
enterprises-near = Only just missed
enterprises-why = Why it gets this
enterprises-why-not = Clauses it gets nothing of
enterprises-to-clause = To the clause
enterprises-met = Met:
enterprises-unmet = Not met:
enterprises-limit = Limit:

trial-about = Fill in a few things and read what an enterprise would get each year, and why. It competes with those of the sample for ranks and places, and changes nothing in it.
trial-id = Trial enterprise
trial-form = About the enterprise
trial-new = A new enterprise
trial-from = Begun as { $id }, in whose place it competes
trial-clear = Start again
trial-common = In general
trial-unused = Columns no amount depends on
trial-column = Column
trial-filled =
    { $count ->
        [1] 1 cell filled in
       *[other] { $count } cells filled in
    }
trial-repeat = The first year's value for every year
trial-repeat-of = { $field }: the first year's value for every year
trial-choose = Please choose
trial-project = Project { $number }
trial-add = Add a project
trial-remove = Remove
trial-faulty = Some cells hold no value of their column; mend them to see the result.

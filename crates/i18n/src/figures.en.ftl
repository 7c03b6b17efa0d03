# How amounts and the values of parameters read, for the page and the command line alike.

figures-unit-yuan = yuan
figures-unit-wan = 10k yuan
figures-unit-yi = 100m yuan
figures-money-yuan = { $sign }¥{ $amount }
figures-money-wan = { $sign }¥{ $amount }
figures-money-yi = { $sign }¥{ $amount } million
figures-setting-yuan = { $sign }¥{ $amount }
figures-setting-wan = { $sign }¥{ $amount }
figures-count = { $number } { $unit }
figures-year = { $year }
figures-no-cap = no cap
figures-undetermined = to be determined
figures-on = kept
figures-off = struck out
figures-empty-set = none
figures-in-year = { $value } in { $year }
figures-in-years = { $value } in { $first }–{ $last }
figures-separator = {", "}
figures-no-share = —

## Notices beside the results

figures-sample-spread = Other samples: of { $seeds } drawn alike, eight in ten lie between { $low } and { $high }
notice-rows = { $what }: { $count } rows, for example of enterprise { $example }
notice-years-without-rows = “{ $measure }”: { $count } project years within the years of the right have no row and are not counted
notice-few-enterprises = “{ $measure }”: the largest { $enterprises } of { $recipients } enterprises make { $percent }% of it
notice-without-effect = “{ $name }” was changed, but changes no figure with this list and these settings

## Budgets

figures-general-province = General budget of the province
figures-general-city = General budget of the city
figures-general-district = General budgets of districts and counties
figures-general-other = General budget
figures-forgone = { $name } (income forgone)
figures-commitments = Commitments of { $first }–{ $last }, after the policy
figures-level-province = Province
figures-level-city = City
figures-level-district = Districts and counties
figures-level-other = Other
figures-budget-social-insurance = Social insurance budget
figures-budget-government-fund = Government funds budget
figures-budget-state-capital = State capital budget
figures-budget-enterprise = Enterprises

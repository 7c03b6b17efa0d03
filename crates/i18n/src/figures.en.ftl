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
figures-empty-set = none
figures-in-year = { $value } in { $year }
figures-in-years = { $value } in { $first }–{ $last }
figures-separator = {", "}
figures-no-share = —

# Diagnostics: one message per code, with the code's id.
#   .suggest    with suggestions, the sentence in place of "did you mean".
#   .otherwise  without suggestions, what can be done.
#   .help       what can be done besides.
#   .unnamed    the sentence in place of the message where there is no name to say.

## Rules files

toml-syntax = This is not written as TOML asks: { $detail }.
    .help = Check that no quote, bracket or equals sign is missing and that none of them is full-width; text stands between a pair of straight quotes.
unknown-key = There is no entry “{ $key }” here.
    .otherwise = If the entry is not needed, delete the line.
missing-key = The entry “{ $key }” is missing here.
    .help = Add a line “{ $key } = …” to this section.
wrong-shape = The value of “{ $key }” should be { $expected }.
    .unnamed = This should be { $expected }.
missing-file = The rules folder has no file “{ $file }”.
    .help = Add the file; if it is no longer needed, delete what refers to it.
unreadable-file = The file “{ $file }” cannot be read: { $detail }.
    .help = Check that the file may be read; rules files are plain text in UTF-8, so save it as UTF-8 in a text editor if it is not.
duplicate-name = The name “{ $name }” is used more than once.
    .help = Give one of them another name, also where it is referred to.
bad-name = “{ $name }” cannot be a name.
    .help = Names consist of the letters a to z, digits and underscores; what people read goes into “label”.
unknown-id = “{ $name }” is not a known { $kind }.
    .otherwise = Check the spelling; if it is new, declare it in the rules first.

## Formulas

formula-character = A formula cannot hold the character “{ $found }”.
    .otherwise = Formulas consist of names, numbers, parentheses and the signs + - * / < <= > >= == !=; “is equal to” is written ==.
formula-syntax = The formula cannot be read on from here: expected { $expected }, found { $found }.
    .help = Check that every parenthesis is closed and that no sign is missing between two values.
formula-depth = The formula is nested too deeply or too long: it may have 64 levels and 200 signs between its parts.
    .help = Write a part of it as a definition (define) and use its name here.
unknown-unit = “{ $found }” is not a known unit.
    .otherwise = Money is in 元, 万元 or 亿元, rates are percentages (50%), years carry 年; only counts go without a unit.
unknown-name = “{ $name }” in the formula has not been declared.
    .otherwise = Formulas use the columns of the two tables, parameters, readings and definitions; another measure's parameter is written “measure.parameter”.
unknown-function = There is no function named “{ $name }”.
    .otherwise = The functions are min and max, and over an enterprise's projects sum, count, any and all.
wrong-arity = “{ $name }” has the wrong number of values between its parentheses: { $expected } needed, { $found } given.
dimension-mismatch = “{ $operator }” stands between { $left } and { $right }, which do not go together this way.
    .otherwise = Only like can be added, subtracted or compared: money with money, rates with rates, counts with counts. Money multiplied or divided by a rate or a count is money; money divided by money is a rate; there is no money times money.
wrong-dimension = This should be { $expected }, but it is { $found }.
    .otherwise = Check the result of the formula: money carries a unit (200万元), rates are percentages (50%), and a condition must answer yes or no.
unknown-option = “{ $category }” has no option “{ $name }”.
wrong-rows = “{ $name }” belongs to { $rows } and cannot be used directly here.
    .help = A formula for an enterprise takes a column of the projects over all its projects, with sum, count, any or all; a formula for a project writes a column of its enterprise as “enterprise.column”.
circular-definition = These definitions need each other in a circle: { $chain }.
    .help = Rewrite one of the formulas so that it no longer needs the next in the circle.
circular-line = The lines of these measures need each other in a circle: { $chain }.
    .help = Rewrite the formula of one so that it no longer uses the “.line” of the next in the circle, or take it out of the “keep_largest” list.
optional-in-formula = “{ $name }” may be “none”, but the formula always needs a value here.
    .help = A parameter that may be “none” can stand in a measure's “cap”, in a “limit”, or in min(…) beside something that always has a value; if it always has a value, take away its “optional”.
unknown-in-formula = A blank cell of “{ $name }” means that the amount is unknown, so it cannot stand in this formula.
    .help = Such a column can only stand alone as the “amount” of a limit, or as “given({ $name })”.
once-level-of-size = The level “{ $name }” is set by a size and each level is paid once: a level that was passed over is still paid in a later year.
    .help = An award for crossing a threshold should not pay levels passed long ago. Where levels are certificates or titles, this can be ignored.
missing-field = Exactly one column of { $rows } must be of the type “{ $kind }”.
    .help = Check the types of the columns in fields.toml: key is the row's own id, period its year, parent the enterprise of a project.

## Parameters and the words of clauses

out-of-bounds = “{ $value }” is outside the bounds: { $min } at least, { $max } at most.
    .suggest = The nearest value allowed is { $suggestions }.
bad-range = The value of “{ $key }” does not fit.
    .help =
        { $key ->
            [years] The policy years go from the earliest to the latest, each once and without a gap.
            [step] A step is above zero.
            [commitment_years] The commitment years follow the last policy year, from the earliest to the latest, each once and without a gap.
            [usual] What the page offers lies within “range”; the lower bound comes first.
           *[other] The lower bound comes first and must not exceed the upper one.
        }
placeholder-missing = The placeholder “{"{"}{ $name }{"}"}” is missing in this sentence; the sentence in the other language has it.
    .help = Add it here, so that both sentences state the same number, or take it out of the other one.
placeholder-syntax = A placeholder in this sentence is not complete: “{ $text }”.
    .help = A placeholder is a parameter's name between a pair of braces.
unused = “{ $name }” is declared, but nothing uses it.
    .help = Use it in a formula, or delete it if it is no longer needed.

## Settings

unknown-parameter = There is no parameter or reading named “{ $name }”.
    .otherwise = A measure's parameter is written “measure.parameter”; for a single year, “parameter@year”.
bad-value = “{ $name }” cannot be “{ $text }”: it should be { $expected }.
    .unnamed = “{ $text }” cannot be read here: it should be { $expected }.
bad-setting = “{ $text }” is not a complete setting.
    .help = A setting is written “parameter=value”, such as cap=50万元; for a single year “parameter@year=value”, such as rate@2019=4.15%.
setting-year = “{ $name }” has no year { $year }: the policy covers { $first } to { $last }.
    .help = Choose a year of the policy; if every year is to have the value, leave out “@” and the year.
not-dated = “{ $name }” has one value for all years; a single year cannot be set.
    .suggest = Leave out “@” and the year and write { $suggestions }.

## Input tables

cannot-open = The file “{ $file }” cannot be opened: { $detail }.
    .help = Check the file's name and folder, and that no other program is holding it.
cannot-write = “{ $file }” cannot be written: { $detail }.
    .help = Check that the folder exists and may be written to, and close any program that has the file open.
bad-csv = This file cannot be read as a CSV table: { $detail }.
    .help = Open it in a spreadsheet, save it as “CSV UTF-8 (comma delimited)” and try again.
empty-table = This table holds no data.
    .help = The first row is the header; each row from the second on is one record.
missing-column = The header lacks the required column “{ $field }”.
    .suggest = If it is { $suggestions } in the header, change that name to “{ $field }”.
    .otherwise = Add the column “{ $field }” to the first row and fill it in; columns may stand in any order.
unknown-column = The column “{ $column }” is not used and was left out.
    .suggest = If it is { $suggestions }, give it that name; otherwise nothing need be done.
    .otherwise = If it is one of the columns needed, give it that column's name; otherwise nothing need be done.
duplicate-column = The column “{ $column }” stands in the header more than once.
    .help = Keep only one of them.
bad-cell = “{ $text }” cannot be read here: it should be { $expected }.
part-fen = The amount “{ $text }” has a fraction of a fen.
    .help = Amounts are exact to the fen: at most 2 decimals in yuan (元), 6 in 万元, 10 in 亿元. Check the unit in the header too.
cell-too-large = “{ $text }” exceeds the limit of a cell, { $limit }.
    .help = Check the column's unit: money without a unit in the header is read in 万元 (10,000 yuan); a column in yuan needs “(元)” after its name.
negative-cell = This column cannot be negative, but the cell holds “{ $text }”.
    .help = Correct the number; if there was nothing, enter 0 or leave the cell blank.
blank-cell = This cell must be filled in, but it is blank.
    .help = Fill in the cell; if the whole row should not be there, delete the row.
row-length = This row has { $found } cells, but the header has { $expected }.
    .help = Check whether a cell is missing or too many, or a comma stands outside quotes.
duplicate-row = “{ $id }” has more than one row for { $year }; the first is row { $first }.
    .help = One id has one row in a year: merge the rows or delete the extra ones.
orphan-project = The project's enterprise “{ $id }” has no row for { $year } in the table of enterprises.
    .help = Add the enterprise's row for that year, or correct the enterprise id in the table of projects.
project-moved = The project “{ $project }” belongs first to the enterprise “{ $other }”, then to “{ $id }”.
    .help = A project stays with one enterprise over the years; if it was handed over, give it another project id.
not-constant = “{ $column }” is { $text } in this row and { $other } in row { $row }.
    .help = Every row of an enterprise or project holds the same “{ $column }” or leaves it blank; correct one of the two.
unjudged-readings = The table lacks { $columns }, which take their defaults; what the other answers to these questions would cost cannot be judged: { $readings }.
    .help = Add the columns if it matters; otherwise nothing need be done.
other-year = This row is for { $year }, a year the policy does not cover; it was not counted.
    .help = Correct the year if it is wrong; otherwise nothing need be done.
credit-code = “{ $text }” is not a valid unified social credit code: its check character does not fit. The row is counted all the same.
    .help = Compare the 18 characters with the original; the letters I, O, S, V and Z never occur and are easily mistaken for 1, 0, 5 and 2.
too-many-rows = The table has more rows than the limit of { $limit }.
    .help = Keep only the rows of the policy's years that concern this policy.
bad-book = No table can be read from this file: { $detail }.
    .help = What can be read: .xlsx and .xls of Excel and WPS, .ods of LibreOffice, and tables as text, .csv or .txt. Open the file in a spreadsheet, save it as .xlsx and try again.
file-too-large = The file is larger than the limit of { $limit }.
    .help = Keep only the years and columns that concern this policy, or split it into a file of enterprises and one of projects.
too-many-columns = The sheet has more columns than the limit of { $limit }.
    .help = Delete the columns that are not needed; if there seem to be fewer, a stray cell may stand far to the right.
cell-too-long = This cell holds more text than the limit of { $limit } bytes.
    .help = Mostly a quote is missing before it, or a whole text was pasted into one cell. Check this row.
no-table = There is no table of enterprises.
    .help = A table of enterprises has at least the columns for the enterprise's id and the year; say which sheet it is and in which row its header stands.
sheet-spare = This sheet looks like a table too, but “{ $other }” was read, so this one was not.
    .help = If this is the one to read, or both are, say what each sheet is; otherwise nothing need be done.
error-in-cell = This cell holds a spreadsheet's error, “{ $text }”.
    .help = Mend the cell's formula in the spreadsheet, or type the value.
formula-in-cell = The formula “{ $text }” in this cell has no value.
    .help = Open the file in a spreadsheet, recalculate and save it; or type the value.
unit-slip = The amount { $text } is far from the usual { $usual } of its column: { $unit }. Such amounts in the column: { $count }; all are counted.
    .help = Check the unit; if the amount is right, nothing need be done.
example-row = The row “{ $text }” is the template's example and takes no part.
    .help = It need not be deleted. If there really is something of this id, give it another one.
left-with-enterprise = The row of the enterprise “{ $id }” for { $year } is left out, and this project with it.
    .help = Mend that row in the table of enterprises, and the project is counted.

## The calculation

overflow = A number in “{ $measure }” grew too large for exact arithmetic; there is no result.
    .help = Look for very large amounts in a wrong unit in the tables, and for parameters set too high.
total-too-large = The total of “{ $measure }” exceeds the limit of 10 quadrillion yuan (10^16); there is no result.
    .help = Check the units of the amounts in the tables: yuan may have been read as 万元.
divided-by-zero = “{ $measure }” divides by zero for the enterprise “{ $enterprise }” in { $year }; there is no amount.
    .help = Check whether the column it divides by was left blank for this enterprise, or exclude the case in the measure's condition.
absent-value = A parameter that “{ $measure }” needs has no value; there is no amount.
    .help = Give the parameters of this measure a value: one that is “none” can only be a cap and takes no part in a calculation.
internal-fault = The program made a mistake in “{ $measure }” in { $year }; there is no amount.
    .help = This is a fault of the program, not of the rules or tables. Please report it together with the rules.

## Cases, policies and samples

case-failed = The case “{ $case }” does not come out as expected: “{ $expected }” expected, “{ $found }” found.
    .help = Compare with the clause: if the rules are wrong, mend the rules; if the case is wrong, mend the case.
unknown-policy = There is no policy named “{ $name }”.
unknown-enterprise = There is no enterprise “{ $id }” in the population.
no-policy = No policy is open yet.
    .help = Choose a policy first, then load the data.
no-sample = This policy does not describe a synthetic sample (sample.toml).
    .help = Use your own tables of enterprises and projects, or add sample.toml to the rules folder.
bad-date = “{ $value }” is not a date.
    .help = Write year, month and day, as in 2018-05-01.
sample-order = “{ $name }” is used here before it is drawn: it stands after this column, or sample.toml does not have it.
    .help = Move “{ $name }” up, or use a column that stands before this one.
nothing-to-draw = These changes leave no enterprise to draw: every group has the weight 0.
    .help = Leave a weight to one group at least.

## Scenarios

scenario-version = These scenarios are written in version { $found } of the format; this program reads version { $known }.
    .help = Open them with a newer program; if the version is a slip, write { $known }.
scenario-policy = These scenarios are over the policy “{ $found }”, but the policy that is open is “{ $expected }”.
    .help = Open “{ $found }” first, then read the scenarios.
scenario-name = “{ $name }” cannot be the name of a scenario.
    .help = A name is not blank, stands on one line and has at most { $limit } characters.
too-many-scenarios = There are too many scenarios: { $limit } at most.
    .help = Delete those no longer needed, or keep them in several files.
unknown-scenario = There is no scenario named “{ $name }”.
    .suggest = Known scenarios: { $suggestions }.
    .otherwise = There are no scenarios yet.
choose-scenario = The file “{ $file }” holds { $count } scenarios, and it is not said which one is meant.
    .suggest = Name one of them with --name: { $suggestions }.
other-rules = These scenarios were made for another version of the rules; what differs is told one by one, everything else holds as before.
parameter-gone = The rules no longer have the parameter “{ $name }”; its setting was left out.
    .help = If it has another name now, use that name in the scenario.
setting-refused = The rules no longer allow “{ $value }” for “{ $name }”; the setting was left out.
    .help = Look at the bounds or options the parameter has now and set it again.
as-drafted = The draft now says “{ $value }” for “{ $name }” itself; the setting is not needed any more and was taken out.
older-rules = These rules were written for an earlier version of the program and are computed as they are.
    .help = The rules now have these readings besides: { $added }. Readings whose default answer is another now: { $changed }. To use them, start from the draft again and change the clauses you need.
draft-moved = The draft said “{ $before }” for “{ $name }” and now says “{ $after }”; the scenario's setting holds as before.
not-reproduced = The amounts kept with the scenario “{ $name }” do not come out again: { $what } differ.
    .help = For the same amounts, the rules, the lists, the settings and the program must be those of the time.
link-damaged = This link is damaged or not complete.
    .help = Copy the whole link again from where it came; messengers may cut long links, then use a scenario file instead.
link-too-large = The scenarios do not fit into a link: the limit is { $limit }.
    .help = Use a scenario file instead; its length is not limited.

## Notes

note-has-dimension = this is { $dim }
note-declared-here = “{ $name }” is declared here as { $dim }
note-first-declared = “{ $name }” is first declared here

## Suggestions

did-you-mean = Did you mean { $suggestions }?
sentences = { $first } { $second }

## Places

place-cell = { $file }, row { $row }, column “{ $column }”
place-cell-at = { $file }, row { $row }, column { $letters } “{ $column }”
place-row = { $file }, row { $row }
place-setting = setting “{ $id }”

## The layout on the command line

plain-error = Error: { $headline }
plain-warning = Warning: { $headline }
plain-place = At: { $place }
plain-note-at = See also { $place }: { $text }
plain-help = Fix: { $help }

## Summary

summary-none = No problems found
summary-errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
summary-warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
summary-both = { $errors } and { $warnings }
summary-more = { $listed }; { $count } more not listed

## Punctuation

quoted = “{ $text }”
list-separator = {", "}
list-last = {" or "}
at-least = at least { $count }

## Dimensions

word-money = an amount of money
word-rate = a rate
word-count = a count
word-year = a year
word-flag = a yes or no
word-category = an option
word-set = a set of options
word-text = text

## Shapes

shape-table = a set of named values, such as {"{"} zh = "…", en = "…" {"}"}
shape-list = a list, such as ["…", "…"]
shape-text = text in quotes, such as "200万元"
shape-flag = true or false
shape-year = a year of four digits, such as 2018
shape-range = two values, the lower one first, such as ["0元", "5000万元"]
shape-level = a whole number from 1 to 6
shape-reading = the name of a reading
shape-number = a number
shape-value = a value (a number, a name, or an expression in parentheses)
shape-end = the end of the formula
shape-then = “then”
shape-else = “else”
shape-closing-parenthesis = a closing parenthesis “)”
shape-closing-bracket = a closing bracket “]”
shape-one-of = only one of the ways to say this
shape-rest = no share: the last payer takes the rest
shape-settings = a table of parameters and values, such as {"{"} "cap" = "50万元" {"}"}
shape-files = a table of files and their texts
shape-file = the whole text of the file, or false where it is taken out
case-no-lines = no lines
csv-encoding = its text is not encoded in UTF-8
csv-quote = the quote that opens in this row does not close
csv-stray-quote = the quote that opens in this row closes in the middle of other text
csv-rows-in-quotes = the quote that opens in this row takes in the rows after it
csv-no-encoding = its text is encoded neither in UTF-8 nor in GB18030 (GBK)
csv-utf-16 = its text seems to be encoded in UTF-16, but is not complete
book-truncated = it is cut off or damaged; the download may not have finished
book-broken = its content is damaged, or no spreadsheet wrote it
book-encrypted = it is locked by a password; take the password off first
book-document = it is a document or slides, not a table
book-binary = it is a binary workbook (.xlsb); save it as .xlsx
book-ancient = it is a workbook of a format before 1997; save it as .xlsx
book-archive = it is an archive; unpack it first
book-bomb = it would unpack to more than any table
book-pdf = it is a PDF; read the workbook it was made from
book-picture = it is a picture
book-markup = it is a web page or XML; open it in a spreadsheet and save it as .xlsx
book-empty = it is empty
book-unknown = it is no table
book-too-long = there are more rows than a workbook holds; use CSV
book-unwritten = the workbook cannot be written
slip-wan = it seems to be in 元 and comes out ten thousand times too large
slip-thousand = it seems to be in thousands, a thousand times off
slip-yi = it seems to be in a larger unit and comes out far too small

## Values

value-money = an amount with its unit, such as 50万元 (500,000 yuan)
value-number = a number with its unit, such as 50万元, 4.35% or 3
value-rate = a percentage, such as 4.35%
value-count = a number without unit, such as 3
value-year = a year of four digits, such as 2018
value-flag = yes or no
value-option = one of the options
value-category = one of the options
value-set = options separated by commas
value-switch = on (kept) or off (struck out)
value-text = text

## Kinds

kind-policy = policy
kind-measure = measure
kind-field = column
kind-parameter = parameter
kind-payer = payer
kind-ledger = budget (general, social_insurance, government_fund, state_capital or enterprise)
kind-government = level of government (province, city, district or other)
kind-blank = meaning of a blank cell (unknown or zero)
kind-clause = clause
kind-category = category
kind-option = option
kind-definition = definition
kind-function = function
kind-table = table (enterprise or project)
kind-field-type = type of column (key, period, parent, text, money, count, year, flag, or the name of a category)
kind-dimension = kind of number (money, rate, count or year)
kind-status = status of a parameter (stated, assumed or undetermined)
kind-measure-kind = kind of measure (subsidy, award, relief or case)
kind-once = holder of a once-only right (the same as the measure's table: enterprise or project)
kind-year = policy year
kind-sheet = sheet
kind-envelope-option = way to treat an envelope
kind-clause-status = clause status
kind-pays = way of paying levels
kind-sealed-rules = the rules
kind-sealed-population = the lists of enterprises
kind-sealed-scenario = the scenario's settings
kind-sealed-engine = the versions of the program
kind-sealed-figures = the amounts computed
kind-mix-group = group of the sample
kind-spread-amount = amount (demand: asked for, or paid)
kind-mark = source mark (observed, derived, target, estimate or assumption)
kind-span = way to take the years (each, all or new)
kind-group = group

## Rows

rows-enterprise = the table of enterprises
rows-project = the table of projects

## What libraries say

detail-expected = { $what }, { $expected } expected
detail-string-values-must-be-quoted = the value does not stand between straight quotes
detail-invalid-basic-string = the quote around a text does not close, or holds a character it cannot
detail-invalid-multi-line-basic-string = the triple quote around a text does not close, or holds a character it cannot
detail-invalid-literal-string = the single quote around a text does not close, or holds a character it cannot
detail-invalid-multi-line-literal-string = the triple single quote around a text does not close, or holds a character it cannot
detail-missing-escaped-value = what follows the backslash is no escape
detail-key-with-no-value = a name without an equals sign and a value
detail-missing-value = there is no value after the equals sign
detail-duplicate-key = the same name stands here twice; delete one of the two
detail-invalid-unquoted-key = a name holds a character it cannot; letters, digits, - and _ may stand
detail-unquoted-keys-cannot-be-empty = a name is missing here
detail-invalid-inline-table-element = what stands in the braces is not complete: a quote, an equals sign or a comma may be missing before it
detail-missing-key-for-inline-table-element = a name is missing in the braces: a bracket of the line before may not be closed
detail-unclosed-inline-table = the brace does not close
detail-unclosed-array = the bracket does not close
detail-unclosed-table = the bracket of the heading does not close
detail-unclosed-array-table = the double bracket of the heading does not close
detail-missing-comma-between-key-value-pairs = a comma between two entries is missing
detail-missing-comma-between-array-elements = a comma between two values of the list is missing
detail-extra-comma-in-inline-table = there is a comma too many between the braces
detail-extra-comma-in-array = there is a comma too many between the brackets
detail-extra-assignment-between-key-value-pairs = there is an equals sign too many, or a comma before it is missing
detail-extra = there is an equals sign too many
detail-unexpected-key-or-value = the line is complete, yet something follows
detail-unexpected-leading-zero = the number begins with a 0 too many
detail-invalid-boolean = true or false should stand here
detail-invalid-date = this is no date; text stands between quotes
detail-carriage-return-must-be-followed-by-newline = the line end is not complete
detail-no-such-file-or-directory = there is no such file or folder
detail-not-a-directory = a part of the path is not a folder
detail-is-a-directory = it is a folder, not a file
detail-permission-denied = access is denied
detail-file-exists = a file of that name exists already
detail-no-space-left-on-device = the disk is full
detail-read-only-file-system = the disk is read-only
detail-file-name-too-long = the name is too long
detail-stream-did-not-contain-valid-utf-8 = its text is not encoded in UTF-8

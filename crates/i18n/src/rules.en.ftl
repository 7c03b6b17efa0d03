# What the rules page says.

rules-title = Rules
rules-lead = These text files are the policy. Changes are checked and costed as you type; while something is wrong, the last rules that worked stay in force.
rules-loading = Reading the rules files…
rules-files = Rules files
rules-group-policy = Whole policy
rules-group-measures = Measures
rules-group-cases = Cases
rules-state-changed = changed
rules-state-added = new
rules-state-removed = removed
rules-lines = { $added } lines more, { $removed } fewer
rules-file-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
rules-file-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
rules-editor = Rules file
rules-editor-loading = The editor is loading; you can read already.
rules-editor-missing = The editor could not be loaded: rules can be read only. The figures are not affected.
rules-removed-file = This file was taken out of the rules.
rules-revert = Revert this file
rules-revert-all = Revert all rules
rules-remove = Remove this measure
rules-download = Download the rules (.zip)
rules-archive = rules-{ $id }.zip
rules-download-file = Download this file
rules-open = Open rules files…
rules-open-folder = Open a folder…
rules-drop = Let go to open the rules files
rules-opened = Opened; { $count ->
    [one] 1 file differs
   *[other] { $count } files differ
} from the draft.
rules-foreign-nothing = No rules files found (.toml files, or a .zip of them).
rules-foreign-policy = These are the rules of “{ $id }”, and “{ $policy }” is open. Change to that policy first, or run them on the command line: cesuan run --policy FOLDER
rules-foreign-file = No file of the rules is called “{ $file }”. To replace all rules, open the whole folder or a .zip.
rules-foreign-unreadable = The files cannot be read: not UTF-8 text, not a .zip, or too large.
rules-unsaved = The browser does not let this page save. Changes to the rules are lost when the page is closed: download them.

rules-verdict-checking = Checking…
rules-verdict-good = Nothing is wrong
rules-verdict-faults = Check
rules-verdict-found = { $count ->
    [one] 1 thing to look at
   *[other] { $count } things to look at
}
rules-verdict-broken = Something is wrong with the rules. The figures are still those of the last rules that worked.
rules-fault-error = Error
rules-fault-warning = Warning
rules-cases = Cases
rules-cases-passed = All { $total } cases give what they should
rules-cases-failed = { $failed } of { $total } cases do not give what they should
rules-cases-running = Running the cases…
rules-waiting = The rules have these parameters no more; their settings have no effect for now:
rules-waiting-setting = { $id } = { $value }

rules-effect = Effect on spending
rules-effect-none = No measure costs other than in the draft.
rules-effect-moved = Measures that cost other than in the draft

rules-changed = { $count ->
    [one] 1 rules file changed
   *[other] { $count } rules files changed
}
rules-changed-broken = { $count ->
    [one] 1 rules file changed
   *[other] { $count } rules files changed
}, with errors

rules-add = Add a measure…
rules-add-title = Add a measure
rules-add-text = Choose a pattern. It writes the rules and their cases, which you can change as you like.
rules-add-label-zh = Name (Chinese)
rules-add-label-en = Name (English)
rules-add-id = Id
rules-add-id-hint = Small letters, digits and underscores; also the file’s name
rules-add-clause = Clause
rules-add-payer = Payer
rules-add-kind = Class
rules-add-pattern = Pattern
rules-add-pattern-award = Fixed sum: where a column says yes
rules-add-pattern-share = Share: of an amount from a threshold on, up to a limit
rules-add-pattern-ranking = Ranking: prizes for the first three by a number
rules-add-column = Column it goes by
rules-add-accept = Add
rules-add-cancel = Cancel
rules-enterprise-table = Enterprise table
rules-project-table = Project table

rules-kind-parameter = parameter
rules-kind-definition = definition
rules-kind-column = column
rules-kind-option = option
rules-kind-name = name
rules-kind-function = function
rules-kind-word = word
rules-kind-key = key

rules-phrase-find = Find
rules-phrase-replace = Replace
rules-phrase-next = next
rules-phrase-previous = previous
rules-phrase-all = all
rules-phrase-case = match case
rules-phrase-word = by word
rules-phrase-regexp = regexp
rules-phrase-replace-one = replace
rules-phrase-replace-all = replace all
rules-phrase-close = close
rules-phrase-diagnostics = Diagnostics
rules-phrase-completions = Completions

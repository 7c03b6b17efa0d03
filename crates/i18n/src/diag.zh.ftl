# 诊断：每个代码一条消息，编号与代码相同。
#   .suggest    有建议时，代替「是不是想写」的句子。
#   .otherwise  没有建议时怎样改。
#   .help       除此之外怎样改。
#   .unnamed    没有名称可说时，代替消息的句子。

## 规则文件

toml-syntax = 这里的写法不符合 TOML 格式：{ $detail }。
    .help = 请检查引号、方括号、等号是否齐全，是否误用了全角符号；文字要写在一对半角引号里。
unknown-key = 这里没有「{ $key }」这一项。
    .otherwise = 如果不需要这一项，删去这一行即可。
missing-key = 这里缺少「{ $key }」这一项。
    .help = 请在这一节里补上「{ $key } = ……」一行。
wrong-shape = 「{ $key }」的值应是{ $expected }。
    .unnamed = 这里应是{ $expected }。
missing-file = 规则文件夹里没有「{ $file }」这个文件。
    .help = 请补上这个文件；如果不再需要它，请删去提到它的地方。
unreadable-file = 文件「{ $file }」读不出来：{ $detail }。
    .help = 请确认文件允许读取；规则文件应是 UTF-8 编码的纯文本，编码不对时请用文本编辑器另存为 UTF-8。
duplicate-name = 名称「{ $name }」用了不止一次。
    .help = 请给其中一个换个名称，并同时改掉引用它的地方。
bad-name = 「{ $name }」不能用作名称。
    .help = 名称只能由小写英文字母、数字和下划线组成；中文名称请写在「label」里。
unknown-id = 没有名为「{ $name }」的{ $kind }。
    .otherwise = 请核对写法；如果它是新加的，请先在规则里声明。

## 公式

formula-character = 公式里不能出现「{ $found }」这个字符。
    .otherwise = 公式由名称、数字、括号和运算符号（+ - * / < <= > >= == !=）组成；判断相等写作 ==。
formula-syntax = 公式在这里读不下去：应是{ $expected }，却是{ $found }。
    .help = 请检查括号是否成对，两个值之间是否缺了运算符号。
formula-depth = 公式套得太深或太长：最多 64 层、200 个运算符号。
    .help = 请把其中一段另写成中间公式（define），再在这里引用它的名称。
unknown-unit = 不认识单位「{ $found }」。
    .otherwise = 金额的单位是元、万元、亿元，比例写作百分数（如 50%），年份和年数的单位是年；只有个数可以不带单位。
unknown-name = 公式里的「{ $name }」没有声明过。
    .otherwise = 公式里可以用企业表和项目表的列、参数、解读和中间公式；别的措施的参数写作「措施.参数」。
unknown-function = 没有名为「{ $name }」的函数。
    .otherwise = 可用的函数有：min（取最小）、max（取最大），以及对企业各个项目的 sum（求和）、count（计数）、any（任一符合）、all（全部符合）。
wrong-arity = 「{ $name }」括号里的值个数不对：应是{ $expected }个，写了{ $found }个。
dimension-mismatch = 「{ $operator }」用在了{ $left }和{ $right }之间，两者不能这样运算。
    .otherwise = 同类才能相加减、相比较：金额与金额、比例与比例、个数与个数。金额可以乘以或除以比例或个数，结果仍是金额；金额除以金额得比例；金额不能乘以金额。
wrong-dimension = 这里应是{ $expected }，写的却是{ $found }。
    .otherwise = 请检查公式的结果：金额要带单位（如 200万元），比例要写成百分数（如 50%），条件要能回答「是」或「否」。
unknown-option = 「{ $category }」里没有「{ $name }」这个选项。
wrong-rows = 「{ $name }」属于{ $rows }，不能直接用在这里。
    .help = 在企业的公式里使用项目表的列，要先用 sum、count、any 或 all 对企业的各个项目汇总；在项目的公式里使用企业表的列，写作「enterprise.列名」。
circular-definition = 这些中间公式互相引用，绕成了一圈：{ $chain }。
    .help = 请改写其中一个公式，不再引用圈里的下一个。
circular-line = 这些措施的金额互为条件，绕成了一圈：{ $chain }。
    .help = 请改写其中一项的公式，不再用「.line」引用圈里的下一项，或把它移出「keep_largest」的清单。
optional-in-formula = 「{ $name }」可以填「none」，而公式在这里总要有一个值。
    .help = 可以填「none」的参数写在措施的「cap」或「limit」里，或与总有值的一项一起写进 min(…)；如果它总会有值，请去掉它的「optional」。
unknown-in-formula = 「{ $name }」空着的单元格表示金额未知，不能写进这个公式。
    .help = 这样的列只能单独写作限额（limit）的「amount」，或写作「given({ $name })」。
once-level-of-size = 「{ $name }」这一级按规模划定，又各级只奖一次：跳过的一级在以后年度还会再付。
    .help = 首次突破类的奖励，以后年度不应再付已经越过的级别。级别按证书、称号划定的，可以不理会这条提示。
missing-field = { $rows }里类型为「{ $kind }」的列应有且只有一列。
    .help = 请核对 fields.toml 里各列的类型：key 是本行的编号，period 是年度，parent 是项目所属的企业。

## 参数和条款文字

out-of-bounds = 「{ $value }」超出了允许的范围：最低 { $min }，最高 { $max }。
    .suggest = 最接近的可用值是{ $suggestions }。
bad-range = 「{ $key }」的取值不合适。
    .help =
        { $key ->
            [years] 政策年度要从早到晚、逐年相连，不能缺年或重复。
            [step] 步长要大于零。
            [commitment_years] 承诺年度要紧接最后一个政策年度，从早到晚、逐年相连。
            [usual] 页面提供的范围要在 range 以内，先写下限，再写上限。
           *[other] 要先写下限，再写上限，下限不能高于上限。
        }
placeholder-missing = 这句话里没有占位「{"{"}{ $name }{"}"}」，另一种语言的句子里却有。
    .help = 请在这句话里也写上它，让两种文字说的是同一个数；如果不该有，请从另一句里删去。
placeholder-syntax = 句子里的占位没有写完整：「{ $text }」。
    .help = 占位写作一对半角花括号，里面是参数的名称。
unused = 「{ $name }」声明了，却没有任何地方用到。
    .help = 请在公式里用上它；如果不再需要，请删去它。

## 设置

unknown-parameter = 没有名为「{ $name }」的参数或解读。
    .otherwise = 措施的参数写作「措施.参数」；单独设置某一年度写作「参数@年度」。
bad-value = 「{ $name }」不能设为「{ $text }」：应是{ $expected }。
    .unnamed = 「{ $text }」在这里读不懂：应是{ $expected }。
bad-setting = 「{ $text }」不是一条完整的设置。
    .help = 设置写作「参数=值」，例如 cap=50万元；单独设置某一年度写作「参数@年度=值」，例如 rate@2019=4.15%。
setting-year = 「{ $name }」没有 { $year } 年度：政策年度是 { $first } 年至 { $last } 年。
    .help = 请改成政策年度之一；如果各年度相同，去掉「@」和年度即可。
not-dated = 「{ $name }」各年度共用一个值，不能单独设置某一年度。
    .suggest = 请去掉「@」和年度，写作{ $suggestions }。

## 输入的表格

cannot-open = 文件「{ $file }」打不开：{ $detail }。
    .help = 请核对文件名和所在的文件夹，并确认文件没有被别的程序占用。
cannot-write = 「{ $file }」写不进去：{ $detail }。
    .help = 请核对文件夹是否存在、是否允许写入，并关闭正打开着这个文件的程序。
bad-csv = 这个文件不能作为 CSV 表格读取：{ $detail }。
    .help = 请在表格软件里打开它，另存为「CSV UTF-8（逗号分隔）」后再试。
empty-table = 这张表里没有数据。
    .help = 第一行应是表头，从第二行起一行一条数据。
missing-column = 表头里缺少必需的「{ $field }」列。
    .suggest = 如果它就是表头里的{ $suggestions }，请把列名改成「{ $field }」。
    .otherwise = 请在第一行补上「{ $field }」列并填写各行；各列的先后不限。
unknown-column = 「{ $column }」列用不上，已经略过。
    .suggest = 如果它就是{ $suggestions }，请改用这个列名；否则不必处理。
    .otherwise = 如果它其实是要用的列，请改用规定的列名；否则不必处理。
duplicate-column = 「{ $column }」列出现了不止一次。
    .help = 请只保留其中一列。
bad-cell = 「{ $text }」填在这里读不懂：应是{ $expected }。
part-fen = 金额「{ $text }」有不足一分的零头。
    .help = 金额要精确到分：以元为单位最多 2 位小数，以万元为单位最多 6 位，以亿元为单位最多 10 位。也请核对表头标明的单位。
cell-too-large = 「{ $text }」超过了一个单元格的上限 { $limit }。
    .help = 请核对这一列的单位：表头没有标明单位的金额按万元读取，以元填写的列要在列名后面加上「（元）」。
negative-cell = 这一列不能是负数，这里却是「{ $text }」。
    .help = 请更正这个数；如果没有发生，请填 0 或留空。
blank-cell = 这个单元格必须填写，现在是空的。
    .help = 请补填这个单元格；如果整行都是多余的，请删去这一行。
row-length = 这一行有 { $found } 个单元格，表头有 { $expected } 个，两者不一致。
    .help = 请检查这一行是不是少填了、多填了，或有逗号没有放进引号里。
duplicate-row = 「{ $id }」在 { $year } 年度有不止一行，第一次出现在第 { $first } 行。
    .help = 同一编号在同一年度只能有一行，请合并或删去多余的行。
orphan-project = 项目所属的企业「{ $id }」在企业表里没有 { $year } 年度的一行。
    .help = 请在企业表里补上这家企业该年度的一行，或者更正项目表里的企业编号。
project-moved = 项目「{ $project }」先后属于两家企业：「{ $other }」和「{ $id }」。
    .help = 一个项目在各年度里要属于同一家企业；如果项目确已转让，请给它另编一个项目编号。
not-constant = 「{ $column }」在这一行是 { $text }，而在第 { $row } 行是 { $other }。
    .help = 同一企业或项目各行的「{ $column }」须一致，可以留空；请改正其中一行。
unjudged-readings = 表里没有{ $columns }，各行按默认值计，因此以下口径的另一种答案无从比较：{ $readings }。
    .help = 需要比较的，请补上这些列；否则不必处理。
other-year = 这一行的年度是 { $year }，不在政策年度之内，没有计入。
    .help = 如果年度填错了，请更正；否则不必处理。
credit-code = 「{ $text }」不是正确的统一社会信用代码：校验码不符。这一行仍然计入。
    .help = 请核对这 18 位代码是否抄错；代码里没有字母 I、O、S、V、Z，容易与数字 1、0、5、2 混淆。
too-many-rows = 表格的行数超过了上限 { $limit } 行。
    .help = 请只保留政策年度之内、与本政策有关的行。
bad-book = 这个文件里读不出表格：{ $detail }。
    .help = 可以读取的有 Excel 和 WPS 的 .xlsx、.xls，LibreOffice 的 .ods，以及 .csv、.txt 文本表格。请用表格软件打开后另存为 .xlsx 再试。
file-too-large = 文件超过了上限 { $limit }。
    .help = 请只保留与本政策有关的年度和列，或者分成企业表和项目表两个文件。
too-many-columns = 这张表的列数超过了上限 { $limit } 列。
    .help = 请删去用不着的列；如果看上去没有这么多列，最右边可能有一个多余的单元格。
cell-too-long = 这一格的文字超过了上限 { $limit } 个字节。
    .help = 通常是前面少了一个引号，或者把整篇文字贴进了一格。请核对这一行。
no-table = 没有找到企业表。
    .help = 企业表至少要有企业编号、年度两列；请指定哪一张表是企业表、表头在第几行。
sheet-spare = 这张表也像是要读的表，但已经读取了「{ $other }」，所以没有读它。
    .help = 如果要读的是它，或者两张都要读，请指定各张表的用途；否则不必处理。
error-in-cell = 这一格是表格软件的错误值「{ $text }」。
    .help = 请在表格软件里改好这一格的公式，或者直接填入数值。
formula-in-cell = 这一格的公式「{ $text }」没有算出的值。
    .help = 请用表格软件打开文件，重新计算后保存；或者直接填入数值。
unit-slip = 金额 { $text } 与本列通常的 { $usual } 相差很大：{ $unit }。本列这样的金额共 { $count } 处，都仍然计入。
    .help = 请核对单位；如果金额没有错，不必处理。
example-row = 「{ $text }」这一行是填报模板的示例，没有计入。
    .help = 不必删除；如果真有这个编号的企业或项目，请换一个编号。
left-with-enterprise = 企业「{ $id }」{ $year } 年度的一行没有计入，这个项目随之略去。
    .help = 改好企业表里的那一行，这个项目就会计入。

## 测算

overflow = 计算「{ $measure }」时，数字大到无法精确计算，没有得出结果。
    .help = 请检查表格里有没有单位填错的特大金额，参数是否填得过大。
total-too-large = 「{ $measure }」的合计超过了 1 亿亿元的上限，没有得出结果。
    .help = 请检查表格里的金额单位，很可能把元当成了万元。
divided-by-zero = 计算「{ $measure }」时，企业「{ $enterprise }」{ $year } 年度的除数是零，得不出金额。
    .help = 请检查这家企业作除数的那一列是否漏填；也可以在措施的条件里先排除除数为零的情况。
absent-value = 计算「{ $measure }」时，用到的参数没有值，得不出金额。
    .help = 请给这项措施的参数填上数值：填「none」的参数只能作上限，不能参与计算。
internal-fault = 程序计算「{ $measure }」{ $year }年时出错，得不出金额。
    .help = 这是程序的错误，不是规则或表格的错误。请连同规则一起反馈。

## 算例、政策和合成数据

case-failed = 算例「{ $case }」不相符：应是「{ $expected }」，算出的是「{ $found }」。
    .help = 请对照条款原文：规则错了改规则，算例错了改算例。
unknown-policy = 没有名为「{ $name }」的政策。
unknown-enterprise = 企业表里没有编号为「{ $id }」的企业。
no-policy = 还没有打开政策。
    .help = 请先选择一个政策，再载入数据。
no-sample = 这个政策没有合成数据的说明（sample.toml）。
    .help = 请改用自己的企业表和项目表，或者在规则文件夹里补上 sample.toml。
bad-date = 「{ $value }」不是一个日期。
    .help = 请写成「年-月-日」，如 2018-05-01。
sample-order = 这里用到的「{ $name }」还没有生成：它排在这一列之后，或者 sample.toml 里没有它。
    .help = 请把「{ $name }」移到前面，或者改用排在前面的列。
nothing-to-draw = 这样调整之后，没有企业可以抽取：每个组的比重都是 0。
    .help = 至少给一个组留下比重。

## 方案

scenario-version = 这份方案的格式版本是 { $found }，本程序能读的是 { $known }。
    .help = 请用新版程序打开；如果版本号写错了，改为 { $known }。
scenario-policy = 这份方案属于政策「{ $found }」，现在打开的是「{ $expected }」。
    .help = 先打开「{ $found }」，再读这份方案。
scenario-name = 「{ $name }」不能作方案的名称。
    .help = 名称不能空着，只写一行，不超过 { $limit } 个字。
too-many-scenarios = 方案太多了：最多 { $limit } 个。
    .help = 删去不再需要的方案，或者分成几份文件。
unknown-scenario = 没有名为「{ $name }」的方案。
    .suggest = 现有的方案有{ $suggestions }。
    .otherwise = 这里还没有任何方案。
choose-scenario = 文件「{ $file }」里有 { $count } 个方案，不知道要用哪一个。
    .suggest = 用 --name 指明其中一个：{ $suggestions }。
other-rules = 这份方案是按另一版规则做的；以下逐项说明有出入之处，没有提到的照旧。
parameter-gone = 规则里已经没有参数「{ $name }」，对它的设定没有采用。
    .help = 如果它改了名称，请在方案里改用新名称。
setting-refused = 规则不再允许「{ $name }」取「{ $value }」，这项设定没有采用。
    .help = 查看这个参数现在的范围或选项，重新设定。
as-drafted = 送审稿里「{ $name }」现在就是「{ $value }」，这项设定不再需要，已去掉。
older-rules = 这份规则写于程序的较早版本，仍按原样计算。
    .help = 现在的规则另有这些解读：{ $added }。默认答案改变的解读：{ $changed }。要采用新的规则，请从送审稿重新开始，再改动需要的条款。
draft-moved = 送审稿里「{ $name }」原来是「{ $before }」，现在是「{ $after }」；方案的设定照旧。
not-reproduced = 方案「{ $name }」存档时的金额没有重现：{ $what }不同。
    .help = 要得到同样的金额，规则、名单、设定和程序都要与存档时相同。
link-damaged = 这个链接不完整，或者已经损坏。
    .help = 请从原处重新复制整个链接；聊天软件可能截断过长的链接，那时请改用方案文件。
link-too-large = 方案放不进一个链接：超过 { $limit } 的上限。
    .help = 改用方案文件：它没有长度限制。

## 附注

note-has-dimension = 这里是{ $dim }
note-declared-here = 「{ $name }」在这里声明，是{ $dim }
note-first-declared = 「{ $name }」先在这里声明

## 建议

did-you-mean = 是不是想写{ $suggestions }？
sentences = { $first }{ $second }

## 位置

place-cell = { $file } 第{ $row }行「{ $column }」列
place-cell-at = { $file } 第{ $row }行 { $letters } 列「{ $column }」
place-row = { $file } 第{ $row }行
place-setting = 设置「{ $id }」

## 命令行里的排列

plain-error = 错误：{ $headline }
plain-warning = 警告：{ $headline }
plain-place = 位置：{ $place }
plain-note-at = 另见 { $place }：{ $text }
plain-help = 改法：{ $help }

## 小结

summary-none = 没有发现问题
summary-errors = { $count } 处错误
summary-warnings = { $count } 处警告
summary-both = { $errors }、{ $warnings }
summary-more = { $listed }，另有 { $count } 处未列出

## 标点

quoted = 「{ $text }」
list-separator = 、
list-last = {"或"}
at-least = 至少{ $count }

## 量纲

word-money = 金额
word-rate = 比例
word-count = 个数
word-year = 年份
word-flag = 「是」或「否」
word-category = 选项
word-set = 一组选项
word-text = 文字

## 写法

shape-table = 一组带名称的值，例如 {"{"} zh = "……", en = "……" {"}"}
shape-list = 一个列表，例如 ["……", "……"]
shape-text = 写在引号里的文字，例如 "200万元"
shape-flag = true（是）或 false（否）
shape-year = 四位数的年份，例如 2018
shape-range = 先低后高的两个值，例如 ["0元", "5000万元"]
shape-level = 1 至 6 的整数
shape-reading = 一个解读的名称
shape-number = 数字
shape-value = 一个值（数字、名称或括号里的算式）
shape-end = 公式的结尾
shape-then = 「then」
shape-else = 「else」
shape-closing-parenthesis = 右括号「)」
shape-closing-bracket = 右方括号「]」
shape-one-of = 几种写法中的一种
shape-rest = 不写比例：最后一个资金渠道承担余下部分
shape-settings = 参数和值的表，如 {"{"} "cap" = "50万元" {"}"}
shape-files = 文件和内容的表
shape-file = 文件的全文；如果这个文件被删去，写 false
case-no-lines = 没有明细
csv-encoding = 文字编码不是 UTF-8
csv-quote = 从这一行开始的引号没有结束
csv-stray-quote = 从这一行开始的引号没有正常结束，后面还有别的文字
csv-rows-in-quotes = 从这一行开始的引号把后面的行也括了进去
csv-no-encoding = 文字编码既不是 UTF-8，也不是 GB18030（GBK）
csv-utf-16 = 文字编码像是 UTF-16，但不完整
book-truncated = 文件不完整或已损坏，可能没有下载完
book-broken = 内容已损坏，或者不是表格软件写的
book-encrypted = 文件设有密码，请先取消密码
book-document = 这是文字或演示文稿，不是表格
book-binary = 这是二进制工作簿（.xlsb），请另存为 .xlsx
book-ancient = 这是 1997 年以前的工作簿格式，请另存为 .xlsx
book-archive = 这是压缩包，请先解压
book-bomb = 解压后的内容大得不像表格
book-pdf = 这是 PDF，表格要从原来的工作簿里读
book-picture = 这是图片
book-markup = 这是网页或 XML，请用表格软件打开后另存为 .xlsx
book-empty = 文件是空的
book-unknown = 这不是表格
book-too-long = 行数超过了工作簿能容纳的上限，请改用 CSV
book-unwritten = 工作簿写不出来
slip-wan = 像是以元填写，大了一万倍
slip-thousand = 像是以千元填写，相差一千倍
slip-yi = 像是以更大的单位填写，小了许多

## 取值

value-money = 带单位的金额，例如 50万元
value-number = 带单位的数，例如 50万元、4.35%、3
value-rate = 百分数，例如 4.35%
value-count = 不带单位的数，例如 3
value-year = 四位数的年份，例如 2018
value-flag = 「是」或「否」
value-option = 其中一个选项
value-category = 其中一个选项
value-set = 若干个选项，用顿号或逗号隔开
value-switch = on（保留）或 off（删去）
value-text = 文字

## 名目

kind-policy = 政策
kind-measure = 措施
kind-field = 列
kind-parameter = 参数
kind-payer = 资金渠道
kind-ledger = 预算（general、social_insurance、government_fund、state_capital、enterprise）
kind-government = 政府层级（province、city、district、other）
kind-blank = 空白单元格的含义（unknown 未知，zero 零）
kind-clause = 条款
kind-category = 选项表
kind-option = 选项
kind-definition = 中间公式
kind-function = 函数
kind-table = 表（enterprise 企业表，project 项目表）
kind-field-type = 列类型（key、period、parent、text、money、count、year、flag，或选项表的名称）
kind-dimension = 数的类别（money 金额，rate 比例，count 个数，year 年份）
kind-status = 参数状态（stated 原文写明，assumed 假设，undetermined 待定）
kind-measure-kind = 措施类别（subsidy 补助，award 奖励，relief 减免，case 一事一议）
kind-once = 一次性权利的归属（与措施的表相同：enterprise 或 project）
kind-year = 政策年度
kind-sheet = 工作表
kind-envelope-option = 额度的处理办法
kind-clause-status = 条款状态
kind-pays = 级别的付给方式
kind-sealed-rules = 规则
kind-sealed-population = 企业名单
kind-sealed-scenario = 方案的设定
kind-sealed-engine = 程序版本
kind-sealed-figures = 算出的金额
kind-mix-group = 样本的行业组
kind-spread-amount = 金额（demand 应付，paid 实付）
kind-mark = 数字的来源类别（observed 公布，derived 推算，target 目标，estimate 估计，assumption 假设）
kind-span = 年度的取法（each 各年平均，all 各年合在一起，new 每年新出现的）
kind-group = 组

## 行

rows-enterprise = 企业表
rows-project = 项目表

## 库的说明

detail-expected = { $what }，这里应是 { $expected }
detail-string-values-must-be-quoted = 值没有放进一对半角引号里
detail-invalid-basic-string = 文字的引号没有结束，或者引号里有不能出现的字符
detail-invalid-multi-line-basic-string = 多行文字的三重引号没有结束，或者里面有不能出现的字符
detail-invalid-literal-string = 单引号没有结束，或者里面有不能出现的字符
detail-invalid-multi-line-literal-string = 三重单引号没有结束，或者里面有不能出现的字符
detail-missing-escaped-value = 反斜杠后面的字符不成转义
detail-key-with-no-value = 名称后面没有等号和值
detail-missing-value = 等号后面没有值
detail-duplicate-key = 同一个名称写了两次，请删去其中一处
detail-invalid-unquoted-key = 名称里有不能出现的字符，只能用英文字母、数字、- 和 _
detail-unquoted-keys-cannot-be-empty = 这里缺少名称
detail-invalid-inline-table-element = 花括号里的写法不完整：前面可能少了引号、等号或逗号
detail-missing-key-for-inline-table-element = 花括号里缺少名称：可能是前一行的括号没有结束
detail-unclosed-inline-table = 花括号没有结束
detail-unclosed-array = 方括号没有结束
detail-unclosed-table = 标题的方括号没有结束
detail-unclosed-array-table = 标题的双方括号没有结束
detail-missing-comma-between-key-value-pairs = 两项之间缺少半角逗号
detail-missing-comma-between-array-elements = 列表的两个值之间缺少半角逗号
detail-extra-comma-in-inline-table = 花括号里多了一个逗号
detail-extra-comma-in-array = 方括号里多了一个逗号
detail-extra-assignment-between-key-value-pairs = 多了一个等号，也可能前面少了半角逗号
detail-extra = 多了一个等号
detail-unexpected-key-or-value = 这一行到这里已经写完，后面多了内容
detail-unexpected-leading-zero = 数字前面多了 0
detail-invalid-boolean = 这里应写 true 或 false
detail-invalid-date = 日期写得不对；文字要放进引号里
detail-carriage-return-must-be-followed-by-newline = 换行符不完整
detail-no-such-file-or-directory = 没有这个文件或文件夹
detail-not-a-directory = 路径中有一段不是文件夹
detail-is-a-directory = 这是文件夹，不是文件
detail-permission-denied = 没有访问权限
detail-file-exists = 已有同名的文件
detail-no-space-left-on-device = 磁盘已满
detail-read-only-file-system = 磁盘是只读的
detail-file-name-too-long = 文件名太长
detail-stream-did-not-contain-valid-utf-8 = 文字编码不是 UTF-8

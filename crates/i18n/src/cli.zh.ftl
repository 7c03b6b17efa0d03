# 命令行里的词句。

## 表头

cli-measure = 措施
cli-recipients = 户数
cli-lines = 笔数
cli-demand = 应付
cli-paid = 兑付
cli-total = 合计
cli-payer = 资金渠道
cli-remark = 说明
cli-commitments = 措施
cli-commitments-about = 政策期以后的承诺（不计入以上各项）
cli-unit = 金额单位：{ $unit }

## 表中的字样

cli-undetermined = 待定
cli-off = 删去
cli-not-settled = 未定
cli-no-paid = —
cli-of-which = {"  "}其中：{ $payer }
cli-separator = ；
cli-spread = { $name }（兑付）　{ $spread }
cli-notice = 提示：{ $notice }
cli-synthetic = （合成数据：由程序按种子 { $seed } 随机生成，不是真实企业；金额只供比较方案，不是预测）
cli-population = 企业 { $enterprises } 家，企业表 { $enterprise_rows } 行，项目表 { $project_rows } 行
cli-population-left-out = ，另有 { $rows } 行因有错误未计入
cli-sheet-enterprises = { $sheet }：企业表，表头在第 { $header } 行，数据 { $rows } 行
cli-sheet-projects = { $sheet }：项目表，表头在第 { $header } 行，数据 { $rows } 行
cli-sheet-unread = { $sheet }：不是企业表或项目表，没有读取
cli-left-out = 因有错误未计入：企业表 { $enterprises } 行，项目表 { $projects } 行；另有 { $with_enterprise } 行项目随企业略去

## 进度和结果

cli-progress-drawing = 正在生成合成数据……
cli-progress-reading = 正在读取表格……
cli-written = 已写入 { $file }
cli-check-ok = 政策「{ $id }」检查通过：措施 { $measures } 项，参数 { $parameters } 个，算例 { $cases } 个全部相符

## 逐户说明

cli-explain-near = 差一点的

## 测速

cli-progress-measuring = 正在测速：{ $enterprises }户 …

## 方案对照

cli-compare-baseline = 增减均与「{ $name }」相比
cli-compare-parameter = 参数
cli-compare-measure = 措施（应付）
cli-compare-balance = 资金渠道（额度减应付）
cli-compare-enterprises = 企业
cli-compare-group = 分组（兑付和减收，各资金渠道合计）
cli-compare-idle = 方案「{ $name }」改了「{ $parameter }」，但没有改变任何金额。
cli-reproduced = 方案「{ $name }」存档时的金额已逐分重现。
cli-unnamed-scenario = 调整方案

## 说明（--help）

cli-help = 测算：一份补贴文件送审前，先看它要花多少钱
cli-help-usage = 用法：
cli-help-commands = 命令
cli-help-arguments = 参数
cli-help-options = 选项

cli-help-run = 对一份名单测算一项政策
cli-help-compare = 对同一份名单测算几个方案，送审稿在前
cli-help-explain = 说明一家企业为什么得到这些
cli-help-check = 列出规则文件夹的全部错误，并运行其中的算例
cli-help-sample = 写出一份合成名单：两个 CSV 文件，或一个工作簿
cli-help-template = 写出待填的表，带下拉选项和说明
cli-help-check-list = 列出企业表和项目表的全部错误
cli-help-bench = 测一测程序在这台机器上有多快

cli-help-arg-help = 显示这份说明
cli-help-arg-version = 显示版本
cli-help-arg-lang = 表格和消息的语言；区域设置不是英文时用中文
cli-help-arg-policy = 规则文件夹、它的 .zip，或自带政策的编号
cli-help-arg-dir = 规则文件夹、它的 .zip，或自带政策的编号
cli-help-arg-scenario = 文件里的方案：设定和改过的规则
cli-help-arg-name = 文件里有几个方案时，用哪一个
cli-help-arg-set = 改一个参数或口径：smart_upgrade.cap_per_enterprise=80万元，benchmark_rate@2019=4.15%
cli-help-arg-sample = 随机生成这么多家企业（没有给表时按规则写明的家数）
cli-help-arg-seed = 随机生成用的种子（不写时用规则写明的）
cli-help-arg-population = 一个工作簿，两张表都在里面；哪一页是哪张表由列名认出
cli-help-arg-enterprises = 企业表：工作簿或文本
cli-help-arg-projects = 项目表：工作簿或文本
cli-help-arg-layout = 哪一页是哪张表、各列是什么，写成 JSON
cli-help-arg-leave-out-errors = 有错误的行不计入，企业行不计入时它的项目也不计入，两者都报出行数
cli-help-arg-format = 金额怎样显示
cli-help-arg-date = 写进文件的日期，yyyy-mm-dd
cli-help-arg-out = 写到哪个文件夹
cli-help-arg-enterprise = 企业编号
cli-help-arg-year = 只看一个政策年度；不写则全部

cli-help-run-lines = 另写出需求不为零的每一笔
cli-help-run-xlsx = 另写一个工作簿：按条款、付款方和组别的合计，以及每一笔
cli-help-run-estimates = 另写资金测算表：每项措施的标准、公式和金额
cli-help-run-amendments = 另写修改对照表：方案和设定逐句改了送审稿的什么
cli-help-compare-files = 方案文件；每个文件里的全部方案，最多八个
cli-help-compare-baseline = 其他方案与哪个方案相比；不写则与送审稿
cli-help-compare-format = 对比怎样显示，或写成工作簿
cli-help-compare-output = 把对比写进这个文件，不再显示
cli-help-sample-enterprises = 多少家企业；每家在每个政策年度有一行
cli-help-sample-format = 两个 CSV 文件，或一个工作簿
cli-help-template-format = 两个 CSV 文件，或一个工作簿
cli-help-check-list-files = 文件：一个工作簿，或两张表各一个文件
cli-help-check-list-marked = 另写一个工作簿：错误清单，以及标出错误的各页副本
cli-help-bench-enterprises = 生成多少家企业；可以写几次，测几份名单
cli-help-bench-format = 测得的结果怎样显示
cli-help-compare-after =
    JSON 是一个对象。`columns` 里送审稿在前，然后是各个方案：`name`，分年度和合计的 `spending`、`relief`，
    比对照方案多兑付的 `more`，各级各本预算的 `ledgers`，政策期以后的 `commitments`，逐项措施的 `steps`，`recipients`，得到更多的 `gained` 和更少的 `lost`，
    没有改变任何金额的参数 `idle`，以及 `seal`。`parameters`（各方案不同的）、`measures`、`payers`（带 `balance`）、
    `groups` 和 `contests`（入选名单的进出）各有 `columns`，次序相同；方案没有此项时为 null。金额是以元为单位的文字。

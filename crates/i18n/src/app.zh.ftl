# 网页上的话。

app-title = 测算：补贴文件送审前，先看它要花多少钱
app-name = 测算
app-seal = 测算
app-draft = 送审稿
app-document-kind = 测算条文
app-skip = 跳到测算结果
app-opening = 正在读取条款……
app-language = 语言
app-language-zh = 中文
app-language-en = English
app-unit = 金额单位
app-in-unit = 单位：{ $unit }

app-title-of-page = { $page } · 测算
app-page-draft = 条文
app-page-compare = 对比
app-page-lists = 名单
app-page-enterprises = 企业
app-page-trial = 试算
app-page-readings = 解读
app-page-standards = 待定
app-page-sample = 样本
app-page-rules = 规则
app-page-bench = 速度
app-pages = 页面
app-policy = 政策
app-skip-to-page = 跳到正文

app-document-hint = 带底色的数字可以直接改：点一下，或按 Tab 选中后按回车。右侧随改随算。
app-document-legend = 〔测算口径：…〕内的浅色文字是测算所加，不是送审稿的规定；每项措施右上方可以删去，按没有这一条重新测算。
app-counted-begins = 〔测算口径：
app-counted-brackets = 〔〕
app-apart = 本条另有：
app-chip-label = ，{ $label }
app-chip-label-changed = ，{ $label }，送审稿为{ $draft }
app-kind-subsidy = 补助
app-kind-award = 奖励
app-kind-relief = 减收
app-kind-case = 一事一议
app-payer-assumed = 资金渠道为测算假设
app-recipients = { $count }户
app-cost-off = 本条已删去，不计金额
app-cost-undetermined = 标准待定，未计入
app-cost-undetermined-money = 标准待定，未计入；基数{ $amount }
app-cost-undetermined-count = 标准待定，未计入；共{ $count }个
app-as-drafted = 同送审稿

app-status-stated = 送审稿载明
app-status-assumed = 测算假设
app-status-undetermined = 待定
app-drafted = 送审稿：
app-option-drafted = 送审稿
app-years-differ = 各年不同
app-by-year = 分年设定
app-presets = 常用取值
app-step-up = 增加{ $step }
app-step-down = 减少{ $step }
app-keys = ↑ ↓ 每次{ $step }，加 Shift 为十倍；回车完成，Esc 撤回
app-reset = 恢复送审稿
app-accept = 完成

app-reset-all = 恢复送审稿
app-reset-one = 恢复：{ $label }
app-changes-count = { $count }处改动
app-nothing-moved = 这些改动没有改变任何一项费用。

app-figures = 测算结果
app-headline-paid = 额度以内兑付
app-headline-owed = 应付（含超出额度的部分）
app-headline-spent = 支出
app-owed = 应付
app-gap = 缺口
app-beside = 另列
app-beside-apart = 各属不同的资金渠道，不相加
app-notices = 提示
app-synthetic = 合成数据
app-own = 自有数据
app-own-left = 自有数据 · 剔除{ $left }行
app-relief = 减收（不在支出内）
app-change-same = 与送审稿相同
app-change-up = 比送审稿增加{ $amount }
app-change-down = 比送审稿减少{ $amount }
app-announce = { $budget }{ $total }，{ $change }
app-computing-first = 正在抽取企业样本并计算……
app-stale = 有一处数值不可用，下面仍是上次有效设置的结果。

app-envelope-annual = 每年额度{ $amount }
app-envelope-whole = 各年合计额度{ $amount }
app-payers-unlimited = 其他资金渠道（未设额度）
app-column-payer = 资金渠道
app-within-envelope = 专项资金未超额度
app-all-years = 合计
app-gauge-over = 超出{ $amount }
app-gauge-spoken = { $period }：需求{ $demand }，额度{ $envelope }，未超出
app-gauge-spoken-over = { $period }：需求{ $demand }，{ $over }
app-gauge-spoken-free = { $period }：{ $demand }

app-column-paid = 兑付
app-column-enterprise = 企业
app-column-cut = 少付
app-gauge-unpaid = 少付{ $amount }

app-shortfall-reported = 现行理解：逐笔足额计列，没有企业被削减；超出额度的是缺口。
app-shortfall-open = 谁被削减，多给一点会怎样
app-cuts = 被削减的企业
app-cuts-period = 年度
app-cuts-said = { $asking }户申报，{ $count }户被削减：需求{ $demand }，兑付{ $paid }，少付{ $cut }。
app-cuts-place = { $first }—{ $last }，共{ $count }户
app-cuts-before = 上一页
app-cuts-after = 下一页
app-marginal-said = { $raised }：多兑付{ $more }，另有{ $freed }户得到全额，仍有{ $cut }户被削减。
app-marginal-annual = 每年额度再多{ $step }
app-marginal-whole = 各年合计额度再多{ $step }
app-marginal-measure = { $measure }{ $more }
app-marginal-joint = ，

app-chart = { $budget }各年构成
app-chart-draft = 送审稿
app-chart-year = { $year }年{ $amount }
app-chart-joint = ，
app-chart-described = { $budget }各年支出按条款堆叠的柱形图：{ $years }。逐条数字见下表。
app-chart-missing = 图表未能载入，数字不受影响，见下表。

app-table = 分条款结果
app-column-clause = 条款
app-column-recipients = 户数
app-column-demand = 需求
app-column-change = 比送审稿

app-results-clauses = 下载分条款结果（CSV）
app-results-clauses-name = 分条款结果
app-results-workbook = 下载测算结果（Excel）
app-results-lines = 下载逐笔明细（CSV）
app-population-workbook = 下载企业和项目表（Excel）
app-results-name = 测算结果
app-results-lines-name = 逐笔明细
app-population-name = 企业和项目表
download-failed = 没有写成文件：内存不够，或程序中断。
download-of = { $what }：{ $of }

app-sample = 企业样本
app-sample-about = 户数和种子决定一份虚构的企业名册，同样的户数和种子抽出同样的企业。不含任何真实企业。
app-sample-list = 用自己的名单测算 →
app-sample-synthetic = 合成数据 · { $count }户 · 种子{ $seed }
app-sample-own = 自有数据 · { $count }户
app-sample-own-left = 自有数据 · { $count }户 · 剔除{ $left }行
app-sample-change = 更换企业样本或名单
app-sample-size = 户数
app-sample-seed = 种子
app-sample-draw = 重新抽取
app-sample-size-fault = 户数应是 1 到 { $largest } 之间的整数。
app-sample-seed-fault = 种子应是不带小数的正数，最多 19 位。

app-lost-title = 没有这个页面
app-lost-text = 地址可能写错了，或者来自别的版本。
app-lost-back = 回到送审稿
app-failure-worker = 计算程序停了
app-failure-refused = 规则或样本无法使用
app-failure-program = 页面程序出错，停了
app-failure-text = 改动已保存在本机。可以重新载入；若仍出现，请从送审稿开始：改动会另行存放，可以下载，也可以放回。
app-failure-again = 重新载入
app-failure-draft = 从送审稿开始
app-aside-title = 改动已另行存放
app-aside-text = 对{ $policy }的改动已于{ $when }另行存放：页面带着这些改动无法继续运行，或者您选择了从送审稿开始。现在打开的是原样的送审稿。改动没有丢：可以下载成文件，也可以放回再试。
app-aside-save = 下载改动
app-aside-put-back = 放回
app-aside-remove = 删除
app-aside-name = 改动

## 测速页（不在导航里）

app-bench-about = 在另一个后台线程里测本机浏览器的计算速度，不影响页面上的方案。命令行里对应 cesuan bench。
app-bench-measure = 测{ $count }户
app-bench-under-way = 正在测{ $count }户 …
app-bench-failed = { $count }户测不成：浏览器的内存可能不够。

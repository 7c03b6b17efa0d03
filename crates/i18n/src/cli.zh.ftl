# 命令行里的词句。

## 表头

cli-measure = 措施
cli-recipients = 户数
cli-lines = 笔数
cli-demand = 需求
cli-paid = 兑付
cli-total = 合计
cli-payer = 付款方
cli-envelope = 额度
cli-excess = 超出
cli-unit = 金额单位：{ $unit }

## 表中的字样

cli-spending = 财政支出合计
cli-relief = 减免（不计入支出）
cli-undetermined = 待定
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
cli-bench-size = { $enterprises }户，企业表{ $rows }行，项目表{ $projects }行，数据列占{ $megabytes } MB
cli-bench-what = 项目
cli-bench-time = 用时
cli-bench-per-row = 纳秒/企业行
cli-bench-load = 抽取样本并排序
cli-bench-full = 全部措施完整计算一遍
cli-bench-by-hand = 同样的计算，手写循环
cli-bench-changed = 改动一个数（居中）：{ $name }
cli-bench-slowest = 改动一个数（最慢）：{ $name }
cli-bench-ratio = 完整计算用时是手写循环的{ $ratio }倍（同一批数据列，合计逐项相等）。

## 方案对照

cli-compare-baseline = 增减均与「{ $name }」相比
cli-compare-parameter = 参数
cli-compare-balance = 付款方（额度减需求）
cli-compare-enterprises = 企业
cli-compare-group = 分组（兑付和减免）
cli-compare-idle = 方案「{ $name }」改了「{ $parameter }」，但没有改变任何金额。
cli-reproduced = 方案「{ $name }」存档时的金额已逐分重现。
cli-unnamed-scenario = 调整方案

# 命令行里的词句。

## 表头

cli-measure = 措施
cli-year = 年度
cli-recipients = 户数
cli-lines = 笔数
cli-demand = 需求
cli-paid = 兑付
cli-total = 合计
cli-payer = 付款方
cli-envelope = 额度
cli-excess = 超出
cli-draft = 送审稿
cli-scenario = 方案
cli-difference = 差额
cli-status = 状态
cli-clause = 条款
cli-parameter = 参数
cli-value = 取值
cli-range = 范围
cli-policy = 政策
cli-name = 名称
cli-enterprise = 企业
cli-project = 项目
cli-unit = 单位：{ $unit }

## 表中的字样

cli-spending-total = 财政支出合计
cli-relief-total = 减免（不计入支出）
cli-undetermined = 待定
cli-undetermined-note = 标准待定的措施不计入合计，单独列出。
cli-no-envelope = 不设额度
cli-period-annual = 每年
cli-period-whole = 各年度合计
cli-all-years = 全部年度
cli-synthetic = 合成数据：{ $enterprises } 家企业由程序按种子 { $seed } 随机生成，不是真实企业；金额只供比较方案，不是预测。
cli-population = 企业 { $enterprises } 家，企业表 { $enterprise-rows } 行，项目表 { $project-rows } 行

## 进度和结果

cli-progress-checking = 正在检查规则……
cli-progress-drawing = 正在生成合成数据……
cli-progress-reading = 正在读取 { $file }……
cli-progress-running = 正在测算……
cli-written = 已写入 { $file }
cli-check-ok = 政策「{ $id }」检查通过：措施 { $measures } 项，参数 { $parameters } 个，算例 { $cases } 个全部相符

# 程序写出的表格。

papers-author = 测算
papers-enterprises = 企业
papers-projects = 项目
papers-explanations = 说明

## 填报表

papers-template-title = { $policy }：填报表
papers-explanations-title = 怎样填报
papers-explain-rows = 「企业」表每户企业每年一行，「项目」表每个项目每年一行；项目所属的企业当年必须在「企业」表里有一行。
papers-explain-money = 金额以万元填写，可以精确到分（六位小数）；单元格里也可以自己写明单位，如 300元、1.5亿元。
papers-explain-columns = 列的先后可以变动，用不着的列可以删去；表头上方可以另加标题行。橙色的列必须填写。
papers-explain-blank = 没有的内容请留空，也可以填「-」。
papers-column = 列
papers-meaning = 含义
papers-takes = 填什么
papers-when-blank = 留空表示
papers-example = 示例
papers-takes-key = 不重复的编号，同一编号每年一行
papers-takes-parent = 「企业」表里的企业编号
papers-takes-period = 政策年度：{ $years }
papers-takes-text = 文字
papers-takes-money = 金额，不能为负
papers-takes-unknown = 金额，不能为负；未知的留空
papers-takes-signed = 金额，减少的填负数
papers-takes-count = 整数
papers-takes-year = 四位年份
papers-required = 必填
papers-required-if = 「{ $flag }」为是时必填
papers-optional = 可以留空
papers-blank = 留空视为{ $value }
papers-yes = 是
papers-no = 否
papers-example-enterprise = 91350100M000100Y43
papers-example-project = P-001
papers-example-text = 文字

## 企业样本

papers-population-title = { $policy }：企业与项目
papers-synthetic-title = { $policy }：合成企业样本（不是真实企业）
papers-synthetic = 合成数据：由程序随机生成，不是真实企业；金额只供比较方案，不是预测。

## 测算结果

papers-results-title = { $policy }：测算结果
papers-information = 情况
papers-policy = 政策
papers-date = 日期
papers-source = 企业数据
papers-source-synthetic = 合成数据（种子 { $seed }），不是真实企业
papers-enterprise-count = 企业户数
papers-enterprise-rows = 企业表行数
papers-project-rows = 项目表行数
papers-left-out = 因有错误未计入的行数
papers-unit = 金额单位
papers-yuan = 元
papers-setting = 改动的参数
papers-setting-id = 编号
papers-drafted = 送审稿
papers-in-force = 本方案
papers-as-drafted = 没有改动，与送审稿相同
papers-by-measure = 按条款
papers-by-payer = 按资金渠道
papers-by = 按{ $what }
papers-all-lines = 明细
papers-account-demand = { $name }应付
papers-account-received = { $name }兑付
papers-clause = 条款
papers-measure = 措施
papers-payer = 资金渠道
papers-recipients = 户数
papers-lines = 笔数
papers-demand = 应付
papers-paid = 兑付
papers-total = 合计
papers-remark = 备注
papers-notices = 提示
papers-undetermined = 标准待定
papers-enterprise = 企业编号
papers-name = 企业名称
papers-project = 项目编号
papers-year = 年度
papers-period = 期间
papers-period-policy = 政策期
papers-period-after = 政策期以后
papers-reclaimed = 应收回
papers-reclaimed-amount = 应收回
papers-part-of = { $payer } { $amount }

## 核对结果

papers-faults-title = 表格核对结果
papers-faults = 问题
papers-severity = 轻重
papers-error = 错误
papers-warning = 提醒
papers-file = 文件
papers-row = 行
papers-letters = 列标
papers-wrong = 问题
papers-mend = 怎样改
papers-more = 另有 { $count } 处没有列出
papers-cut = 表格太大，后面的行没有列出

## 资金测算表

papers-mode-subsidy = 补助
papers-mode-award = 奖励
papers-mode-relief = 减收
papers-mode-case = 一事一议
papers-formula-level = { $when }的，{ $prize }
papers-formula-highest = { $levels }；同时达到几级的，只付最高一级
papers-formula-largest = 同一年度只取金额最大的一级（{ $levels }）
papers-formula-all = { $levels }；同时达到几级的，各级都付
papers-formula-rank = 按{ $by }排名，从第一名起依次为{ $prizes }
papers-formula-if = { $condition }时为{ $then }，否则为{ $otherwise }
papers-formula-only-of = { $then }（须「{ $condition }」为是）
papers-formula-only-if = { $then }（限{ $condition }）
papers-formula-not-negative = { $item }（低于0的按0计）
papers-formula-larger = （{ $items }孰高）
papers-formula-smaller = （{ $items }孰低）
papers-formula-with = 与
papers-formula-before = 往年{ $what }
papers-formula-ever = 任一年度{ $what }
papers-formula-fixed = 定额（{ $amount }）
papers-formula-not = 并非{ $what }
papers-formula-sum = 各项目{ $item }之和
papers-formula-any = 项目中有{ $item }的
papers-formula-count = 符合条件的项目数
papers-formula-place = 在名额之内
papers-formula-where = { $formula }；其中{ $parts }
papers-formula-within = （{ $inner }）
papers-note-reading = { $name }——{ $value }
papers-note-assumed = 「{ $name }」{ $value }为假设，送审稿没有写明
papers-note-open = 「{ $name }」没有确定，不计金额

papers-estimates = 资金测算表
papers-item = 项目
papers-mode = 方式
papers-standard = 标准
papers-formula = 计算公式
papers-recipients-households = 受益企业（户）
papers-base = 基数
papers-cap = 上限
papers-year-of = { $year }年
papers-due = 应付合计
papers-pair = { $label }：{ $value }
papers-open = 待定
papers-not-settled = 未定
papers-off = 删去
papers-no-cap = 无
papers-base-of = 可适用 { $base }
papers-lines-of = { $count } 笔
papers-see-readings = 口径见「假设与口径」第 { $numbers } 项
papers-short = 资金不足，兑付 { $amount }
papers-is-relief = 减收，不是财政支出
papers-commitments = 政策期以后的承诺
papers-commitments-of = 政策期以后的承诺：{ $measure }
papers-commitments-apart = 不计入以上各项；分年见「政策期以后的承诺」
papers-commitments-remark = 政策期内验收的项目在以后年度应付的金额，不计入政策期的任何合计
papers-is-off = 本条删去，不计金额
papers-of-which = 其中：{ $payer }
papers-due-by-account = 各预算应付（不相加）
papers-assumptions = 假设与口径
papers-kind = 类别
papers-kind-reading = 口径
papers-kind-assumed = 假设
papers-kind-open = 待定
papers-question = 事项
papers-reckoned-with = 本表采用
papers-as-drafted-value = 送审稿测算采用
papers-about = 涉及项目

## 修改对照表

papers-amendments = 修改对照表
papers-of-scenario = { $policy }（{ $name }）
papers-number = 序号
papers-computed-text = 条文要义（测算条文）
papers-amended-text = 修改后（测算条文）
papers-reason = 修改理由
papers-effect = 财政影响（万元）
papers-added = （新增）
papers-taken-out = （删去）
papers-no-effect = —
papers-more-paid = 兑付增减
papers-more-due = 应付增减
papers-more-relief = 减收增减
papers-in-year = { $year }年　{ $amount }
papers-in-all = 合计　{ $amount }
papers-commitments-more = 政策期以后的承诺　{ $amount }
papers-commitments-change = 政策期以后的承诺增减
papers-account-paid = { $name }：兑付增减
papers-account-due = { $name }：应付增减
papers-account-relief = { $name }：增减
papers-value-no-limit = 不设上限
papers-limit-before = 不超过
papers-limit-dropped = 不设上限
papers-nothing-amended = 本方案没有修改送审稿。
papers-amendments-sentences = 说明：左栏是测算条文，按送审稿的要义和数值写成，不是送审稿原文；〔测算口径：……〕内是测算时补充的约定，不是送审稿的规定。修改送审稿时请以原文为准。
papers-amendments-marks = 加下划线的粗体字是新增或改动的文字，加删除线的是删改的文字；右栏为「（删去）」的，是整条删去，测算时视同没有这一条。修改理由由提出单位填写。
papers-amendments-effect = 财政影响是本方案与送审稿之差，正数为增加、负数为减少；各本预算分别列示，不相加。超出额度只列缺口的方案比较应付金额，其他方案比较兑付金额；减收不是财政支出。

## 方案对比

papers-comparison-title = { $policy }：方案对比
papers-is-baseline = { $name }（对照）
papers-no-figures = 未能测算
papers-absent = 无此项
papers-overview = 总览
papers-indicator = 指标
papers-unit-of = 单位
papers-wan = 万元
papers-households = 户
papers-idle = 改了但没有改变任何金额的参数
papers-parameters = 不同的参数
papers-parameter = 参数
papers-file-of-rules = 规则文件
papers-file-changed = 有改动
papers-file-as-drafted = 与送审稿相同
papers-kind-spending = 支出
papers-kind-relief = 减收
papers-demand-wan = 应付（万元）
papers-paid-wan = 兑付（万元）
papers-more-wan = 增减（万元）
papers-what-wan = 项目（万元）
papers-by-year = 按年度
papers-by-group = 按区域和规模
papers-facet = 分类
papers-group = 组别
papers-received-wan = 所得（含减收，万元）
papers-contests = 评选进出
papers-contest = 评选
papers-kind-ranking = 排名
papers-kind-places = 名额
papers-scenario = 方案
papers-winners = 入选
papers-winners-in = 新入选
papers-winners-out = 落选
papers-winners-who = 名单
papers-names-in = 新入选：{ $names }
papers-names-out = 落选：{ $names }
papers-with-project = { $name }（{ $project }）
papers-winners-more = 另有 { $count } 户没有列出
papers-enterprises-of = 企业增减 { $name }
papers-received-of = { $name } 所得（含减收，万元）
papers-change = 变化
papers-change-entered = 新受益
papers-change-more = 增加
papers-change-less = 减少
papers-change-left = 不再受益
papers-change-none = 不变

## 各表共用的字样

papers-unit-wan = 单位：万元
papers-page = 第 { $page } 页 共 { $pages } 页
papers-day = { $year }年{ $month }月{ $day }日
papers-written = 制表日期：{ $date }
papers-font-text = 仿宋_GB2312
papers-font-heading = 黑体
papers-data-synthetic = 数据说明：按合成样本 { $count } 户企业测算（种子 { $seed }）。样本由程序随机生成，不是真实企业；金额只供比较方案，不是预测。
papers-data-own = 数据说明：按本单位名单 { $count } 户企业测算（{ $files }）。
papers-data-left-out = 另有 { $rows } 行因有错误未计入。
papers-sealed = 指纹：规则 { $rules }，企业数据 { $population }，方案 { $scenario }，测算引擎 { $engine }，金额 { $figures }。
papers-sealed-population = 指纹：规则 { $rules }，企业数据 { $population }，测算引擎 { $engine }。
papers-seal = 指纹和数据说明
papers-seal-rules = 规则指纹
papers-seal-population = 企业数据指纹
papers-seal-scenario = 方案指纹
papers-seal-engine = 测算引擎
papers-seal-figures = 金额指纹
papers-seal-means = 规则、企业数据、方案和测算引擎的指纹都相同时，金额应逐分相同；金额指纹不同，就是有一项不一样。

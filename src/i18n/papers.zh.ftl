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
papers-rules = 规则指纹
papers-version = 程序版本
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
papers-by-payer = 按付款方
papers-by = 按{ $what }
papers-all-lines = 明细
papers-clause = 条款
papers-measure = 措施
papers-payer = 付款方
papers-envelope = 额度
papers-recipients = 户数
papers-lines = 笔数
papers-demand = 需求
papers-paid = 兑付
papers-total = 合计
papers-excess = 超出额度
papers-relief = 减免
papers-spending = 财政支出合计
papers-remark = 备注
papers-undetermined = 标准待定
papers-base-money = 标准待定，基数 { $amount } 元
papers-base-count = 标准待定，基数 { $count }
papers-enterprise = 企业编号
papers-name = 企业名称
papers-project = 项目编号
papers-year = 年度

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
papers-mode-relief = 减免
papers-mode-case = 一事一议
papers-formula-level = { $when }的，{ $prize }
papers-formula-highest = { $levels }；同时达到几级的，只付最高一级
papers-formula-all = { $levels }；同时达到几级的，各级都付
papers-formula-rank = 按{ $by }排名，从第一名起依次为{ $prizes }
papers-formula-if = { $condition }时为{ $then }，否则为{ $otherwise }
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

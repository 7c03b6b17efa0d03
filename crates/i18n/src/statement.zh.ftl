# 谁出钱：各本预算、资金渠道、额度和缺口。命令行和各表共用。

statement-demand = { $name }：应付
statement-paid = { $name }：兑付
statement-gap = { $name }：缺口
statement-envelope = 额度
statement-use = 额度使用
statement-payer-paid = 兑付
statement-payer-gap = 缺口

statement-note-separator = ；
statement-note-annual = 每年的额度
statement-note-whole = 政策期合计，各年不分
statement-note-only-reports = 只列缺口，各笔不折减
statement-note-following = 列入申报次年的预算
statement-note-income = 收入，不抵减应付
statement-note-share = { $name }取{ $value }（假设）
statement-note-payer-assumed = 「{ $measure }」由其支付为假设
statement-note-without-open = 未含标准待定的 { $count } 项

statement-open = 标准待定
statement-open-money = 标准待定，可适用 { $amount }
statement-open-count = 标准待定，可适用 { $count } 笔
statement-payer-assumed = 资金渠道为假设
statement-reclaimed = 另应收回 { $amount }（{ $lines } 笔），已从兑付中减去

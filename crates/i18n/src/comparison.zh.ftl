# 方案对比表的行：各处通用的说法，另有说法的写在 .page（网页）、.terminal（命令行）里。
comparison-draft = 送审稿
    .page = { app-draft }
    .terminal = 送审稿
comparison-no-group = 不属于任何一组
    .page = 未归类
    .terminal = 不属于任何一组
comparison-in-year = { $year }年{ $what }
comparison-forgone = { $label }（减收，不是支出）

comparison-recipients = 受益企业
    .page = 受益企业（户）
    .terminal = 受益户数
comparison-gained = 得到更多的企业
    .page = { compare-gained }
    .terminal = 得到更多的户数
comparison-gained-by = 企业共多得
    .terminal = 共多得
comparison-entered = 其中新受益的企业
comparison-lost = 得到更少的企业
    .page = { compare-lost }
    .terminal = 得到更少的户数
comparison-lost-by = 企业共少得
    .terminal = 共少得
comparison-left = 其中不再受益的企业

comparison-envelope = 额度
comparison-demand = 应付
comparison-paid = 兑付
comparison-balance = 结余（额度减应付）
comparison-gap = 缺口
comparison-demand-more = 应付比对照增减
comparison-paid-more = 兑付比对照增减
comparison-commitments = 政策期以后的承诺
comparison-subject-and-quantity = { $subject }：{ $quantity }

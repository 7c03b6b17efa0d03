# 企业名册、一户企业、试算。

enterprises-about = 点开一户，看它每年每条得多少、为什么；名册按当前设定计算。
enterprises-filters = 筛选
enterprises-search = 名称或编号
enterprises-all = 全部
enterprises-several = 已选 { $count } 项
enterprises-measure = 享受的条款
enterprises-against = 与送审稿比
enterprises-gained = 增加
enterprises-lost = 减少
enterprises-clear = 清除筛选
enterprises-list = 企业名册
enterprises-none = 没有符合筛选的企业。
enterprises-announce = 符合筛选的企业 { $count } 户

enterprises-total-count = 户数
enterprises-total-demand = 需求合计
enterprises-total-paid = 兑付合计
enterprises-total-relief = 减收合计
enterprises-total-change = 比送审稿
enterprises-total-gained = 增加的户数
enterprises-total-lost = 减少的户数

enterprises-column-name = 企业
enterprises-column-id = 编号
enterprises-column-demand = 需求
enterprises-column-paid = 兑付
enterprises-column-relief = 减收
enterprises-column-change = 比送审稿
enterprises-column-measures = 条款

enterprises-back = ← 企业名册
enterprises-looking = 正在查看……
enterprises-try = 以它为起点试算
enterprises-lines = 分年金额
enterprises-payer = 其中：{ $payer }
enterprises-commitments = 政策期以后的承诺（不在上表内）
enterprises-nothing = 按当前设定，一项也没有享受到。
enterprises-not-in-force = 现行规则中没有这一项。
enterprises-not-drafted = 送审稿中没有这一项。
enterprises-near = 差一点的
enterprises-why = 为什么得这些
enterprises-why-not = 没有享受的条款
enterprises-to-clause = 到条文
enterprises-met = 符合：
enterprises-unmet = 不符合：
enterprises-limit = 限制：

trial-about = 填几项，看一户企业每年能得多少、为什么。它与样本中的企业一起排名、竞争名额，但不改变样本。
trial-id = 试算企业
trial-form = 试算企业的情况
trial-new = 新填一户
trial-from = 起点：{ $id }，代替它参加排名和名额竞争
trial-clear = 重新填
trial-common = 基本情况
trial-unused = 不影响金额的栏目
trial-column = 栏目
trial-filled = 已填 { $count } 格
trial-repeat = 各年都照第一年填
trial-repeat-of = { $field }：各年都照第一年填
trial-choose = 请选择
trial-project = 项目 { $number }
trial-add = 增加一个项目
trial-remove = 删去
trial-faulty = 有的格子填得不对，改好后再看结果。

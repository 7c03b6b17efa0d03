# 方案，以及并排比较。

scenarios-word = 方案
scenarios-all = 全部方案
scenarios-at-work = 正在修改：
scenarios-switch = 正在修改的方案；点开可新建、改名、排序、删除
scenarios-draft-note = 送审稿，改动时自动另立方案
scenarios-about = { $files ->
    [0] { $settings ->
        [0] 与送审稿相同
       *[other] 改动{ $settings }处
    }
   *[other] 改动{ $settings }处，规则文件{ $files }个
  }
scenarios-new = 新建方案
scenarios-copy = 复制「{ $name }」
scenarios-compare = 并排比较
scenarios-keys = F2 改名，Alt+↑↓ 排序，Delete 删除；任何页面上 Alt+1—8 换方案、Alt+0 回送审稿，Ctrl+Z 撤销，Ctrl+Y 重做
scenarios-rename = 改名：{ $name }
scenarios-up = 上移：{ $name }
scenarios-down = 下移：{ $name }
scenarios-delete = 删除：{ $name }
scenarios-steps = 撤销与重做
scenarios-undo = 撤销（Ctrl+Z）
scenarios-redo = 重做（Ctrl+Y）
scenarios-dismiss = 知道了
scenarios-opening = 正在打开别人发来的方案……
scenarios-opened = 方案已打开
scenarios-refused = 方案没有打开
scenarios-reproduced = 存档时的金额已逐分重现：{ $names }。

compare-about = 送审稿和各方案一列一列对着看。点列名就改那个方案，点数值直接改；差额都与基准列相比。
compare-tools = 方案的保存与分享
compare-none = 还没有方案。新建一个，或者回到条文改一个数，就会自动立一个方案。
compare-drop = 放开鼠标，打开方案文件
compare-hint = ▲ 比基准多，▼ 比基准少，= 与基准相同。
compare-table = 对比表
compare-item = 项目
compare-work-on = 修改{ $name }
compare-baseline = 基准
compare-scenario = 方案
compare-difference = 差额
compare-as-baseline = 设为基准
compare-as-baseline-of = 以{ $name }为基准
compare-sort = 按{ $name }排序：从大到小、从小到大、原顺序
compare-rows = 显示哪些行
compare-rows-differing = 有差异的行
compare-rows-all = 全部行
compare-left-out = 另有{ $count }行各列相同，点开显示
compare-nothing = 无此项
compare-short = ，不足
compare-same = 与基准相同
compare-up = 比基准多{ $amount }
compare-down = 比基准少{ $amount }
compare-announce = { $name }：{ $change }。
compare-totals = 总计
compare-gained = 得益增加的企业
compare-gained-by = 共多得{ $amount }
compare-gained-new = 共多得{ $amount }，其中新受益{ $count }户
compare-lost = 得益减少的企业
compare-lost-by = 共少得{ $amount }
compare-lost-out = 共少得{ $amount }，其中不再受益{ $count }户
compare-gained-said = { $count }户得益增加，共{ $amount }。
compare-lost-said = { $count }户得益减少，共{ $amount }。
compare-parameters = 参数与口径
compare-idle = 改了，但没有改变任何金额
compare-measures = 分条款支出
compare-payers = 分资金渠道支出
compare-balances = 资金结余（额度减需求）
compare-by = 分{ $what }支出
compare-contests = 名额与名次（入选数，进出名单）
compare-more-flips = 另有{ $count }户
compare-one = 逐个方案看
compare-choose = 方案
compare-choose-against = 与{ $name }相比
compare-movers = 谁多得，谁少得
compare-movers-filters = 筛选企业
compare-texts = 条文对照
compare-texts-none = 这个方案没有改动条文。
compare-clause = 条款
compare-effect = 财政影响
compare-effect-total = 合计
compare-effect-forgone = 合计（减收）
compare-link = 生成分享链接
compare-link-label = 分享链接
compare-link-about = 链接里就是全部方案，不经过任何服务器；名单不在里面。
compare-link-copy = 复制
compare-link-copied = 已复制。
compare-link-copy-yourself = 浏览器不让自动复制，链接已选中，请按 Ctrl+C。
compare-save = 保存方案文件
compare-open = 打开方案文件……
compare-file-name = 方案
compare-papers = 会议材料
compare-papers-about = 每份材料都带规则、名单、方案与程序版本的指纹，同样的输入可以逐分重现。
compare-paper = 材料
compare-paper-report = 测算报告（打印或存为 PDF）
compare-workbook = 方案对比（Excel）
compare-workbook-name = 方案对比
compare-amendments = 修改对照表（Word）
compare-amendments-name = 修改对照表
compare-estimates = 资金测算表（Excel）
compare-estimates-name = 资金测算表
compare-csv = 下载 CSV
compare-movers-csv = 下载全部名单（CSV）
compare-movers-name = 得失名单
compare-seal = 指纹：规则 · 名单 · 方案 · 程序 · 金额
compare-seal-head = 指纹（规则 · 名单 · 方案 · 程序 · 金额）
compare-charts = 图

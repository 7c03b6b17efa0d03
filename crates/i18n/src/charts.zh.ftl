# 方案比较的图。

charts-named-draft = { $name }（方案）
charts-joint = ，
charts-all-years = 各年合计
charts-forgone = { $measure }（减收）
charts-column-total = { $name }{ $amount }
charts-column-amount = { $name }{ $amount }

charts-clauses = 各条款支出比较
charts-clauses-described = 各条款支出的分组条形图，共{ $count }项措施，每个方案一条。{ $budget }：{ $totals }。{ $widest }
charts-clauses-widest = 差别最大的是「{ $measure }」：{ $amounts }。
charts-clauses-alike = 各方案没有差别。
charts-clauses-continued = 各条款支出的分组条形图第{ $part }部分，同一比例尺：{ $measures }。
charts-differing = 只看有差别的条款
charts-none-differ = 各方案在每一项条款上的支出都相同。

charts-demand = { $payer }：各年需求与额度
charts-demand-described = { $payer }各年资金需求与额度的分组条形图，竖线为额度。{ $told }
charts-envelope = 额度{ $amount }
charts-envelope-mark = 额度（竖线）
charts-over = { $amount }  ▲ 超{ $over }
charts-over-in = { $period }超出{ $amount }
charts-column-over = { $name }：{ $over }。
charts-column-within = { $name }没有超出额度。
charts-column-free = { $name }不设额度。

charts-waterfall = { $budget }：从「{ $from }」到「{ $to }」的增减
charts-waterfall-described = { $budget }从「{ $from }」到「{ $to }」增减的瀑布图：由{ $before }变为{ $after }。{ $steps }。
charts-waterfall-same = 「{ $to }」与「{ $from }」的{ $budget }支出相同，都是{ $after }。
charts-waterfall-beside = 另列（不在图内）：{ $steps }。
charts-step = { $measure }{ $change }
charts-step-up = ▲ { $change }
charts-step-down = ▼ { $change }
charts-axis-from = 横轴从{ $amount }起，不从零起。

charts-print = 指纹{ $print }

charts-save-svg = 存为 SVG
charts-save-png = 存为 PNG
charts-save-of = { $save }：{ $title }
charts-save-failed = 没有存成图片：浏览器没有画出来。
charts-missing = 图没有画出来，数字见表。

# 测速：计算一次要多久。

bench-size = { $enterprises }户，企业表{ $rows }行，项目表{ $projects }行，数据列占{ $megabytes } MB
bench-what = 项目
bench-time = 用时
bench-per-row = 纳秒/企业行
bench-load = 抽取样本并排序
bench-full = 全部措施完整计算一遍
bench-by-hand = 同样的计算，手写循环
bench-changed = 改动一个数（居中）：{ $name }
bench-slowest = 改动一个数（最慢）：{ $name }
bench-ratio = 完整计算用时是手写循环的{ $ratio }倍（同一批数据列，合计逐项相等）。

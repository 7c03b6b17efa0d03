# 为什么是这个数：逐户逐条的说明。

explain-yes = 是
explain-no = 否
explain-year = 年度
explain-no-year = 未填
explain-years = { $count }年
explain-about = 约{ $amount }

## 事实

explain-is = { $left } 即 { $right }
explain-is-not = { $left }，不是 { $right }
explain-is-in = { $left }，属于 { $right }
explain-is-not-in = { $left }，不属于 { $right }
explain-at-least = { $left }，不低于 { $right }
explain-below = { $left }，低于 { $right }
explain-above = { $left }，高于 { $right }
explain-at-most = { $left }，不高于 { $right }
explain-equals = { $left }，等于 { $right }
explain-differs = { $left }，不等于 { $right }
explain-short-by = { $fact }，差 { $gap }
explain-over-by = { $fact }，多 { $gap }
explain-and = 且
explain-or = 或
explain-also = ；
explain-item = 、
explain-none-of = 以下条件一个也没有达到
explain-other-years = 其他年度的{ $what }
explain-years-without-row = （{ $years } 年度没有数据，按没有处理）
explain-any-project = 有符合的项目
explain-not-competing = 没有参加名额竞争：{ $facts }
explain-has-place = { $group }共 { $competing } 户竞争 { $places }，按{ $by }排第 { $place }，有名额
explain-has-no-place = { $group }共 { $competing } 户竞争 { $places }，按{ $by }排第 { $place }，没有名额

## 名次

explain-ranked = { $by }，在参评的 { $competing } 户中排第 { $place }
explain-tied = ，{ $count } 户并列
explain-own-wins = 第 { $place }：本企业，{ $number }，入围
explain-own-loses = 第 { $place }：本企业，{ $number }，未入围
explain-rival-wins = 第 { $place }：{ $name }，{ $number }，入围
explain-rival-loses = 第 { $place }：{ $name }，{ $number }，未入围
explain-short-of-winning = 排第 { $place }，与第 { $last } 差 { $gap }
explain-no-prize = 排第 { $place }，没有奖

## 金额

explain-amount = 金额
explain-sum = 各项目合计
explain-count = 符合的项目数
explain-larger = 较大者（{ $items }）
explain-smaller = 较小者（{ $items }）
explain-because = 因为{ $facts }
explain-project = 项目 { $project }
explain-project-out = 项目 { $project } 不计入：{ $facts }
explain-lower = 另获 { $level }，同一年度已取更高一级，这一级不计
explain-level-used = 另获 { $level }，这一级 { $year } 年度已经奖过，不再计
explain-over-cap = 超过上限，按上限计：{ $cap }
explain-under-cap = 未超过上限：{ $cap }
explain-rounded = 四舍五入到分：{ $amount }
explain-used = { $year } 年度已经享受过，只此一次，本年度不再计
explain-gave-way = 同一年度几项只留一项：{ $other }，本项 { $own } 不计
explain-cut-by = 同一企业当年各项合计超过限额，按比例折减：{ $limit }，本项计 { $own }
explain-shared = 分担：{ $parts }
explain-commitment = 政策期以后的承诺，不计入各年度支出

## 资金

explain-whole-period = 政策期
explain-fund-report = { $payer } { $period } 需求 { $demand }，超过额度 { $envelope }；按现在的设定仍全额兑付
explain-fund-pro-rata = { $payer } { $period } 需求 { $demand }，超过额度 { $envelope }，各项按同一比例兑付，本项得 { $paid }
explain-fund-fixed-first = { $payer } { $period } 需求 { $demand }，超过额度 { $envelope }，先付定额奖励，其余按比例，本项得 { $paid }
explain-fund-priority = { $payer } { $period } 需求 { $demand }，超过额度 { $envelope }，按企业的优先次序兑付，本项得 { $paid }
explain-fund-champions-first = { $payer } { $period } 需求 { $demand }，超过额度 { $envelope }，依次保障冠军企业、定额奖励和其他各项，本项得 { $paid }
explain-fund-tried = { $payer } { $period } 需求 { $demand }，已超过额度 { $envelope }；试算只列需求

## 一句话的原因

explain-undetermined = 标准待定，不计金额
explain-off = 本条已删去，不计金额
explain-not-eligible = 不符合条件：{ $facts }
explain-nothing = 符合条件，但金额是零：{ $formula }
explain-no-level = 没有达到任何一级：{ $facts }
explain-gets = 得 { $amount }
explain-gets-cap = ，封顶前 { $amount }
explain-gets-place = ，排第 { $place }
explain-gets-paid = ，资金不足，兑付 { $amount }

explain-heading = { $year } { $measure }
explain-heading-project = { $year } { $measure } · 项目 { $project }

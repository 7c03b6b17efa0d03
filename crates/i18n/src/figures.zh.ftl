# 金额、参数取值的读法，页面和命令行共用。

figures-unit-yuan = 元
figures-unit-wan = 万元
figures-unit-yi = 亿元
figures-money-yuan = { $sign }{ $amount }元
figures-money-wan = { $sign }{ $amount }万元
figures-money-yi = { $sign }{ $amount }亿元
figures-setting-yuan = { $sign }{ $amount }元
figures-setting-wan = { $sign }{ $amount }万元
figures-count = { $number }{ $unit }
figures-year = { $year }年
figures-no-cap = 不设上限
figures-undetermined = 待定
figures-on = 保留
figures-off = 删去
figures-empty-set = 无
figures-in-year = { $year }年{ $value }
figures-in-years = { $first }—{ $last }年{ $value }
figures-separator = 、
figures-no-share = —

## 结果旁的提示

figures-sample-spread = 样本波动：同样抽 { $seeds } 份样本，十份里有八份在 { $low } 至 { $high } 之间
notice-rows = { $what }：{ $count } 行，例如企业 { $example }
notice-years-without-rows = 「{ $measure }」：享受年限内有 { $count } 个项目年度没有数据，未计金额
notice-few-enterprises = 「{ $measure }」：金额最大的 { $enterprises } 户占 { $percent }%，共 { $recipients } 户
notice-without-effect = 「{ $name }」已改动，但在这份名单和现有设定下不影响任何数字

## 预算

figures-general-province = 省级一般公共预算
figures-general-city = 市级一般公共预算
figures-general-district = 县（市、区）级一般公共预算
figures-general-other = 一般公共预算
figures-forgone = { $name }（减收）
figures-commitments = { $first }—{ $last }年的承诺（政策期以后）
figures-level-province = 省级
figures-level-city = 市级
figures-level-district = 县（市、区）级
figures-level-other = 其他
figures-budget-social-insurance = 社会保险基金预算
figures-budget-government-fund = 政府性基金预算
figures-budget-state-capital = 国有资本经营预算
figures-budget-enterprise = 企业

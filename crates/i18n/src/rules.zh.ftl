# 规则页上的话。

rules-title = 规则
rules-lead = 这份政策就是下面这些文本文件。改动随改随查、随改随算；有错时沿用上次可用的规则。
rules-loading = 正在读取规则文件……
rules-files = 规则文件
rules-group-policy = 全文
rules-group-measures = 措施
rules-group-cases = 算例
rules-state-changed = 已改
rules-state-added = 新增
rules-state-removed = 已删
rules-lines = 增{ $added }行，减{ $removed }行
rules-file-errors = { $count }处错误
rules-file-warnings = { $count }处提醒
rules-editor = 规则文件
rules-editor-loading = 编辑器正在载入，可以先读。
rules-editor-missing = 编辑器未能载入，规则只能阅读；数字不受影响。
rules-removed-file = 这个文件已从规则中删去。
rules-revert = 恢复本文件
rules-revert-all = 恢复全部规则
rules-remove = 删去这项措施
rules-download = 下载规则（.zip）
rules-archive = 规则-{ $id }.zip
rules-download-file = 下载本文件
rules-open = 打开规则文件……
rules-open-folder = 打开文件夹……
rules-drop = 松开鼠标，打开规则文件
rules-opened = 已打开，{ $count }个文件与送审稿不同。
rules-foreign-nothing = 没有找到规则文件（.toml 文件，或装有它们的 .zip）。
rules-foreign-policy = 这是「{ $id }」的规则，现在打开的是「{ $policy }」。请先换到那份政策，或用命令行运行：cesuan run --policy 文件夹
rules-foreign-file = 规则里没有名为「{ $file }」的文件。要换掉全部规则，请打开整个文件夹或 .zip。
rules-foreign-unreadable = 文件读不出来：不是 UTF-8 文本，或不是 .zip，或太大。
rules-unsaved = 浏览器不让本页保存，关闭页面后规则的改动会丢失，请下载保存。

rules-verdict-checking = 正在检查……
rules-verdict-good = 没有错误
rules-verdict-faults = 检查结果
rules-verdict-found = 共{ $count }处
rules-verdict-broken = 规则有错，数字仍是上次可用的规则的结果。
rules-fault-error = 错误
rules-fault-warning = 提醒
rules-cases = 算例
rules-cases-passed = { $total }个算例全部相符
rules-cases-failed = { $total }个算例中有{ $failed }个不相符
rules-cases-running = 正在核对算例……
rules-waiting = 规则里已没有下列参数，它们的设置暂不起作用：
rules-waiting-setting = { $id } = { $value }

rules-effect = 对支出的影响
rules-effect-none = 没有一项措施的费用与送审稿不同。
rules-effect-moved = 费用与送审稿不同的措施

rules-changed = 规则已改{ $count }个文件
rules-changed-broken = 规则已改{ $count }个文件，有错

rules-add = 添加措施……
rules-add-title = 添加一项措施
rules-add-text = 选一个样式，写出规则文件和算例，随后可以任意修改。
rules-add-label-zh = 名称（中文）
rules-add-label-en = 名称（英文）
rules-add-id = 代号
rules-add-id-hint = 小写英文字母、数字和下划线，也是文件名
rules-add-clause = 条款
rules-add-payer = 付款方
rules-add-kind = 类别
rules-add-pattern = 样式
rules-add-pattern-award = 定额：某列为「是」的，给固定金额
rules-add-pattern-share = 比例：金额达到门槛的，按比例给，有上限
rules-add-pattern-ranking = 排名：按某个数从高到低，奖励前三名
rules-add-column = 依据的列
rules-add-accept = 添加
rules-add-cancel = 取消
rules-enterprise-table = 企业表
rules-project-table = 项目表

rules-kind-parameter = 参数
rules-kind-definition = 中间公式
rules-kind-column = 列
rules-kind-option = 选项
rules-kind-name = 名称
rules-kind-function = 函数
rules-kind-word = 用词
rules-kind-key = 项

rules-phrase-find = 查找
rules-phrase-replace = 替换为
rules-phrase-next = 下一个
rules-phrase-previous = 上一个
rules-phrase-all = 全选
rules-phrase-case = 区分大小写
rules-phrase-word = 全词
rules-phrase-regexp = 正则表达式
rules-phrase-replace-one = 替换
rules-phrase-replace-all = 全部替换
rules-phrase-close = 关闭
rules-phrase-diagnostics = 检查结果
rules-phrase-completions = 可以填写的名称

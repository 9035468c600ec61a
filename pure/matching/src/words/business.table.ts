// Words for a line of business, and the vague ones among them that firms add and drop.

/** Present in one name and absent in the other, these say little. */
export const vagueWords = new Set(
  '科技 技术 实业 发展 产业 企业 集团 控股 服务 制造 工程 设备 器材 商贸 贸易 股份 国际 有限 责任 高新 新型 系统 应用 开发 研发 研究 工业 科学 股权 经营 生产 加工 营销 专业 综合'.split(
    ' ',
  ),
)

/** Lines of business, read from the end of a name. */
export const businessWords = new Set([
  ...vagueWords,
  ...'信息 网络 软件 电子 通信 通讯 数据 大数据 云计算 物联网 人工智能 智能 智慧 机器人 自动化 半导体 集成电路 芯片 光电 光学 激光 量子 超级计算 计算 互联网 数字 数码 安全 信息安全 传感 传感器 仪器 仪表 测控 检测 认证 检验 计量 测绘 遥感 卫星 导航'.split(
    ' ',
  ),
  ...'生物 医药 制药 药业 医疗 器械 医疗器械 健康 基因 诊断 疫苗 中药 中医 中医药 口腔 眼科 妇幼 保健 康复 养老 护理 医学 医科 药物 药房 兽药'.split(
    ' ',
  ),
  ...'新能源 能源 电力 电气 电器 电缆 电池 光伏 太阳能 风电 储能 氢能 热力 燃气 石油 油田 煤炭 煤业 矿业 节能 环保 环境 水务 水利 水处理 生态 园林 绿化'.split(
    ' ',
  ),
  ...'新材料 材料 纳米 化工 化学 塑料 橡胶 涂料 玻璃 陶瓷 水泥 建材 钢铁 金属 有色 铝业 铜业 冶金 铸造 锻造 机械 机电 重工 装备 机床 模具 轴承 阀门 泵业 锅炉 五金 精密 农机 农药 压缩机 轨道 汽车 汽配 车辆 船舶 海洋 航空 航天 发动机 维修 空港 港口 消防'.split(
    ' ',
  ),
  ...'农业 种业 肥业 化肥 饲料 牧业 畜牧 养殖 种植 渔业 水产 林业 粮油 食品 饮料 乳业 酒业 茶业 茶叶 果业 苹果 葡萄 酿酒 酒店 餐饮 旅游 文化 传媒 传播 广告 教育 培训 咨询 管理 企业管理 人力资源 物业 置业 房地产 地产 建筑 建设 装饰 装修 安装 设计 勘测 勘察 市政 路桥 交通 运输 物流 供应链 仓储 快递'.split(
    ' ',
  ),
  ...'投资 资本 基金 金融 财务 租赁 融资租赁 融资 保险 担保 证券 银行 资产 销售 商业 百货 超市 电子商务 进出口 外贸 服装 服饰 纺织 印染 皮革 家具 家居 木业 纸业 造纸 包装 包装材料 印刷 玩具 珠宝 眼镜 日化 化妆品 出版 影视 动漫 体育 知识产权 技术转移 科技园 孵化 创业 人才 情报 师范 理工 财经 邮电 政法 民族 外国语 职业 职业技术 会计师 律师 税务师 专利'.split(
    ' ',
  ),
])

/** What groups found firms of their own for: with one of these more, it is another firm. */
export const subsidiaryWords = new Set(
  '销售 财务 物业 置业 房地产 投资 租赁 融资租赁 物流 进出口 资产'.split(' '),
)

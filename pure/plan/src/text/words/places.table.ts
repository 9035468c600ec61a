// Names of provinces and larger cities without 省 and 市: before a measure they are its scope (GUIDE §3.1).

import { lexicon } from './lexicon.ts'

export const placeNames = lexicon(
  `北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆
  石家庄 唐山 太原 大同 呼和浩特 包头 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 常州 南通 徐州 扬州 镇江 泰州 盐城 连云港 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 台州 合肥 芜湖 马鞍山
  福州 厦门 泉州 漳州 南昌 赣州 九江 济南 青岛 烟台 潍坊 淄博 临沂 郑州 洛阳 南阳 武汉 宜昌 襄阳 长沙 株洲 湘潭 衡阳 岳阳 广州 深圳 珠海 佛山 东莞 中山 惠州 汕头 湛江 南宁 柳州
  桂林 海口 三亚 成都 绵阳 德阳 宜宾 贵阳 遵义 昆明 曲靖 拉萨 西安 咸阳 宝鸡 榆林 兰州 天水 西宁 银川 乌鲁木齐 克拉玛依 香港 澳门`,
)

// Characters: traditional forms, look-alikes, and those that tell two organisations apart by themselves.

/** Traditional and simplified in turn; the caller may read others through its own table before. */
const traditionalPairs =
  '學学國国際际貿贸業业東东華华電电機机醫医藥药車车廠厂實实驗验術术製制造造網网絡络數数聚聚據据雲云計计設设備备開开發发創创術术資资產产銀银濟济島岛臺台灣湾灣湾廣广門门龍龙馬马長长漢汉陽阳陰阴寧宁遼辽瀋沈連连齊齐魯鲁師师範范農农漁渔糧粮飼饲園园環环節节館馆書书報报聯联合合會会協协團团總总務务專专營营經经濟济銷销購购運运輸输鐵铁鋼钢銅铜鋁铝礦矿煤煤氣气熱热燈灯鏡镜錶表儀仪測测檢检測测軟软體体動动導导飛飞艙舱船船閥阀壓压縮缩織织紡纺絲丝紙纸紅红綠绿藍蓝銘铭鑫鑫豐丰盛盛興兴達达遠远進进億亿萬万寶宝贏赢聖圣靈灵無无錫锡蘇苏滬沪慶庆瓊琼雲云貴贵陝陕甘甘內内蒙蒙黃黄濱滨濰潍煙烟棗枣萊莱蕪芜歷历區区縣县鄉乡鎮镇號号條条質质優优勢势壹一貳二參三'

export const simplified: ReadonlyMap<string, string> = new Map(
  Array.from(traditionalPairs.matchAll(/(.)(.)/gu), ([, from = '', to = '']) => [from, to]),
)

/** Groups of characters that are taken for one another by eye, in print and by recognition. */
export const lookAlikes: readonly string[] =
  '未末 己已巳 天大夫太犬 木本术 睛晴 科料 体休 设没 样洋 例列 司可 土士 日曰 人入八 千干于 刀力 候侯 徽微 析折 治冶 泰秦奏 律津 候喉 侯候 拨拔 遂逐 戌戍戊 卯印 沐沫 汩汨 萍苹 荼茶 暑署 杨扬 材村 板扳 抒杼 晟晨 铭铬 钧钓 鸿鸠 博搏 淄溜 瑞端 冀翼 迈边 环坏 陕狭 崎琦 湾弯 浙渐 宁守 科利 洲州 贝见 风凤 央夹 农衣 网冈 团困 国围 圆园 华毕 东车 乐尔 历厉 光先 令今 亨享 丰卡 开升 仓仑 元无 上土 王玉 主王 目自 白自 向问 间闻 兖衮 宇字 字学 壶壸 竞竟 崇祟 芯蕊 泽择 锋峰 烽峰 航杭 胶郊 械戒 桓恒 垣恒 弘宏'.split(
    ' ',
  )

/** A difference in one of these is a difference of organisations: numbers, sides, sizes. */
export const tellingCharacters = new Set(
  '一二三四五六七八九十百零〇0123456789东南西北上下左右前后大小老甲乙丙丁',
)

export const numerals = /[一二三四五六七八九十百零〇0-9]/gu

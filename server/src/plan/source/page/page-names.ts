// The names and words by which government sites call an article and what stands around it.

/** Class names and ids of what stands around the article. */
export const furnitureNames =
  /(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|foot(?:er)?|header|top(?:bar|nav|line)?|side(?:bar)?|crumbs?|bread(?:crumbs?)?|share(?:bar|box)?|bshare|bdshare\w*|social|related?|recommend|hot(?:news)?|copyright|friendlinks?|pager?|pagination|print(?:er)?|tools?(?:bar|box)?|search|login|comments?|qrcode|ewm|weixin|location|position|dqwz|xgwz|xgyd|xglj|fx|fenxiang|banner|prev|next|wza|font-?size|mianbao|bottom|info-?bar|msgbar)(?:$|[\s_\d-])/i

/** Of these no site's article is a part, however much text they hold. */
export const surelyFurniture =
  /(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|foot(?:er)?|side(?:bar)?|crumbs?|bread(?:crumbs?)?|share|related?|recommend|copyright|comments?|friendlinks?)(?:$|[\s_\d-])/i

/** Class names and ids of the article's own block. */
export const articleNames =
  /(?:^|[\s_-])(?:article|art|trs[_-]?editor|trs|view|ucapcontent|zoom|pages|news|content|detail|main|con|text|xxgk|nr|zw|zhengwen)(?:$|[\s_\d-])|content/i

/** A short line that begins with these words is furniture wherever it stands. */
const furnitureWords =
  /^[\s|｜丨·>《<【[]*(?:上一[篇条页]|下一[篇条页]|相关(?:阅读|链接|文章|新闻|解读|稿件|信息|推荐)|推荐阅读|延伸阅读|猜你喜欢|热门(?:文章|推荐|新闻)|打印(?:本页|正文|此页)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|分享(?:到|至|：)?|扫一扫|扫码|用微信|字体|字号|返回(?:顶部|首页|列表)|首页(?:$|\s|>|›|»|-)|当前位置|您(?:当前|现在)?的?(?:所在)?的?位置|您现在的位置|网站地图|联系我们|关于我们|设为首页|加入收藏|无障碍|长者|语音播报|我要纠错|纠错|责任编辑|版权所有|主办(?:单位)?[：:]|承办(?:单位)?[：:]|网站标识码|政府网站标识码|.{0,4}ICP备|.{0,3}公网安备)/

/** Lines about the page and not about the plan, as printed under the title. */
const pageFacts =
  /^(?:发布(?:时间|日期|机构|者)|发文(?:日期|机关|字号)|成文日期|时间|日期|来源|信息来源|文章来源|作者|索引号|主题分类|浏览(?:次数|量)|点击(?:数|次数|量)|访问(?:量|次数)|阅读(?:次数|量)|编辑|审核|供稿|撰稿|名\s*称|文\s*号|有效性)\s*[：:]/

const dayOnly = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/

/** Such a line is at most this long and ends no sentence; a sentence of the article may begin with 分享 as well. */
const shortLine = 100

export const isFurnitureLine = (line: string): boolean =>
  line.length <= shortLine &&
  !/[。；]$/.test(line) &&
  (furnitureWords.test(line) ||
    pageFacts.test(line) ||
    dayOnly.test(line) ||
    /^[大中小\s|默认超【】[\]A+-]{1,16}$/.test(line))

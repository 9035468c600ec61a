// Page furniture: lines of menus, share bars, contacts and related articles (GUIDE §10.6).
//
// Invariant: a text of one line has none.

import { pattern } from '../words/pattern.ts'
import type { Range } from './range.ts'

const alwaysNoise = new RegExp(
  [
    '^(?:您(?:现在)?的?)?当前位置|^您所在的位置|^首页[ >》|/]|扫一扫|扫描二维码|二维码|^版权声明|^版权所有|^本文链接|微信号|公众号|客户端下载',
    '^上一[篇条页]|^下一[篇条页]|分享(?:到|至|给)|^分享[:：]?|^【?(?:打印|关闭|字号|纠错|收藏|返回顶部)|字(?:号|体)[:：]|^\\[?(?:大|中|小)\\]?$|打印本页|关闭窗口',
    '^(?:文章|信息|稿件|新闻)?来源[:：]|^发布(?:时间|日期|机构|者)|^发文(?:机关|日期|字号)',
    '^索引号|^主题(?:分类|词)|^成文日期|^浏览(?:次数|量)|^阅读(?:量|次数|数)?[:：]?\\d',
    '责任编辑|^编辑[:：]|^作者[:：]|^记者[:：]|^(?:初|复|终)审[:：]|^校对[:：]',
    '^(?:联系|咨询|监督|举报|服务|招商|投诉)?(?:电话|热线|手机|传真|邮编|邮箱|QQ|地址|联系人)[:： ]',
    'ICP备|公网安备|网站标识码|[Cc]opyright|©|^主办(?:单位)?[:：]|^承办(?:单位)?[:：]|^技术支持|^网站地图|^联系我们|^关于我们|^友情链接|^网站声明',
    'https?://|www\\.|^登录|^注册|^退出|^无障碍|^长者|^繁體|^English$|^搜索$|^搜一搜|^点击|长按|^请说明您的|如需转载|如有不妥|联系我们删除|仅微信|租售[:：]',
    '^admin|^\\[?\\d{1,4}\\]?$|^\\d{4}[-/年.]\\d{1,2}[-/月.]\\d{1,2}日?(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?$',
    '^(?:字体|阅读|评论|点赞|收藏|转发|浏览|推荐)[:：(（ ]?\\d*[)）]?$',
    '^微博|^QQ空间|^朋友圈|^广告|^推广|^赞助|^热线[:：]',
    '年前 ?[(（]\\d{4}-|天前 ?[(（]\\d{4}-|月前 ?[(（]\\d{4}-|^第?\\d+页|^- ?\\d+ ?-$|^— ?\\d+ ?—$',
  ].join('|'),
)

const tailMarks = pattern(
  '',
  '^【?(?:相关(?:阅读|文章|推荐|新闻|链接|信息|报道|稿件|内容)|推荐(?:阅读|文章)|猜你喜欢|延伸阅读|热门(?:文章|推荐|',
  '新闻|资讯|标签)?|最新(?:文章|资讯|发布|信息)|上一篇|下一篇|版权声明|友情链接|网友评论|发表评论|大家都在看|更多(?:新闻|',
  '资讯|内容)|扫一扫关注|为您推荐|阅读排行|点击排行)',
)

/** Lines of menus, share bars, contacts, related articles. A text of one line has none. */
export function furnitureLines(text: string, lines: readonly Range[]): Uint8Array {
  const noise = new Uint8Array(lines.length)
  if (lines.length < 2) return noise
  const total = text.length
  let tail = false
  let list = false
  lines.forEach((line, i) => {
    const length = line.end - line.start
    const body = text.slice(line.start, Math.min(line.end, line.start + 160))
    const prose = length >= 60 && /[。；]/.test(text.slice(line.start, Math.min(line.end, line.start + 2000)))
    if (tailMarks.test(body) && length < 60) {
      list = true
      if (line.start > total * 0.5 && !planAhead(text, lines, i)) tail = true
    }
    if (list && prose) list = false
    const menu =
      length < 160 && !/[。；]/.test(body) && (body.match(/[|｜>》]|\s{2,}| \/ /g) ?? []).length >= 3
    if (
      tail ||
      list ||
      menu ||
      (alwaysNoise.test(body) && (length < 90 || !prose || /^版权|https?:\/\//.test(body)))
    )
      noise[i] = 1
  })
  return noise
}

/** After a tail mark the page still holds the plan only where marked headings or many long paragraphs follow. */
function planAhead(text: string, lines: readonly Range[], from: number): boolean {
  let headings = 0
  for (const line of lines.slice(from + 1, from + 400)) {
    if (
      /^(?:[一二三四五六七八九十]{1,3}[、是]|（[一二三四五六七八九十]{1,3}）)/.test(
        text.slice(line.start, line.start + 6),
      )
    )
      headings += 1
  }
  return headings >= 2
}

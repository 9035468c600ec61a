// The page of an official document after GB/T 9704-2012: margins, faces, line pitch, and how much fits on it.
import { type IRunOptions } from 'docx'

const twipsPerMillimetre = 1440 / 25.4
const twips = (millimetres: number) => Math.round(millimetres * twipsPerMillimetre)

/** A4 with a type area of 156 mm by 225 mm (GB/T 9704-2012 §5.1 and §5.2.1). */
export const page = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(37),
    bottom: twips(35),
    left: twips(28),
    right: twips(26),
    header: twips(18),
    footer: twips(20),
  },
} as const

export const typeArea = { widthPoints: (156 / 25.4) * 72, heightPoints: (225 / 25.4) * 72 } as const

/** 22 lines on the type area (GB/T 9704-2012 §5.2.3). */
export const linePoints = 28.95

/** Sizes in points: 2号 title, 3号 text; the table and the notes are smaller, as usual in one-page briefs. */
export const sizes = { title: 22, text: 16, table: 11, code: 8, note: 10.5, source: 9 } as const

/** The preferred face of each role first; a machine without it takes one of the others by their order. */
const faces = {
  text: ['仿宋', 'FangSong', '仿宋_GB2312', 'STFangsong', 'FandolFang R', 'Noto Serif CJK SC'],
  title: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', '宋体', 'Noto Serif CJK SC'],
  heading: ['黑体', 'SimHei', 'STHeiti', 'Noto Sans CJK SC'],
  subtitle: ['楷体', 'KaiTi', '楷体_GB2312', 'STKaiti', 'Noto Serif CJK SC'],
} as const

export type FaceRole = keyof typeof faces

/** The run font of a role: Latin letters and digits in Times New Roman, Chinese in the role's face. */
export function fontOf(role: FaceRole): NonNullable<IRunOptions['font']> {
  return {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: faces[role][0],
  }
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The font table with the substitutes of each face (`w:altName`, ECMA-376 Part 1 §17.8.3.1). */
export function fontTableXml(): string {
  const fonts = Object.values(faces).map(
    ([name, ...others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${main}">${fonts.join('')}</w:fonts>`
}

/** Width of a text in points: a Chinese character is one em, anything else a little over half. */
function widthOf(text: string, points: number): number {
  let ems = 0
  for (const character of text) ems += /[\u2E80-\uFFEF\u{20000}-\u{3FFFF}]/u.test(character) ? 1 : 0.52
  return ems * points
}

/** Lines a text takes in a width, at least one. */
export function linesOf(text: string, points: number, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, points) / width)), 0)
}

// How produced workbooks look: headings, totals, banners and marks.
import { type Borders, type Fill, type Font, type Style } from 'exceljs'

const thin = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

const face: Partial<Font> = { name: '等线', size: 11 }

export const headingStyle: Partial<Style> = {
  font: { ...face, bold: true },
  fill: solid('FFDCE6F1'),
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border,
}

export const requiredHeadingStyle: Partial<Style> = {
  ...headingStyle,
  font: { ...face, bold: true, color: { argb: 'FFC00000' } },
}

export const exampleStyle: Partial<Style> = {
  font: { ...face, italic: true, color: { argb: 'FF808080' } },
  border,
}

export const totalStyle: Partial<Style> = { font: { ...face, bold: true }, fill: solid('FFF2F2F2'), border }

export const titleStyle: Partial<Style> = {
  font: { ...face, size: 16, bold: true },
  alignment: { horizontal: 'center', vertical: 'middle' },
}

/** The mark of synthetic data: seen on screen and on paper, never only in the file's properties. */
export const syntheticStyle: Partial<Style> = {
  font: { ...face, bold: true, color: { argb: 'FFC00000' } },
  fill: solid('FFFFF2CC'),
  alignment: { horizontal: 'center', vertical: 'middle' },
}

export const reasonStyle: Partial<Style> = {
  font: { ...face, color: { argb: 'FFC00000' } },
  alignment: { vertical: 'top', wrapText: true },
  numFmt: '@',
}

export const markFill: Fill = solid('FFFFC7CE')

/** A cell of the table body with this number format. */
export const bodyStyle = (numFmt: string): Partial<Style> => ({
  font: face,
  numFmt,
  border,
  alignment: { vertical: 'middle', wrapText: numFmt === '@' },
})

export const syntheticText = {
  zh: '演示数据（合成），不代表任何真实城市或单位',
  en: 'Synthetic demonstration data; it describes no real city or organisation',
}

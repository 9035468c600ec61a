// The day and number that a document prints about itself, to fill two boxes that the person still sees.

export interface DocumentMarks {
  /** As 2026-01-15; empty where no line is a date alone, which is how official documents are dated. */
  readonly datedOn: string
  /** As 示例科发〔2026〕5号; empty where there is none in the first lines. */
  readonly documentNumber: string
}

/** The number stands in a document's head; further down it names other documents. */
const headLength = 300

const twoDigits = (digits: string): string => digits.padStart(2, '0')

export function documentMarks(text: string): DocumentMarks {
  const number = /[\p{Script=Han}]{2,12}〔\d{4}〕\d{1,4}号/u.exec(text.slice(0, headLength))
  const dates = [...text.matchAll(/^[^\S\n]*(20\d\d)年(\d{1,2})月(\d{1,2})日[^\S\n]*$/gm)]
  const [, year, month = '', day = ''] = dates.at(-1) ?? []
  return {
    datedOn: year === undefined ? '' : `${year}-${twoDigits(month)}-${twoDigits(day)}`,
    documentNumber: number?.[0] ?? '',
  }
}

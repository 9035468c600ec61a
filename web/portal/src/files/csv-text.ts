// Comma-separated text that spreadsheets open as it is meant.

export type CsvValue = string | number | boolean | null | undefined

/** A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers. */
function cellText(value: CsvValue): string {
  const text = value === null || value === undefined ? '' : String(value)
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** With a byte-order mark, so that spreadsheet programs read it as UTF-8. */
export const csvText = (rows: readonly (readonly CsvValue[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`

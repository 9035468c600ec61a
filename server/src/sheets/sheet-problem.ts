// The refusals of a file that cannot be read as a table: each says what it is, what is allowed and what to do.
import type { Label, Problem } from '@corridor/base'

const allowedFiles: Label = {
  zh: 'Excel 工作簿（.xlsx）或 CSV 文本（UTF-8、GB18030）',
  en: 'an Excel workbook (.xlsx) or a CSV text (UTF-8 or GB18030)',
}

const saveAsXlsx: Label = {
  zh: '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后重新上传',
  en: 'Open it in Excel or WPS, save it as "Excel Workbook (*.xlsx)" and upload it again',
}

export function emptyFile(name: string): Problem {
  return {
    code: 'sheet/empty',
    message: { zh: '文件是空的', en: 'The file is empty' },
    given: name,
    allowed: allowedFiles,
    fix: { zh: '请检查是否选错文件', en: 'Check that the right file was chosen' },
  }
}

export function otherFormat(name: string, format: Label): Problem {
  return {
    code: 'sheet/other-format',
    message: {
      zh: `文件内容是${format.zh}，不是可读取的表格`,
      en: `The content is ${format.en}, not a readable table`,
    },
    given: name,
    allowed: allowedFiles,
    fix: saveAsXlsx,
  }
}

export function encryptedFile(name: string): Problem {
  return {
    code: 'sheet/encrypted',
    message: {
      zh: '工作簿设有打开密码，无法读取',
      en: 'The workbook is protected by a password and cannot be read',
    },
    given: name,
    allowed: { zh: '未加密的 .xlsx 工作簿', en: 'an .xlsx workbook without a password' },
    fix: { zh: '请去掉打开密码，另存后重新上传', en: 'Remove the password, save and upload it again' },
  }
}

/** `detail` is the technical reason, for whoever looks into it. */
export function damagedFile(name: string, detail: string, row?: number): Problem {
  return {
    code: 'sheet/damaged',
    message: { zh: `文件不完整或已损坏（${detail}）`, en: `The file is incomplete or damaged (${detail})` },
    given: name,
    ...(row === undefined ? {} : { row }),
    allowed: { zh: '完整的 .xlsx 工作簿', en: 'a complete .xlsx workbook' },
    fix: {
      zh: '请用 Excel 或 WPS 打开核对，另存为新的 .xlsx 文件后重新上传；如来自网络传输，请重新下载',
      en: 'Open it in Excel or WPS, save it as a new .xlsx file and upload it again; if it was sent, fetch it again',
    },
  }
}

export function missingSheet(name: string, given: string | undefined, sheets: readonly string[]): Problem {
  return {
    code: 'sheet/no-sheet',
    message:
      given === undefined
        ? { zh: '工作簿里没有可读取的工作表', en: 'The workbook has no sheet that can be read' }
        : { zh: `工作簿里没有名为“${given}”的工作表`, en: `The workbook has no sheet named "${given}"` },
    given: given ?? name,
    allowed: { zh: sheets.join('、') || '至少一个工作表', en: sheets.join(', ') || 'at least one sheet' },
    fix: { zh: '请核对工作表名称', en: 'Check the name of the sheet' },
  }
}

/** A limit that was passed; `place` is a cell such as C12 or the file. */
export interface Excess {
  readonly code: 'sheet/too-large' | 'sheet/too-many-rows' | 'sheet/too-many-columns' | 'sheet/cell-too-long'
  readonly what: Label
  readonly given: string
  readonly allowed: string
  readonly row?: number
}

const excessFix: Record<Excess['code'], Label> = {
  'sheet/too-large': { zh: '请拆分为几个文件上传', en: 'Split it into several files' },
  'sheet/too-many-rows': { zh: '请拆分为几个文件上传', en: 'Split it into several files' },
  'sheet/too-many-columns': { zh: '请删除表格右侧多余的列', en: 'Delete the surplus columns on the right' },
  'sheet/cell-too-long': {
    zh: '请缩短内容，长文作为附件上传',
    en: 'Shorten it; upload long texts as attachments',
  },
}

export function excess(input: Excess): Problem {
  return {
    code: input.code,
    message: { zh: `${input.what.zh}超过上限`, en: `${input.what.en} is over the limit` },
    given: input.given,
    ...(input.row === undefined ? {} : { row: input.row }),
    allowed: { zh: `不超过 ${input.allowed}`, en: `at most ${input.allowed}` },
    fix: excessFix[input.code],
  }
}

export function unreadableText(name: string, row: number): Problem {
  return {
    code: 'sheet/encoding',
    message: {
      zh: '文字编码无法识别：既不是 UTF-8，也不是 GB18030',
      en: 'The encoding of the text is unknown: neither UTF-8 nor GB18030',
    },
    row,
    given: name,
    allowed: allowedFiles,
    fix: {
      zh: '请另存为“CSV UTF-8”或 .xlsx 后重新上传',
      en: 'Save it as "CSV UTF-8" or .xlsx and upload it again',
    },
  }
}

export function unclosedQuote(name: string, row: number): Problem {
  return {
    code: 'sheet/unclosed-quote',
    message: { zh: '从这一行开始的引号没有结束', en: 'A quotation mark opened on this row is never closed' },
    row,
    given: name,
    allowed: {
      zh: '成对的英文双引号，内容里的引号写两次',
      en: 'paired double quotes; a quote inside is doubled',
    },
    fix: { zh: '请检查这一行的英文双引号', en: 'Check the double quotes of this row' },
  }
}

// The refusals of a file that cannot be read as a plan: each says what it is, what is allowed and what to do.
import type { Label, Problem } from '@corridor/base'

const allowedFiles: Label = {
  zh: 'Word（.docx）、有文字的 PDF、网页（.html）、文本（.txt）、目标清单（.xlsx）',
  en: 'Word (.docx), a PDF with text, a saved page (.html), plain text (.txt) or a list of targets (.xlsx)',
}

const saveAsDocx: Label = {
  zh: '请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后重新选择；也可以复制正文后粘贴。',
  en: 'Open it in Word or WPS, save it as “Word Document (*.docx)” and choose that; or copy the words and paste them.',
}

export const saveAsXlsx: Label = {
  zh: '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后重新选择。',
  en: 'Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)” and choose that.',
}

export const savePage: Label = {
  zh: '请在浏览器中另存为“网页，仅 HTML”后重新选择；也可以复制正文后粘贴。',
  en: 'Save it in the browser as “Webpage, HTML only” and choose that; or copy the words and paste them.',
}

export const exportDocument: Label = {
  zh: '请在原程序中导出为 Word（.docx）或有文字的 PDF 后重新选择；也可以复制正文后粘贴。',
  en: 'Export it as Word (.docx) or as a PDF with text and choose that; or copy the words and paste them.',
}

export const unpack: Label = {
  zh: '请先解压，再选择里面的计划文件。',
  en: 'Unpack it first and choose the file of the plan inside.',
}

const recognise: Label = {
  zh: '请先用文字识别（OCR）转成可复制的文字，或向发文单位要 Word 原件。',
  en: 'Recognise it first (OCR) so that words can be copied, or ask the issuing office for the Word file.',
}

const saveAgain: Label = {
  zh: '请在原程序中打开核对，另存一份后重新选择；如来自网络传输，请重新下载。',
  en: 'Open it in its own program, save it anew and choose that; if it was sent, fetch it again.',
}

/** What the content of the file is, where it is something that is not read. */
export function otherKind(name: string, kind: Label, fix: Label = saveAsDocx): Problem {
  return {
    code: 'plan/file-kind',
    message: { zh: `文件内容是${kind.zh}，不能直接读取`, en: `The content is ${kind.en}, which is not read` },
    given: name,
    allowed: allowedFiles,
    fix,
  }
}

export const picture = (name: string): Problem => otherKind(name, { zh: '图片', en: 'a picture' }, recognise)

export const encrypted = (name: string): Problem => ({
  code: 'plan/file-encrypted',
  message: { zh: '文件设有打开密码，无法读取', en: 'The file is protected by a password and cannot be read' },
  given: name,
  allowed: { zh: '没有打开密码的文件', en: 'a file without a password' },
  fix: {
    zh: '请在原程序中输入密码打开，去掉密码后另存，再重新选择。',
    en: 'Open it with its password, take the password off, save it and choose that.',
  },
})

/** `detail` is the technical reason, for whoever looks into it. */
export const damaged = (name: string, detail: string): Problem => ({
  code: 'plan/file-damaged',
  message: { zh: `文件不完整或已损坏（${detail}）`, en: `The file is incomplete or damaged (${detail})` },
  given: name,
  allowed: allowedFiles,
  fix: saveAgain,
})

/** Past a size that no plan has; `given` and `allowed` with their unit. */
export const tooBig = (what: Label, given: string, allowed: string): Problem => ({
  code: 'plan/file-too-large',
  message: { zh: `${what.zh}超过上限`, en: `${what.en} is over the limit` },
  given,
  allowed: { zh: `不超过 ${allowed}`, en: `at most ${allowed}` },
  fix: { zh: '请只留下计划正文，或分成几份。', en: 'Keep only the text of the plan, or split it.' },
})

export const scanned = (name: string, pages: number): Problem => ({
  code: 'plan/file-scanned',
  message: {
    zh: `这份 PDF 是扫描件（${pages} 页都是图片），没有可读的文字`,
    en: `This PDF is a scan (${pages} pages of pictures) without words that can be read`,
  },
  given: name,
  allowed: { zh: '能选中并复制文字的 PDF', en: 'a PDF whose words can be selected and copied' },
  fix: recognise,
})

/** The letters are shown, but the file does not say which they are. */
export const undecodable = (name: string): Problem => ({
  code: 'plan/file-letters',
  message: {
    zh: '这份 PDF 的字体没有给出文字编码，复制出来是乱码',
    en: 'The fonts of this PDF do not say which letters they show; copied words would be garbled',
  },
  given: name,
  allowed: { zh: '能选中并复制文字的 PDF', en: 'a PDF whose words can be selected and copied' },
  fix: recognise,
})

export const noWords = (name: string): Problem => ({
  code: 'plan/empty',
  message: { zh: '文件里没有可读的文字', en: 'There is no text to read in the file' },
  given: name,
  allowed: allowedFiles,
  fix: {
    zh: '请检查是否选错文件；图片里的字读不到，请先识别成文字。',
    en: 'Check that the right file was chosen; words inside pictures are not read, recognise them first.',
  },
})

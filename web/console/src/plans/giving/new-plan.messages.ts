// The words of the page on which a plan is given.
import type { Messages } from '@corridor/kit'

export const given = {
  choose: {
    zh: '选择文件，或把文件拖到这里：Word（.docx）、PDF、网页（.html）、文本（.txt）、目标清单（.xlsx），至多 20 MB',
    en: 'Choose a file or drop it here: Word (.docx), PDF, web page (.html), text (.txt), list of targets (.xlsx); at most 20 MB',
  },
  textHelp: {
    zh: '也可以直接粘贴全文。文件读出的文字会填在这里，可以先改再读。',
    en: 'Or paste the whole text. The words of a file appear here and can be changed before they are read.',
  },
  reading: (name: string) => ({ zh: `正在读取 ${name}…`, en: `Reading ${name}…` }),
  taken: (name: string, characters: number) => ({
    zh: `已从 ${name} 读出 ${characters} 字。请核对标题、年度和正文；原文件将随计划保存。`,
    en: `${characters} characters read from ${name}. Check title, year and text; the file will be kept with the plan.`,
  }),
  drop: { zh: '不保存原文件', en: 'Do not keep the file' },
  kept: {
    zh: '计划已读入，但原文件没有保存成功：',
    en: 'The plan was read, but its file could not be kept:',
  },
  toPlan: { zh: '打开计划', en: 'Open the plan' },
  originals: { zh: '原文件', en: 'Original file' },
} satisfies Messages

// The workbook of two hundred wrong contract rows, to see what an import refuses and how it is repaired.
import { join } from 'node:path'
import type { Catalogue } from '@corridor/catalogue'
import { demoBadRows } from '@corridor/demo'
import type { CodeLists } from '@corridor/registers'
import { headerOf } from '../registers/read/template-columns.ts'
import { writeWorkbook } from '../sheets/workbook-writer.ts'

/** All cells are texts, as people type them; the header is row 1, so row numbers are those of `demoBadRows`. */
export async function writeRowsToRepair(
  dataFolder: string,
  { catalogue, lists }: { readonly catalogue: Catalogue; readonly lists: CodeLists },
): Promise<string> {
  const register = catalogue.registers.get('technology-contracts')
  if (register === undefined) throw new Error('no register of contracts')
  const file = join(dataFolder, 'demo-rows-to-repair.xlsx')
  const fields = Object.entries(register.fields)
  await writeWorkbook(file, {
    sheets: [
      {
        name: register.label.zh,
        columns: fields.map(([, field]) => ({
          header: headerOf(field, { catalogue, lists, language: 'zh' }),
          kind: 'text',
        })),
        rows: demoBadRows().map(({ written }) => fields.map(([name]) => written[name] ?? '')),
      },
    ],
    about: { title: '待修复的示例行', lines: [['说明', '二百行技术合同，每行一处错误；修复后可导入。']] },
  })
  return file
}

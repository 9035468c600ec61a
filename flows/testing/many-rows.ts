// Twenty thousand contracts to import into a small city, and the question whether all of them are there or none.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Written } from '@corridor/registers'
import { expect } from 'vitest'
import { catalogue } from '../../server/src/modules.ts'
import type { FigureShown } from './asked-figure.ts'
import { openCity } from './city.ts'
import { corridor, documentOf } from './command.ts'
import { emptyFolder, removeFolder, smallCityFolder } from './data-folder.ts'
import { disagreements, isRight } from './recount.ts'
import { writeCsv } from './sheet.ts'

export interface ManyRows {
  readonly folder: string
  readonly path: string
  /** Starts the city again: a figure equal to a recount, whole files, one act or none; says which. */
  allOrNone(): Promise<'all' | 'none'>
  remove(): void
}

const contract = (index: number, firms: readonly string[]): Written => ({
  registrationNumber: `示例多-${index}`,
  title: `示例合同${index}`,
  kind: 'service',
  technologyField: 'environment',
  seller: firms[index % firms.length],
  buyer: firms[(index * 7 + 1) % firms.length],
  contractAmount: String(1000 + index),
  technologyAmount: String(1000 + index),
  signedOn: '2025-01-01',
  registeredOn: `2025-0${1 + (index % 9)}-15`,
})

export async function manyRowsToImport(count: number): Promise<ManyRows> {
  const folder = await smallCityFolder()
  const path = join(emptyFolder(), 'many.csv')
  const city = await openCity(folder, { kept: true })
  const firms = await city.rows<{ code: string }>(
    "select credit_code as code from organisations where kind = 'enterprise' order by 1",
  )
  const [held] = await city.rows<{ n: string }>('select count(*) as n from technology_contracts')
  await city.close()
  const register = catalogue.registers.get('technology-contracts')
  if (register === undefined) throw new Error('no contracts')
  const codes = firms.map(({ code }) => code)
  writeCsv(
    path,
    register,
    Array.from({ length: count }, (_, index) => contract(index, codes)),
  )
  return {
    folder,
    path,
    allOrNone: () => allOrNone(folder, { before: Number(held?.n), count }),
    remove() {
      removeFolder(folder)
      removeFolder(dirname(path))
    },
  }
}

interface Expected {
  readonly before: number
  readonly count: number
}

async function allOrNone(folder: string, { before, count }: Expected): Promise<'all' | 'none'> {
  const ran = await corridor(['figure', 'contractCount', '--period', '2025', '--json'], {
    CORRIDOR_DATA: folder,
  })
  expect(ran.exit, ran.out + ran.err).toBe(0)
  const city = await openCity(folder, { kept: true })
  try {
    const [held] = await city.rows<{ rows: string; acts: string; due: string }>(
      `select (select count(*) from technology_contracts) as rows,
         (select count(*) from act where file_name = 'many.csv') as acts,
         (select count(*) from technology_contracts c join organisations s on s.id = c.seller
          where c.registration_number like '示例多-%') as due`,
    )
    const written = Number(held?.rows) - before
    expect([0, count]).toContain(written)
    expect([held?.acts, held?.due]).toEqual(written === 0 ? ['0', '0'] : ['1', String(count)])
    expect((await city.session(disagreements)).filter((one) => !isRight(one))).toEqual([])
    const [counted] = await city.session(async (session) => {
      const { rows } = await session.query<{ n: string }>(
        `select sum(p.m1) as n from posting p join tuple t on t.id = p.tuple and t.ledger = 'contract-output'
         where p.effective_on between '2025-01-01' and '2025-12-31' and t.dimensions[1] <> 'outside'`,
      )
      return rows
    })
    expect(String(documentOf<FigureShown>(ran).value)).toBe(counted?.n)
    expectWholeFiles(join(folder, 'files'))
    return written === 0 ? 'none' : 'all'
  } finally {
    await city.close()
  }
}

function expectWholeFiles(files: string): void {
  for (const name of existsSync(files) ? readdirSync(files) : []) {
    if (name.endsWith('.part')) continue
    expect(
      createHash('sha256')
        .update(readFileSync(join(files, name)))
        .digest('hex'),
    ).toBe(name)
  }
}

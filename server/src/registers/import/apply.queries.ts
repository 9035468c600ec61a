// Applies a matched import: new rows, before-images and updates, scope, postings and the import's own fold.
import type { Day } from '@corridor/base'
import type { Catalogue } from '@corridor/catalogue'
import type { Ledger } from '@corridor/indicators'
import { pathsFrom } from '@corridor/indicators'
import type { Register } from '@corridor/registers'
import { freshContributions } from '../../indicators/ledger/fresh.queries.ts'
import { insertFold, lastFold, lockFolds } from '../../indicators/ledger/fold.queries.ts'
import type { Series } from '../../indicators/ledger/posting.queries.ts'
import { postBatch } from '../../indicators/ledger/posting.queries.ts'
import type { Transaction } from '../../store/database.ts'
import { column, history, quoted, table, tableName } from '../../store/naming.ts'
import { holderSql } from '../placement.queries.ts'
import { touchedBy } from '../subject.queries.ts'

/** One import of a register at a time in a region; single writes go on. */
export const lockRegister = (transaction: Transaction, register: Register) =>
  transaction.run("select pg_advisory_xact_lock(hashtext('corridor import ' || corridor_region() || $1))", [
    register.id,
  ])

const columnsOf = (register: Register, alias: string): string =>
  Object.keys(register.fields)
    .map((name) => `${alias}${column(name)}`)
    .join(', ')

/** The rows as they will stand, with holder and present district; `$2` is the day. */
const placedRows = (register: Register): string =>
  `(select r.*, ${holderSql(register)} as scope_holder from incoming r where not r.same) r
   left join (
     select distinct on (m.organisation) m.organisation, m.district from district_memberships m
     where m.region = (select corridor_region()) and m.since <= $2 order by m.organisation, m.since desc
   ) d on d.organisation = r.scope_holder`

export async function writeRows(
  transaction: Transaction,
  register: Register,
  act: bigint,
  today: Day,
): Promise<void> {
  const name = table(register.id)
  await transaction.run(
    `insert into ${history(register.id)} (act, id, scope_holder, version, row_number, region, scope_district,
       ${columnsOf(register, '')}, superseded_by, removed)
     select e.act, e.id, e.scope_holder, e.version, e.row_number, e.region, e.scope_district,
       ${columnsOf(register, 'e.')}, $1, false
     from ${name} e join incoming r on r.id = e.id and r.held_version is not null and not r.same
     where e.region = (select corridor_region())`,
    [act],
  )
  const sets = Object.keys(register.fields).map((field) => `${column(field)} = r.${column(field)}`)
  await transaction.run(
    `update ${name} e set act = $1, version = e.version + 1, row_number = r.line, scope_holder = r.scope_holder,
       scope_district = d.district, ${sets.join(', ')}
     from ${placedRows(register)}
     where e.region = (select corridor_region()) and e.id = r.id and r.held_version is not null`,
    [act, today],
  )
  await transaction.run(
    `insert into ${name}
       (act, id, scope_holder, version, row_number, region, scope_district, ${columnsOf(register, '')})
     select $1, r.id, r.scope_holder, 1, r.line, (select corridor_region()), d.district, ${columnsOf(register, 'r.')}
     from ${placedRows(register)} where r.held_version is null`,
    [act, today],
  )
}

/** Rows that somebody changed between matching and locking; an import that meets one is refused. */
export async function changedMeanwhile(
  transaction: Transaction,
  register: Register,
): Promise<readonly number[]> {
  const rows = await transaction.rows<{ line: number; version: number; held_version: number }>(
    `select r.line, e.version, r.held_version from incoming r
     join ${table(register.id)} e on e.region = (select corridor_region()) and e.id = r.id
     where r.held_version is not null and not r.same order by e.id for update of e`,
  )
  return rows.filter(({ version, held_version }) => version !== held_version).map(({ line }) => line)
}

interface ImportPosting {
  readonly catalogue: Catalogue
  readonly series: ReadonlyMap<string, Series>
  readonly register: Register
  readonly act: bigint
  readonly onlyAdded: boolean
  readonly at: Date
}

/** `images`: of the rows an import wrote, and of those they replaced, what leads to the subjects of ledgers. */
async function gatherImages(transaction: Transaction, posting: ImportPosting): Promise<void> {
  const { catalogue, register, act } = posting
  const read = new Set(['id'])
  for (const ledger of catalogue.ledgers.values()) {
    for (const path of pathsFrom(register.id, ledger)) read.add(path.kind === 'names' ? path.field : path.of)
  }
  const columns = [...read].map(column).join(', ')
  await transaction.run('drop table if exists pg_temp.images')
  await transaction.run(
    `create temp table images on commit drop as select ${columns} from incoming where not same`,
  )
  await transaction.run(
    `insert into images select ${columns} from ${history(register.id)}
     where region = (select corridor_region()) and superseded_by = $1`,
    [act],
  )
  await transaction.run('analyze images')
}

/** The rows of an import that only adds, as new subjects with their fields. */
const added = '(select * from incoming where not same)'

interface Touched {
  readonly series: Series
  readonly relation: string
}

async function touchedSubjects(
  transaction: Transaction,
  series: Series,
  posting: ImportPosting,
): Promise<Touched | undefined> {
  const { ledger } = series
  const paths = pathsFrom(posting.register.id, ledger)
  if (paths.length === 0) return undefined
  if (isOwn(posting, ledger)) return { series, relation: added }
  const relation = quoted(`touched_${tableName(ledger.id)}`)
  await transaction.run(`drop table if exists pg_temp.${relation}`)
  const touched = await transaction.run(
    `create temp table ${relation} on commit drop as ${touchedBy(paths, series)}`,
  )
  if (touched === 0) return undefined
  await transaction.run(`analyze ${relation}`)
  if (!isFresh(posting, ledger)) {
    await transaction.run(
      `select count(*) from (select s.id from ${table(ledger.subject)} s where s.region = (select corridor_region())
         and s.id in (select id from ${relation}) order by s.id for update) locked`,
    )
  }
  return { series, relation }
}

/** Locks the touched subjects of every ledger in id order, then folds the differences in under the fold lock. */
export async function postImport(transaction: Transaction, posting: ImportPosting): Promise<void> {
  const touched: Touched[] = []
  const needsImages = [...posting.catalogue.ledgers.values()].some(
    (ledger) => pathsFrom(posting.register.id, ledger).length > 0 && !isOwn(posting, ledger),
  )
  if (needsImages) await gatherImages(transaction, posting)
  for (const ledger of posting.catalogue.ledgers.values()) {
    const series = posting.series.get(ledger.id)
    if (series === undefined) throw new Error(`no series for ${ledger.id}`)
    const found = await touchedSubjects(transaction, series, posting)
    if (found !== undefined) touched.push(found)
  }
  if (touched.length === 0) return
  await lockFolds(transaction)
  const last = await lastFold(transaction)
  const fold = last.number + 1
  let posted = 0
  for (const { series, relation } of touched) {
    const fresh = isFresh(posting, series.ledger)
    posted += await postBatch(transaction, { series, subjects: relation, fresh, fold, act: posting.act })
  }
  if (posted > 0)
    await insertFold(transaction, { number: fold, highTx: last.highTx, act: posting.act, at: posting.at })
}

/** Rows that are new subjects themselves hold nothing in the ledger yet, and nobody else can see them. */
const isFresh = ({ register, onlyAdded }: ImportPosting, ledger: Ledger): boolean =>
  onlyAdded && ledger.subject === register.id

/** What a new row contributes is read from the row itself. */
const isOwn = (posting: ImportPosting, ledger: Ledger): boolean =>
  isFresh(posting, ledger) && freshContributions(ledger, added) !== undefined

export async function organisationsOfMoves(transaction: Transaction): Promise<readonly string[]> {
  const rows = await transaction.rows<{ organisation: string }>(
    'select distinct organisation from incoming where not same',
  )
  return rows.map(({ organisation }) => organisation)
}

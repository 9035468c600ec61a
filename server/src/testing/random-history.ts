// Random histories of inserts, corrections, events, moves, removals and late arrivals, with the same facts in memory.
import type { Chance, Day } from '@corridor/base'
import { addDays, day } from '@corridor/base'
import type { Facts } from '@corridor/indicators'
import type { Recorded, Register, Row } from '@corridor/registers'
import { keyOf, readRow } from '@corridor/registers'
import { catalogue } from '../modules.ts'
import type { TestCity } from './test-city.ts'
import { testCreditCode, testLists } from './test-city.ts'
import { importRows } from '../registers/import/import-rows.ts'
import { correctRecord, createRecord, removeRecord } from '../registers/record-write.ts'
import { findByKey } from '../registers/row.queries.ts'

type Values = Record<string, string | undefined>

interface Known {
  readonly register: Register
  readonly id: string
  version: number
  values: Values
}

export class RandomHistory implements Facts {
  readonly known: Known[] = []
  readonly chance: Chance
  readonly city: TestCity
  #serial = 0

  constructor(city: TestCity, chance: Chance) {
    this.city = city
    this.chance = chance
  }

  find(register: string, field: string, id: string): readonly Recorded[] {
    return this.records(register).filter(({ row }) => row[field] === id)
  }

  records(register: string): readonly Recorded[] {
    return this.known
      .filter((one) => one.register.id === register)
      .map(({ id, version, register: of, values }) => ({ id, version, row: rowOf(of, values) }))
  }

  /** The facts as they are now, safe from later changes. */
  frozen(): RandomHistory {
    const copy = new RandomHistory(this.city, this.chance)
    copy.known.push(...this.known.map((one) => ({ ...one, values: { ...one.values } })))
    return copy
  }

  #day(from: Day, days: number): Day {
    return addDays(from, this.chance.integer(0, days))
  }

  #some(register: string): string | undefined {
    const list = this.known.filter((one) => one.register.id === register)
    return list.length === 0 ? undefined : this.chance.pick(list).id
  }

  #maybe(value: string): string | undefined {
    return this.chance.happens(0.3) ? value : undefined
  }

  /** Written values for a new or corrected record; undefined where what it refers to does not exist yet. */
  #values(register: string): Values | undefined {
    const serial = String(this.#serial++)
    const from = this.#day(day('2020-01-01'), 1500)
    if (register === 'organisations') {
      return { creditCode: testCreditCode(Number(serial)), name: `示例单位${serial}`, kind: 'enterprise' }
    }
    if (register === 'contract-changes') return this.#change(from)
    if (register === 'institution-approvals') return this.#approval(serial, from)
    const organisation = this.#some('organisations')
    if (organisation === undefined) return undefined
    const later = this.#maybe(addDays(from, this.chance.integer(1, 700)))
    return register === 'technology-contracts' || register === 'district-memberships'
      ? this.#placed(register, { serial, from, organisation })
      : this.#held(register, { serial, from, organisation, later })
  }

  #yuan(): string {
    return `${this.chance.integer(1, 9_999_999)}.${this.chance.integer(10, 99)}`
  }

  #change(effectiveOn: Day): Values | undefined {
    const contract = this.#some('technology-contracts')
    if (contract === undefined) return undefined
    const kind = this.chance.pick(['amendment', 'amendment', 'cancellation', 'revocation'])
    return { contract, kind, effectiveOn, contractAmount: '10000000', technologyAmount: this.#yuan() }
  }

  #approval(serial: string, approvedOn: Day): Values | undefined {
    const institution = this.#some('rd-institutions')
    if (institution === undefined) return undefined
    const level = this.chance.pick(['national', 'provincial', 'municipal'])
    return {
      institution,
      level,
      approvingBody: '示例机关',
      documentNumber: `示例〔2023〕${serial}号`,
      approvedOn,
    }
  }

  #placed(register: string, given: { serial: string; from: Day; organisation: string }): Values {
    const { serial, from, organisation } = given
    if (register === 'district-memberships') {
      const district = this.chance.pick(['990101', '990102', '990103', 'outside'])
      return { organisation, since: from, district, functionalArea: this.#maybe('990171') }
    }
    return {
      registrationNumber: `N${serial}`,
      title: `示例合同${serial}`,
      kind: this.chance.pick(['development', 'service', 'licence']),
      technologyField: this.chance.pick(['newMaterials', 'agriculture']),
      seller: organisation,
      buyer: this.#some('organisations'),
      contractAmount: '10000000',
      technologyAmount: this.#yuan(),
      signedOn: from,
      registeredOn: this.#day(from, 200),
    }
  }

  #held(
    register: string,
    given: { serial: string; from: Day; organisation: string; later: string | undefined },
  ): Values | undefined {
    const { serial, from, organisation, later } = given
    const issuedOn = this.chance.happens(0.1) ? '2020-02-29' : from
    const basis = this.chance.pick(['first', 'reRecognition'])
    const type = this.chance.pick(['keyLaboratory', 'other'])
    const name = `示例机构${serial}`
    const values: Record<string, Values> = {
      'hnte-certificates': {
        certificateNumber: `GR${serial}`,
        organisation,
        issuedOn,
        disqualifiedOn: later,
      },
      'hnte-applications': {
        applicationNumber: `A${serial}`,
        organisation,
        basis,
        acceptedOn: from,
        decidedOn: later,
      },
      'tech-sme-entries': { entryNumber: `E${serial}`, organisation, enteredOn: from, revokedOn: later },
      'above-scale-listings': { organisation, listedOn: from, delistedOn: later },
      'in-house-institutions': { organisation, name, establishedOn: from, closedOn: later },
      'rd-institutions': { name, type, host: organisation, removedOn: later },
    }
    return values[register]
  }

  /** One random write at an instant; a refusal (a duplicate key, something still referred to) changes nothing. */
  async step(epochMs: number): Promise<void> {
    const registers = [...catalogue.registers.values()].filter(({ id }) => id !== 'official-statistics')
    const move = this.chance.next()
    if (move < 0.6 || this.known.length === 0) return this.#create(this.chance.pick(registers), epochMs)
    return move < 0.88
      ? this.#correct(this.chance.pick(this.known), epochMs)
      : this.#remove(this.chance.pick(this.known), epochMs)
  }

  async #create(register: Register, epochMs: number): Promise<void> {
    const values = this.#values(register.id)
    if (values === undefined) return
    if (this.chance.happens(0.3)) return this.#bring(register, epochMs, 'add', values)
    const written = await this.city.write(epochMs, (context) => createRecord(context, register, values))
    if (written.ok) this.known.push({ register, ...written.value, values })
  }

  /** By the road of a workbook, which folds at once: a new record, or a known one found by its key. */
  async #bring(register: Register, epochMs: number, mode: 'add' | 'update', values: Values): Promise<void> {
    const rows = [{ row: 2, written: this.#withKeys(register, values) }]
    const file = { name: '示例.xlsx', sha256: 'b'.repeat(64) }
    const authority = Object.keys(register.authorities)[0] ?? ''
    const order = { register, mode, authority, dryRun: false, file, rows }
    const stored = await this.city.write(epochMs, async (context) => {
      const imported = await importRows(context, order)
      if (!imported.ok || !imported.value.written) return undefined
      return findByKey(context.transaction, register, rowOf(register, values))
    })
    if (stored === undefined) return
    const held = this.known.find(({ id }) => id === stored.id)
    if (held === undefined) this.known.push({ register, id: stored.id, version: stored.version, values })
    else Object.assign(held, { version: stored.version, values })
  }

  /** References as people write them: the business key of the record referred to. */
  #withKeys(register: Register, values: Values): Values {
    const written = { ...values }
    for (const [name, field] of Object.entries(register.fields)) {
      if (field.kind !== 'reference') continue
      const target = this.known.find(({ id }) => id === values[name])
      written[name] = target?.values[target.register.key[0] ?? '']
    }
    return written
  }

  async #correct(known: Known, epochMs: number): Promise<void> {
    const fresh = this.#values(known.register.id)
    if (fresh === undefined) return
    const { register, id, version } = known
    const byFile = this.chance.happens(0.3)
    const values = { ...known.values }
    for (const name of Object.keys(fresh)) {
      const kept = byFile && register.key.includes(name)
      if (this.chance.happens(0.5) && !kept) values[name] = fresh[name]
    }
    if (byFile) return this.#bring(register, epochMs, 'update', values)
    const written = await this.city.write(epochMs, (context) =>
      correctRecord(context, register, { id, version, reason: '示例更正', values }),
    )
    if (written.ok) Object.assign(known, { version: written.value.version, values })
  }

  async #remove(known: Known, epochMs: number): Promise<void> {
    const { register, id, version } = known
    const written = await this.city.write(epochMs, (context) =>
      removeRecord(context, register, { id, version, reason: '示例误录' }),
    )
    if (written.ok) this.known.splice(this.known.indexOf(known), 1)
  }
}

function rowOf(register: Register, values: Values): Row {
  const read = readRow(register, values, testLists)
  if (!read.ok) throw new Error(`the history holds a bad row: ${JSON.stringify(read.problems)}`)
  if (keyOf(register, read.value) === undefined) throw new Error('the history holds a row without a key')
  return read.value
}

// A city with a division, a person and a tile, and the acts of a planning officer in it, for the tests of plans.
import type { Result } from '@corridor/base'
import type { CockpitAnswer, PlanAnswer, TargetShown } from '@corridor/protocol'
import type { AskContext } from '../../indicators/figure.ts'
import { catalogue } from '../../modules.ts'
import { createRecord } from '../../registers/record-write.ts'
import { saveCodes, saveDivisions } from '../../store/city.queries.ts'
import { stoppedClock } from '../../store/clock.ts'
import { openTestCity, type TestCity, testLists } from '../../testing/test-city.ts'
import { changeTarget } from '../change-target.ts'
import { askCockpit, type CockpitQuestion } from '../cockpit.ts'
import type { TargetChange } from '../confirm/target-change.ts'
import { createPlan, type GivenPlan, type PlanContext } from '../create-plan.ts'
import { planAnswer } from '../plan-shown.ts'

export const noon = Date.UTC(2023, 5, 30, 4)
export const owner = '01890000-0000-7000-8000-000000000001'

export const article = `示例市2023年科技创新工作要点

一、总体目标

●具体目标：全社会研发经费投入占比达到2.75%，规上工业企业设立研发机构达到30%以上，新增省级以上研发机构20家，净增高新技术企业900家，科技型中小企业突破8000家，全市技术合同成交额突破700亿元。

二、重点任务

●实施平台提升行动，建好示例实验室。
`

export const codesOf = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.problems.map(({ code }) => code)

export function at<T>(list: readonly T[], position = 0): T {
  const one = list[position]
  if (one === undefined) throw new Error(`nothing at ${position}`)
  return one
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

async function furnish(city: TestCity): Promise<void> {
  const label = { zh: '示例东区', en: 'Sample East' }
  await city.read(async (transaction) => {
    await saveDivisions(transaction, [{ code: 'plan', label: { zh: '示例规划处', en: 'Sample planning' } }])
    await saveCodes(transaction, [
      { list: 'districts', code: '990101', label, position: 1, tile: { column: 1, row: 2 } },
    ])
    await transaction.run(
      `insert into person (id, region, account, name, unit_zh, unit_en, roles, reach, districts)
       values ($1, corridor_region(), 'zhang', '示例张工', '示例局', 'Sample bureau', '{officer}', 'city', '{}')`,
      [owner],
    )
  })
}

/** Everything happens at noon of 30 June 2023 unless another instant is given. */
export class PlanDesk {
  readonly city: TestCity
  #serial = 0

  constructor(city: TestCity) {
    this.city = city
  }

  static async open(name: string): Promise<PlanDesk> {
    const city = await openTestCity(name, noon)
    await furnish(city)
    return new PlanDesk(city)
  }

  inPlan<T>(work: (context: PlanContext) => Promise<T>): Promise<T> {
    return this.city.write(noon, ({ transaction, clock, actor }) =>
      work({ transaction, catalogue, clock, actor }),
    )
  }

  async plan(id: string): Promise<PlanAnswer> {
    const plan = await this.city.read((transaction) => planAnswer(transaction, catalogue, { id, may: [] }))
    if (plan === undefined) throw new Error('no plan')
    return plan
  }

  attempt(given: Partial<GivenPlan>): Promise<Result<string>> {
    return this.inPlan((context) =>
      createPlan(context, { title: '示例要点', year: 2023, text: article, source: undefined, ...given }),
    )
  }

  /** A plan of its own: the text is never the same twice. */
  async read(given: Partial<GivenPlan> = {}): Promise<PlanAnswer> {
    this.#serial += 1
    const text = `${given.text ?? article}\n（第${'甲'.repeat(this.#serial)}份）`
    return this.plan(valueOf(await this.attempt({ ...given, text })))
  }

  change(
    plan: PlanAnswer,
    target: TargetShown,
    more: { change: TargetChange; document?: string },
  ): Promise<Result<undefined>> {
    const { change, document } = more
    return this.inPlan((context) =>
      changeTarget(context, { plan: plan.id, target: target.id, version: target.version, change, document }),
    )
  }

  askCockpit(question: Partial<CockpitQuestion>, epochMs = noon): Promise<Result<CockpitAnswer>> {
    return this.city.read((transaction) => {
      const context: AskContext = { transaction, catalogue, lists: testLists, clock: stoppedClock(epochMs) }
      return askCockpit(context, {
        plan: undefined,
        on: undefined,
        asOf: undefined,
        synthetic: true,
        ...question,
      })
    })
  }

  async cockpit(question: Partial<CockpitQuestion> = {}, epochMs = noon): Promise<CockpitAnswer> {
    return valueOf(await this.askCockpit(question, epochMs))
  }

  /** The id of a new record. */
  record(register: string, values: Readonly<Record<string, string>>): Promise<string> {
    return this.city.write(noon, async (context) => {
      const of = catalogue.registers.get(register)
      if (of === undefined) throw new Error(`no register ${register}`)
      return valueOf(await createRecord(context, of, values)).id
    })
  }

  close(): Promise<void> {
    return this.city.close()
  }
}

// Asks figures of a city in this process: the same command as in a terminal, without a process for each question.
import type { Problem } from '@corridor/base'
import type { FigureAnswer, PostingShown } from '@corridor/protocol'
import { figureCommand } from '../../server/src/commands/figure.command.ts'
import { environmentOf } from './command.ts'

export type FigureShown = FigureAnswer & { readonly entries?: readonly PostingShown[] }

type Asked = Readonly<Partial<Record<'on' | 'period' | 'as-of' | 'by' | 'where', string>>> & {
  readonly entries?: true
}

/** The answer, or the problems where it was refused. */
async function ask(
  folder: string,
  indicator: string,
  { entries, ...values }: Asked,
): Promise<FigureShown | readonly Problem[]> {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    environment: environmentOf({ CORRIDOR_DATA: folder }),
    language: 'en',
    json: true,
    actor: 'story',
  } as const
  const flags = new Set(entries === true ? ['entries'] : [])
  const exit = await figureCommand.run({ words: [indicator], values, flags }, terminal)
  const answer: FigureShown & { readonly problems?: readonly Problem[] } = JSON.parse(out.join(''))
  if (exit === 0) return answer
  return answer.problems ?? []
}

export async function askedFigure(folder: string, indicator: string, asked: Asked): Promise<FigureShown> {
  const answer = await ask(folder, indicator, asked)
  if ('value' in answer) return answer
  throw new Error(`${indicator} was refused: ${JSON.stringify(answer)}`)
}

export async function refusedFigure(
  folder: string,
  indicator: string,
  asked: Asked,
): Promise<readonly Problem[]> {
  const answer = await ask(folder, indicator, asked)
  if ('value' in answer) throw new Error(`${indicator} was answered: ${JSON.stringify(answer)}`)
  return answer
}

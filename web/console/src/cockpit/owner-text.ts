// Who answers for a target, as one text: division and person.
import type { TargetShown } from '@corridor/protocol'
import { ask, useCatalogue, useLanguage } from '@corridor/kit'
import { useQuery } from '@tanstack/react-query'

export interface Person {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly division: string | null
}

export function usePeople(): readonly Person[] {
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => ask<{ readonly people: readonly Person[] }>('/people'),
    staleTime: 300_000,
  })
  return people.data?.people ?? []
}

/** `规划处 · 示例张工`, or an empty text where nobody is named. */
export function useOwnerText(): (target: TargetShown) => string {
  const { say } = useLanguage()
  const { divisions } = useCatalogue()
  const people = usePeople()
  return ({ division, owner }) => {
    const unit = divisions.find(({ code }) => code === division)
    const person = people.find(({ id }) => id === owner)
    return [unit && say(unit.label), person?.name].filter((part) => part !== undefined).join(' · ')
  }
}

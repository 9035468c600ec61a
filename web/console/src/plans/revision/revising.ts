// The writes of a revision: each says which version was seen.
import type { RevisionAnswer } from '@corridor/protocol'
import { write, type Write } from '@corridor/kit'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Each write answers with the revision as it is then; both plans, their steps and the cockpit are asked anew. */
export function useRevising({ document, version }: RevisionAnswer) {
  const client = useQueryClient()
  const key = ['plan-revision', document.plan]
  return useMutation({
    mutationFn: (given: Omit<Write, 'version'>) =>
      write<RevisionAnswer>(`/plans/${document.plan}/revision`, { ...given, version }),
    onSuccess: (answer) => {
      client.setQueryData(key, answer)
      for (const changed of ['plan', 'plans', 'plan-timeline', 'cockpit'])
        void client.invalidateQueries({ queryKey: [changed] })
    },
  })
}

export type Revising = ReturnType<typeof useRevising>

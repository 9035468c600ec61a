// Which HTTP status a refusal has, from the codes of its problems.
import type { Problem } from '@corridor/base'

const byCode: Readonly<Record<string, number>> = {
  'access/not-signed-in': 401,
  'access/sign-in-failed': 401,
  'access/too-many-attempts': 429,
  'request/too-often': 429,
  'request/too-large': 413,
  'request/no-such-address': 404,
  'row/duplicate-key': 409,
}

/** In this order: the first that one of the problems has is the status of the whole answer. */
const order = [401, 429, 403, 404, 409, 413, 422]

function statusOf({ code }: Problem): number {
  const known = byCode[code]
  if (known !== undefined) return known
  if (code.startsWith('access/')) return 403
  if (code.endsWith('/missing')) return 404
  return code.endsWith('/changed-meanwhile') ? 409 : 422
}

export function statusOfProblems(problems: readonly Problem[]): number {
  const found = new Set(problems.map(statusOf))
  return order.find((status) => found.has(status)) ?? 422
}

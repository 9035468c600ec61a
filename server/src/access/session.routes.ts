// Signing in and out, who is signed in, and who else is there.
import type { Problem } from '@corridor/base'
import { refusal, success } from '@corridor/base'
import type { PersonShown, SessionAnswer } from '@corridor/protocol'
import { answered, type Asked, type Route, textIn } from '../http/route.ts'
import { insertAct } from '../registers/act.queries.ts'
import { type Attempts, countAttempts } from './attempts.ts'
import { passwordMatches } from './password.ts'
import { endSession, listPeople, personToSignIn } from './person.queries.ts'
import { personShown } from './person.ts'
import { openSession } from './session.ts'

/** The same for an unknown account and a wrong password. */
const wrongSignIn: Problem = {
  code: 'access/sign-in-failed',
  message: { zh: '账号或密码不正确', en: 'The account or the password is wrong' },
  fix: { zh: '请重新填写；忘记密码请联系安全管理员。', en: 'Try again, or ask the security administrator.' },
}

const tooMany = (waitMs: number): Problem => ({
  code: 'access/too-many-attempts',
  message: { zh: '连续登录失败次数过多', en: 'Too many failed attempts to sign in' },
  allowed: {
    zh: `约 ${Math.ceil(waitMs / 60_000)} 分钟后再试`,
    en: `again in about ${Math.ceil(waitMs / 60_000)} minutes`,
  },
  fix: { zh: '请稍后再试，或联系安全管理员。', en: 'Wait, or ask the security administrator.' },
})

async function signIn(asked: Asked, attempts: Attempts): ReturnType<Route['work']> {
  const { installation, address } = asked
  const { database, everything, clock } = installation
  const [account, password] = [textIn(asked, 'account') ?? '', textIn(asked, 'password') ?? '']
  const now = clock.now()
  const wait = attempts.waitFor(account, address, now.getTime())
  if (wait > 0) return refusal(tooMany(wait))
  attempts.begun(account, address, now.getTime())
  const found = await database.transact(everything, (transaction) => personToSignIn(transaction, account))
  const matches = await passwordMatches(found?.passwordHash, password)
  if (found === undefined || !matches) return refusal(wrongSignIn)
  attempts.succeeded(account, address)
  const { person } = found
  const opened = await database.transact(everything, async (transaction) => {
    await insertAct(transaction, { kind: 'signedIn', actor: person.account, at: now })
    return openSession(transaction, person, now)
  })
  const value: SessionAnswer = { person: personShown(person), csrf: opened.csrf }
  return success({ kind: 'json', value, cookie: { token: opened.token } })
}

async function signOut({ installation, session }: Asked): ReturnType<Route['work']> {
  const { database, everything } = installation
  if (session !== undefined) {
    await database.transact(everything, (transaction) => endSession(transaction, session.token))
  }
  return success({ kind: 'nothing', cookie: { token: undefined } })
}

async function people({ installation }: Asked): ReturnType<Route['work']> {
  const { database, everything } = installation
  const list = await database.transact(everything, listPeople)
  return answered<{ readonly people: readonly (PersonShown & { readonly division: string | null })[] }>({
    people: list.map((person) => ({ ...personShown(person), division: person.division ?? null })),
  })
}

/** The count of failed attempts lives as long as the application that mounts these routes. */
export function sessionRoutes(): readonly Route[] {
  const attempts = countAttempts()
  return [
    {
      method: 'POST',
      path: '/api/session',
      label: { zh: '登录', en: 'Sign in' },
      needs: 'nobody',
      perMinute: 30,
      body: {
        kind: 'json',
        fields: {
          account: { kind: 'text', label: { zh: '账号', en: 'Account' }, required: true, most: 100 },
          password: { kind: 'text', label: { zh: '密码', en: 'Password' }, required: true, most: 200 },
        },
      },
      answer: 'SessionAnswer',
      work: (asked) => signIn(asked, attempts),
    },
    {
      method: 'GET',
      path: '/api/session',
      label: { zh: '当前登录', en: 'Who is signed in' },
      needs: 'session.own',
      answer: 'SessionAnswer',
      work: async ({ person, session }) =>
        answered<SessionAnswer>({ person: personShown(person), csrf: session?.csrf ?? '' }),
    },
    {
      method: 'DELETE',
      path: '/api/session',
      label: { zh: '退出', en: 'Sign out' },
      needs: 'session.own',
      answer: 'nothing',
      work: signOut,
    },
    {
      method: 'GET',
      path: '/api/people',
      label: { zh: '人员', en: 'People' },
      needs: 'people.read',
      answer: 'PeopleAnswer',
      work: people,
    },
  ]
}

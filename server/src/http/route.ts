// The one shape of a route: who may ask, what may be given, what is answered; refusals and OpenAPI follow from it.
import type { Readable } from 'node:stream'
import type { Label, Result } from '@corridor/base'
import { success } from '@corridor/base'
import type { Person } from '../access/person.ts'
import type { Right } from '../access/policy.ts'
import type { Installation } from '../installation.ts'
import type { Transaction } from '../store/database.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `id` is a UUID; `list` and `object` are only for bodies; `choice` names its `choices`. */
export type ParameterKind =
  | 'text'
  | 'day'
  | 'instant'
  | 'integer'
  | 'flag'
  | 'id'
  | 'number'
  | 'choice'
  | 'list'
  | 'object'

export interface Parameter {
  readonly kind: ParameterKind
  readonly label: Label
  readonly required?: true
  /** Longest text, or greatest number; a text is at most 2,000 characters where this is left out. */
  readonly most?: number
  readonly choices?: readonly string[]
  /** The value may be null, which clears it. */
  readonly nullable?: true
}

/** Name → what it is. In a query a name ending in `.*` stands for a family: `where.*` takes where.kind, where.field. */
export type Parameters = Readonly<Record<string, Parameter>>

/** `files`: a multipart form whose other fields arrive as texts. */
export type Body =
  | { readonly kind: 'json'; readonly fields: Parameters }
  | { readonly kind: 'files'; readonly fields: Parameters }

export interface Route {
  readonly method: Method
  /** With `:name` for path parameters, as `/api/registers/:register`. */
  readonly path: string
  readonly label: Label
  /** What the asking person needs at least; the work asks again with the target. `nobody` needs no sign-in. */
  readonly needs: Right | 'nobody'
  readonly query?: Parameters
  readonly body?: Body
  /** How often one address may ask in a minute; not limited where this is left out. */
  readonly perMinute?: number
  /** True where If-Match with the version seen is required. */
  readonly versioned?: true
  /** Name of a type of @corridor/protocol, `file` for a download, `nothing` for 204. */
  readonly answer: string
  readonly work: (asked: Asked) => Promise<Result<Answered>>
}

export interface UploadedFile {
  /** The name as the person knows it; never used as a path. */
  readonly name: string
  /** Where it lies for the time of the request. */
  readonly path: string
  readonly size: number
  readonly sha256: string
}

export interface Asked {
  readonly installation: Installation
  /** On a route that needs nobody this is the visitor, who has no right. */
  readonly person: Person
  readonly address: string
  /** Scheme and host under which the person opened Corridor, for addresses in files that leave it. */
  readonly origin: string
  /** Over https, as the proxy in front says: cookies are then Secure. */
  readonly secure: boolean
  /** Hash of the session's token, where there is one. */
  readonly session: { readonly token: Buffer; readonly csrf: string } | undefined
  readonly params: Readonly<Record<string, string>>
  /** Checked against the route's `query`, and without unknown names. */
  readonly query: Readonly<Record<string, string>>
  /** Checked against the route's `body`, and without unknown names. */
  readonly body: Readonly<Record<string, unknown>>
  readonly files: readonly UploadedFile[]
  /** The version in If-Match. */
  readonly version: number | undefined
  /** A transaction that sees what the person may see. */
  inScope<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
}

export type Answered =
  | { readonly kind: 'json'; readonly value: unknown; readonly cookie?: Cookie }
  | { readonly kind: 'nothing'; readonly cookie?: Cookie }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly type: string
      readonly content: Readable | Buffer | string
      /** Shown in the browser instead of saved. */
      readonly inline?: true
    }

/** The session's cookie: a token to keep, or undefined to forget it. */
export interface Cookie {
  readonly token: string | undefined
}

/** The answer's type is written at the call, so that the route keeps to the protocol. */
export const answered = <Answer>(value: Answer): Result<Answered> => success({ kind: 'json', value })

export const nothing: Result<Answered> = success({ kind: 'nothing' })

/** A path parameter; that it is there follows from the route's path. */
export function param({ params }: Asked, name: string): string {
  const value = params[name]
  if (value === undefined) throw new Error(`the path has no parameter ${name}`)
  return value
}

/** A text of the body, or undefined where it is absent or null. */
export function textIn({ body }: Asked, name: string): string | undefined {
  const value = body[name]
  return typeof value === 'string' ? value : undefined
}

/** A family of the query: `family(asked, 'where')` of where.kind=x is { kind: 'x' }. */
export function family({ query }: Pick<Asked, 'query'>, name: string): Readonly<Record<string, string>> {
  const found = Object.entries(query).filter(([key]) => key.startsWith(`${name}.`))
  return Object.fromEntries(found.map(([key, value]) => [key.slice(name.length + 1), value]))
}

// What GET /api/audit answers: acts with their seals, the head of the chain, and what waits for its seal.

export interface ActShown {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly kind: string
  readonly register: string | null
  readonly record: string | null
  readonly reason: string | null
  readonly authority: string | null
  readonly file: { readonly name: string; readonly sha256: string; readonly rows: number | null } | null
  /** Place in the chain and the hash there; null until it is sealed. */
  readonly seal: { readonly number: string; readonly hash: string } | null
}

export interface AuditAnswer {
  /** Newest first. */
  readonly acts: readonly ActShown[]
  readonly next: string | null
  readonly head: { readonly number: string; readonly hash: string; readonly sealedAt: string } | null
  /** Acts of the last hours without a seal. */
  readonly unsealed: number
}

// A text a person reads, in both languages; Chinese comes first on screen, English is complete.

export interface Label {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Label

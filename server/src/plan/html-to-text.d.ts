// The one function used of the package html-to-text, which carries no types of its own.
declare module 'html-to-text' {
  export interface Selector {
    readonly selector: string
    readonly format?: string
    readonly options?: Readonly<Record<string, unknown>>
  }

  export interface ConvertOptions {
    readonly wordwrap?: number | false
    readonly selectors?: readonly Selector[]
    readonly limits?: { readonly maxDepth?: number; readonly maxInputLength?: number }
  }

  export function convert(html: string, options?: ConvertOptions): string
}

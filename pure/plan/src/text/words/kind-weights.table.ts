// Weights of the signs by which a number is taken for a target (positive) or an achievement (negative).
//
// Fitted by logistic regression on the statements of the labelled passages whose words leave the kind open
// (corpus/plan-text, and texts that are not ours to publish); see docs/guide/plan-reader.md.

/** Sign and weight, in the order of `signsOf`. */
export const kindWeights: readonly (readonly [string, number])[] = [
  ['bias', 1.11],
  ['near ahead', 2.65],
  ['near orders', 1.9],
  ['near limits', 4.01],
  ['near behind', -1.09],
  ['near outcomes', -0.2],
  ['near fine', -2.79],
  ['near uneven', -2.19],
  ['paragraph ahead', 2.21],
  ['paragraph orders', 1.34],
  ['paragraph limits', 3.4],
  ['paragraph behind', -2.8],
  ['paragraph outcomes', -1.54],
  ['paragraph fine', -4.35],
  ['paragraph uneven', -0.1],
  ['whole ahead', 0.77],
  ['whole orders', 0.94],
  ['whole limits', 0.72],
  ['whole behind', -0.72],
  ['whole outcomes', -0.13],
  ['whole fine', -1.01],
  ['whole uneven', -0.5],
  ['section', 2.2],
  ['carried', 2.74],
  ['cue', 0.0],
  ['sameYear', 1.82],
  ['thisYear', 1.33],
  ['says', 0.95],
  ['compared', -0.7],
  ['limited', 0.78],
  ['done', -0.58],
]

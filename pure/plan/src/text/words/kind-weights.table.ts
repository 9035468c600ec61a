// Weights of the signs by which a number is taken for a target (positive) or an achievement (negative).
//
// Fitted by logistic regression on the statements of the labelled passages whose words leave the kind open
// (corpus/plan-text, and texts that are not ours to publish); see docs/guide/plan-reader.md.

/** Sign and weight, in the order of `signsOf`. */
export const kindWeights: readonly (readonly [string, number])[] = [
  ['bias', 1.03],
  ['near ahead', 1.34],
  ['near orders', 2.31],
  ['near limits', 3.76],
  ['near behind', -0.11],
  ['near outcomes', -0.47],
  ['near fine', -2.68],
  ['near uneven', -0.69],
  ['paragraph ahead', 2.3],
  ['paragraph orders', 2.4],
  ['paragraph limits', 3.92],
  ['paragraph behind', -3.77],
  ['paragraph outcomes', -1.18],
  ['paragraph fine', -4.77],
  ['paragraph uneven', -1.13],
  ['whole ahead', 0.5],
  ['whole orders', 0.72],
  ['whole limits', 0.35],
  ['whole behind', -0.08],
  ['whole outcomes', -0.09],
  ['whole fine', -0.91],
  ['whole uneven', 0.44],
  ['section', 1.84],
  ['carried', 2.52],
  ['cue', -0.51],
  ['sameYear', 2.41],
  ['thisYear', 1.72],
  ['says', 1.08],
  ['said before', 2.26],
  ['compared', -0.48],
  ['limited', 0.51],
  ['done', 0.11],
]

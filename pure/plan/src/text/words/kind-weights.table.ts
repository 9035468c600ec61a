// Weights of the signs by which a number is taken for a target (positive) or an achievement (negative).
//
// Fitted by logistic regression on the statements of the labelled passages whose words leave the kind open
// (corpus/plan-text, and texts that are not ours to publish); see docs/guide/plan-reader.md.

/** Sign and weight, in the order of `signsOf`. */
export const kindWeights: readonly (readonly [string, number])[] = [
  ['bias', 1.39],
  ['near ahead', 1.3],
  ['near orders', 1.8],
  ['near limits', 3.67],
  ['near behind', -0.74],
  ['near outcomes', -0.39],
  ['near fine', -3.32],
  ['near uneven', -1.51],
  ['paragraph ahead', 1.93],
  ['paragraph orders', 2.1],
  ['paragraph limits', 3.85],
  ['paragraph behind', -3.55],
  ['paragraph outcomes', -1.25],
  ['paragraph fine', -4.76],
  ['paragraph uneven', -1.3],
  ['whole ahead', 0.52],
  ['whole orders', 0.83],
  ['whole limits', 0.38],
  ['whole behind', -0.04],
  ['whole outcomes', -0.1],
  ['whole fine', -0.99],
  ['whole uneven', 0.56],
  ['section', 1.82],
  ['carried', 2.54],
  ['cue', -0.41],
  ['sameYear', 1.52],
  ['thisYear', 1.37],
  ['says', 1.01],
  ['said before', 2.5],
  ['compared', -0.83],
  ['limited', 0.63],
  ['done', 0.36],
]

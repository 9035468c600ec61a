// Weights of the signs by which a number is taken for a target (positive) or an achievement (negative).
//
// Fitted by logistic regression on the statements of the labelled passages whose words leave the kind open
// (corpus/plan-text, and texts that are not ours to publish); see docs/guide/plan-reader.md.

/** Sign and weight, in the order of `signsOf`. */
export const kindWeights: readonly (readonly [string, number])[] = [
  ['bias', 1.21],
  ['near ahead', 1.84],
  ['near orders', 1.97],
  ['near limits', 3.82],
  ['near behind', -1.14],
  ['near outcomes', -0.38],
  ['near fine', -3.09],
  ['near uneven', -1.95],
  ['paragraph ahead', 1.6],
  ['paragraph orders', 1.61],
  ['paragraph limits', 3.54],
  ['paragraph behind', -2.74],
  ['paragraph outcomes', -1.37],
  ['paragraph fine', -4.82],
  ['paragraph uneven', -0.75],
  ['whole ahead', 0.65],
  ['whole orders', 1.16],
  ['whole limits', 0.48],
  ['whole behind', -0.16],
  ['whole outcomes', -0.17],
  ['whole fine', -1.19],
  ['whole uneven', 0.78],
  ['section', 2.1],
  ['carried', 2.75],
  ['cue', -0.42],
  ['sameYear', 1.08],
  ['thisYear', 0.65],
  ['says', 0.87],
  ['said before', 3.12],
  ['compared', -1.14],
  ['limited', 0.87],
  ['done', 0.86],
]

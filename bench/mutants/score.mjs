/**
 * Share of mutants that tests noticed with its Wilson interval of 95 % when they are a sample: what the score of all mutants of
 * the folder may be. Of all mutants it is the score itself.
 */
export function score(noticed, of, sampled) {
  const share = noticed / of;
  if (!sampled) return { share };
  const z = 1.96;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { share, low: centre - half, high: centre + half };
}

/** A score in words. */
export function scoreText(noticed, of, sampled) {
  const { share, low, high } = score(noticed, of, sampled);
  const percent = (x) => (100 * x).toFixed(1);
  const interval = low === undefined ? '' : ` (95 % interval ${percent(low)} to ${percent(high)} %)`;
  return `${noticed} of ${of} noticed: ${percent(share)} %${interval}`;
}

/** One surviving mutant: where, what stood there, what stood there instead. */
export function survivorText({ file, line, mutator, original, replacement }, note) {
  const short = (text) => {
    const one = text.replace(/\s+/g, ' ');
    return one.length > 90 ? `${one.slice(0, 60)} … ${one.slice(-25)}` : one;
  };
  return `${file}:${line}  ${short(original)}  →  ${short(replacement)}  [${mutator}${note}]`;
}

/** Laws whose criterion is less than this above the best fit about equally well (Burnham & Anderson 2002, section 2.6). */
export const EQUALLY_WELL = 4;

/** Which law to use and why; `equal`: how many fit about equally well, the chosen one among them. */
export function lawRecommendation(
  subject: string,
  law: string,
  meaning: string,
  equal: number,
  criterion: string,
  predicted: { readonly what?: string; readonly error?: string },
): string {
  const use = `For ${subject}, use "${law}" (${meaning})`;
  const { what, error } = predicted;
  if (equal === 1) {
    const prediction = what === undefined ? '' : ` It predicts ${what} with ${error}.`;
    return `${use}: no other law comes within ${EQUALLY_WELL} of its ${criterion}.${prediction}`;
  }
  const best = what === undefined ? 'it fits best' : `no other predicts ${what} noticeably better: ${error}`;
  return `${use}: of the ${equal} laws that fit about equally well (delta ${criterion} below ${EQUALLY_WELL}) ${best}. The others are not refuted: take the spread over them as the uncertainty.`;
}

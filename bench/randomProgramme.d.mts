/** A random plausible cell with a programme of many kinds of steps: the same seed gives the same document. */
export function randomProgramme(seed: number): Record<string, unknown>;

/** A random plausible cell with a protocol of a few cycles: a scenario as a plain document, the same for the same seed. */
export function randomCell(seed: number): Record<string, unknown>;

/** A random plausible cell with a protocol of a few cycles: a scenario as a plain document, the same for the same seed. */
export function randomCell(seed: number): Record<string, unknown>;
/** The same of a cell with graphite, silicon or a bare collector. */
export function randomFullCell(seed: number): Record<string, unknown>;

/**
 * Threads that may work beside this one: as many as were asked for, otherwise as the environment variable ARGYRODE_THREADS says,
 * otherwise as many as there are processors (Infinity here). 0: everything in this thread.
 */
export function threadLimit(asked?: number): number {
  if (asked !== undefined) return asked;
  const said = process.env.ARGYRODE_THREADS;
  return said !== undefined && /^\d+$/.test(said) ? Number(said) : Infinity;
}

/** A sign probe of the laws of ageing with what came out: one thing of a cell raised, and what must then happen. */
export interface ProbeResult {
  /** Number and what is raised. */
  readonly name: string;
  /** "2", "11b". */
  readonly number: string;
  readonly raised: string;
  readonly expected: string;
  /** The measured numbers; "(no)" follows those that are not as they must be. */
  readonly got: string;
  readonly verdict: 'holds' | 'fails';
}

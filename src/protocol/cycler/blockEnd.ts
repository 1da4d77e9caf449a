/** How a block with conditions ended. */
export interface BlockEnd {
  /** Its conditions in words. */
  readonly until: string;
  /** Of the last pass. */
  readonly cycle: number;
  /** What was met, with its value; absent: none was, the block ended with its last pass. */
  readonly met?: string;
  /** Sentence of the last step. */
  readonly step: string;
}

export interface FitProgress {
  /** "search", "profiles" ... */
  readonly phase: string;
  /** Of the whole problem, in all phases so far. */
  readonly evaluations: number;
  /** Evaluations that the search may take. */
  readonly most: number;
  /** Best so far: half the sum of the losses; NaN before the first. */
  readonly cost: number;
  /** The same as a root mean square residual in standard errors as stated. */
  readonly rms: number;
}

/** Counts what a fit does and tells those who watch. */
export class FitWatch {
  evaluations = 0;
  /** Factor on the stated standard errors in the costs that are told. */
  scale = 1;
  private phase = 'start';
  private cost = Number.NaN;

  constructor(
    private readonly data: number,
    private readonly most: number,
    private readonly onProgress?: (progress: FitProgress) => void,
  ) {}

  readonly enter = (phase: string): void => {
    this.phase = phase;
    this.tell();
  };

  readonly count = (): void => {
    this.evaluations++;
    this.tell();
  };

  /** Half the sum of the losses of the best so far. */
  readonly improved = (cost: number): void => {
    this.cost = cost;
    this.tell();
  };

  private tell(): void {
    const { phase, evaluations, most, cost } = this;
    this.onProgress?.({ phase, evaluations, most, cost, rms: this.scale * Math.sqrt((2 * cost) / this.data) });
  }
}

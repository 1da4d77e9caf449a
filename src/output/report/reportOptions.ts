/** What a report says about its own making. */
export interface ReportOptions {
  /** Command line that produced the run. */
  readonly command?: string;
  /** Address of the lab page: the report then links to it with the cells of the run. */
  readonly lab?: string;
}

import { jsonText } from '../../output/text/printable.js';
import { exitCode } from '../exitCode.js';
import { interruption } from '../interruption.js';
import { studyLog } from '../studyLog.js';
import { remark, StatusLine, say } from '../terminal.js';

/** What `validate --blind` is asked for. */
export interface BlindRequest {
  readonly draws: number;
  readonly seed: number;
  readonly out: string;
  readonly resume?: true;
  readonly set?: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

/** Predicts studies under the laws in common from their recipes alone. */
export async function blind(given: string | undefined, options: BlindRequest): Promise<void> {
  const { builtInPopulation, Interrupted, openStudy, validateBlind } = await import('../../fit.js');
  const { blindJson, blindText, issuesJson, issuesText } = await import('../../output.js');
  const { openCellThreads, transferablePlaces } = await import('../../node.js');
  const { wrongText } = await import('../wrongText.js');
  const { places, issue } = transferablePlaces(given);
  const read = places.map((place) => ({ place, ...openStudy(place.text, place.files, options.set ?? []) }));
  if (issue || read.some(({ opened }) => !opened)) {
    const issues = issue ? [issue] : read.flatMap(({ wrong }) => wrong.flatMap((file) => file.issues));
    if (options.json) say(`${jsonText(issuesJson(issues))}\n`);
    remark(
      issue
        ? issuesText(issues, given ?? 'validate')
        : read.map(({ wrong, place }) => wrongText(wrong, place, issuesText)).join(''),
    );
    process.exitCode = exitCode.badInput;
    return;
  }
  const studies = read.flatMap(({ opened }) => opened ?? []);
  const log = await studyLog(studies, options.set ?? [], options);
  if ('issue' in log) {
    if (options.json) say(`${jsonText(issuesJson([log.issue]))}\n`);
    remark(issuesText([log.issue], options.out));
    process.exitCode = exitCode.badInput;
    return;
  }
  const { signal, code } = interruption();
  const pool = openCellThreads({ signal });
  const status = new StatusLine(process.stderr.isTTY === true && !options.quiet);
  const { draws, seed } = options;
  let done = 0;
  try {
    const onRun = (): void => status.show(`${++done} runs`);
    const found = await validateBlind(studies, { pool, population: builtInPopulation, draws, seed, log, onRun });
    status.clear();
    say(options.json ? `${jsonText(blindJson(found))}\n` : blindText(found));
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    remark('Interrupted: --resume goes on from here.\n');
    process.exitCode = code() ?? exitCode.interrupted;
  } finally {
    status.clear();
    log.close();
    pool.close();
  }
}

import { fitProblem } from '../dist/fit/fit.js';
import { openFit } from '../dist/fit/opening/openFit.js';
import { ProblemEvaluation } from '../dist/fit/runs/problemEvaluation.js';
import { openCellThreads } from '../dist/node.js';
import { RandomStream } from '../dist/numerics/probability/randomStream.js';
import {
  capacity,
  charge,
  contact,
  contacts,
  files,
  fitText,
  growth,
  holds,
  resistance,
  truth,
} from './coverageCell.mjs';

/** Data scatter more than the file says. */
const scatter = 1.3;

/**
 * Fits simulated data with known constants and seeded noise `repetitions` times, prints in how many the 95 % intervals hold them, and
 * says whether every count is one that 95 % gives (within three standard deviations).
 */
export async function coverage(first, repetitions) {
  const text = fitText([charge, capacity, resistance], [growth, contact, contacts]);
  const { problem } = await openFit(text, files, []);
  const pool = openCellThreads();
  const exact = await new ProblemEvaluation(problem, pool).at(truth, problem.parameters);
  const covered = truth.map(() => 0);
  for (let seed = first; seed < first + repetitions; seed++) {
    const random = new RandomStream(seed);
    const data = problem.data.map((datum, i) => ({
      ...datum,
      measured: exact[i] + scatter * datum.error * random.normal(),
    }));
    const { parameters } = await fitProblem({ ...problem, data }, { pool });
    parameters.forEach(({ interval }, j) => {
      if (holds(interval, truth[j])) covered[j]++;
    });
    if (process.stderr.isTTY) process.stderr.write(`\r${seed - first + 1} of ${repetitions}`);
  }
  pool.close();
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  problem.parameters.forEach(({ path }, j) => {
    console.log(`${path}: ${covered[j]} of ${repetitions} intervals hold the truth`);
  });
  const deviation = Math.sqrt(repetitions * 0.95 * 0.05);
  return covered.every((count) => Math.abs(count - 0.95 * repetitions) <= 3 * deviation);
}

import { readdirSync, writeFileSync } from 'node:fs';
import { simulate } from 'argyrode';
import { type CellPool, Interrupted } from 'argyrode/fit';
import { openCellThreads, prepareFile, writeFiles } from 'argyrode/node';
import { runFiles } from 'argyrode/output';
import { scenario } from './scenario.js';

// What a program in Node makes of all entries: a file of a scenario, a run here and one in a thread, results in a folder.
writeFileSync('cell.yaml', scenario);
const preparation = prepareFile('cell.yaml', []);
const results = simulate(preparation);
writeFiles('.', runFiles(results, 'the command'));

const pool: CellPool = openCellThreads({ threads: 1 });
const document = JSON.stringify(preparation.document);
const inThread = await pool.run({ document, files: {}, settings: [], observe: [], table: true });
const givenUp = pool.run({ document, files: {}, settings: [], observe: [], table: false });
pool.close();

console.log(
  JSON.stringify({
    here: results.variants[0]?.cycles[0]?.dischargeCapacity,
    inThread: inThread.table?.rows[0]?.dischargeCapacity,
    givenUp: await givenUp.catch((error: unknown) => error instanceof Interrupted),
    files: readdirSync('.')
      .filter((name) => /^(report|cycles|timeseries|run)\./.test(name))
      .sort(),
  }),
);

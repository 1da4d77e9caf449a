import { prepare, simulate } from 'argyrode';
import { cyclesCsv } from 'argyrode/output';
import { scenario } from './scenario.js';

/** What a page makes of the engine and of one file: all else stays out of its bundle. */
const results = simulate(prepare(scenario));
const page = globalThis as { capacity?: number; csv?: string };
page.capacity = results.variants[0]?.cycles[0]?.dischargeCapacity ?? Number.NaN;
page.csv = cyclesCsv(results);

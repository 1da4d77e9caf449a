import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ensureBuilt } from '../../build.mjs';
import { instrument } from './instrument.mjs';
import { Record } from './record.mjs';
import { relatedTests, sourcesAt } from './relatedTests.mjs';
import { scoreText, survivorText } from './score.mjs';
import { Sessions } from './sessions.mjs';

/**
 * `npm run mutants -- FOLDER`: puts one small fault after another into the sources of a folder of src and runs the tests about
 * them. The faults and the switches between them are those of StrykerJS; its own runner starts Vitest again for each fault and
 * takes what one test reaches for what that test checks, which is wrong where tests share a simulation. Here the modules are
 * evaluated again in one process, and all tests of a file belong together.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    also: { type: 'string', multiple: true, default: [] },
    tests: { type: 'string', multiple: true, default: [] },
    within: { type: 'string' },
    workers: { type: 'string', default: '1' },
    strings: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || positionals.length !== 1) {
  console.log(`npm run mutants -- FOLDER [options]      a folder of src (results) or a file (results/halfCurve.ts)
  --sample <number>   so many mutants, drawn at random, instead of all
  --seed <number>     of the draw, default 1
  --also <test>       a file of tests besides those related to the folder (test/FOLDER, and what imports from it); repeatable
  --tests <test>      these files of tests instead of the related ones; repeatable
  --within <seconds>  leaves out, and names, files of tests that take more processor time than this
  --workers <number>  processes at a time, default 1
  --strings           texts as well: emptied texts are left out otherwise, most of them are messages
  --fresh             forget what earlier runs found (kept in .mutants/)
  --json              one JSON object`);
  process.exit(values.help ? 0 : 2);
}

const [place] = positionals;
const path = [place, join('src', place)].find((candidate) => candidate.startsWith('src') && existsSync(candidate));
if (path === undefined) {
  console.error(`No such folder or file: src/${place}`);
  process.exit(2);
}
const sources = sourcesAt(path);
const folder = path.replace(/^src\//, '').replace(/\/?[^/]*\.ts$/, '');
const tests = values.tests.length > 0 ? values.tests : [...new Set([...relatedTests(sources, folder), ...values.also])];
const within = Number(values.within ?? Infinity);
const say = (text) => !values.json && console.log(text);

const { mutants: all, sources: instrumented } = await instrument(sources, values.strings ? [] : ['StringLiteral']);
const possible = all.filter((mutant) => !mutant.ignored);
const mutants = values.sample === undefined ? possible : draw(possible, Number(values.sample), Number(values.seed));
say(
  `${mutants.length} of ${possible.length} mutants in ${sources.length} files of ${path}, ${tests.length} files of tests`,
);

const record = new Record(join('.mutants', `${path.replaceAll('/', '-')}.json`), values.fresh);
const noticed = new Map(
  mutants.flatMap((mutant) => (record.noticed(mutant) ? [[mutant.id, record.noticed(mutant)]] : [])),
);
const open = mutants.filter((mutant) => !noticed.has(mutant.id));
const passedBefore = new Map(open.map((m) => [m.id, new Set(record.of(m).passed.map((test) => test.split('@')[0]))]));
const needed = tests.filter((test) => open.some((mutant) => !passedBefore.get(mutant.id).has(test)));
if (noticed.size > 0) say(`${noticed.size} noticed by earlier runs and their sources and tests did not change`);

// Some tests run the built program beside the sources and compare: it has to be of the same sources.
ensureBuilt('program');
const sessions = new Sessions({ sources: instrumented, count: all.length, workers: Number(values.workers) });
process.on('exit', () => sessions.end());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
const start = Date.now();

const reached = new Map();
const keep = (test, { seconds, hits }) => {
  if (seconds > within) console.error(`left out, takes ${seconds.toFixed(0)} s: ${test}`);
  else reached.set(test, { seconds, hits });
};
const uncounted = needed.filter((test) => !record.reach(test, sources));
for (const test of needed) if (!uncounted.includes(test)) keep(test, record.reach(test, sources));
await sessions.counts(uncounted, (test, found) => {
  const { failure, timeout } = found;
  if (failure || timeout) {
    console.error(`left out, fails without any mutant: ${test}: ${failure ?? 'no end'}`);
    return;
  }
  record.addReach(test, sources, found);
  keep(test, found);
});
record.save();
const times = [...reached]
  .map(([file, { seconds, hits }]) => ({ file, seconds, hits }))
  .sort((a, b) => a.seconds - b.seconds);
for (const mutant of open) {
  const passed = passedBefore.get(mutant.id);
  record.add(mutant, {
    passed: times.filter(({ hits, file }) => !(mutant.id in hits) && !passed.has(file)).map((t) => t.file),
  });
}
const work = open.map(({ id }) => {
  const files = times.filter(({ hits, file }) => id in hits && !passedBefore.get(id).has(file));
  return {
    id,
    limit: 100 * Math.max(100, ...files.map(({ hits }) => hits[id])),
    tests: files.map(({ file, seconds }) => ({ file, seconds })),
  };
});
const unreached = new Set(open.filter(({ id }) => !times.some(({ hits }) => id in hits)).map(({ id }) => id));
const todo = work.filter((entry) => entry.tests.length > 0);
say(
  `${uncounted.length} of ${needed.length} files of tests counted in ${((Date.now() - start) / 1000).toFixed(0)} s; ${todo.length} mutants to try`,
);

let tried = 0;
const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
await sessions.tries(todo, (id, { by, timeout, file, passed = [] }) => {
  const test = by ?? (timeout ? file : undefined);
  if (test !== undefined) noticed.set(id, test);
  record.add(byId.get(id), { by: test, passed });
  tried++;
  if (tried % 10 === 0) record.save();
  if (tried % 50 === 0) {
    say(`  ${tried} of ${todo.length}, ${noticed.size} noticed, ${((Date.now() - start) / 1000).toFixed(0)} s`);
  }
});
record.save();

const survivors = mutants.filter((mutant) => !noticed.has(mutant.id));
const sampled = mutants.length < possible.length;
if (values.json) {
  console.log(
    JSON.stringify({ path, tests, mutants: mutants.length, noticed: noticed.size, sampled, survivors }, null, 1),
  );
} else {
  for (const survivor of survivors)
    console.log(survivorText(survivor, unreached.has(survivor.id) ? ', no test gets there' : ''));
  for (const [file, own] of groups(mutants))
    console.log(`${file}: ${scoreText(own.filter(({ id }) => noticed.has(id)).length, own.length, false)}`);
  console.log(`${path}: ${scoreText(noticed.size, mutants.length, sampled)}`);
}

function groups(list) {
  const map = new Map();
  for (const mutant of list) map.set(mutant.file, [...(map.get(mutant.file) ?? []), mutant]);
  return map;
}

/** A seeded sample without repetition, in the order of the sources. */
function draw(list, size, seed) {
  const generator = xoroshiro128plus(seed);
  const rest = [...list];
  for (let i = 0; i < Math.min(size, rest.length); i++) {
    const k = uniformInt(generator, i, rest.length - 1);
    [rest[i], rest[k]] = [rest[k], rest[i]];
  }
  return rest.slice(0, size).sort((a, b) => a.id - b.id);
}

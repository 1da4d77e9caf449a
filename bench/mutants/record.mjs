import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const hash = (text) => createHash('sha1').update(text).digest('base64url').slice(0, 12);

const reachPath = (path) => path.replace(/\.json$/, '-reach.json');

/** What was written; undefined when nothing was run before. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * What earlier runs found, so that the next tries what is new: a mutant stays noticed while its source and the test that noticed
 * it are as they were; a test that let it pass is run again when it changed. What a test and a mutant share beyond these two files
 * is taken to be as it was: `--fresh` forgets everything.
 */
export class Record {
  constructor(path, fresh) {
    this.path = path;
    this.known = {};
    this.reached = {};
    this.hashes = new Map();
    if (fresh) return;
    this.known = read(path) ?? {};
    this.reached = read(reachPath(path)) ?? {};
  }

  /** Name of a file in its present state. */
  state(file) {
    if (!this.hashes.has(file)) this.hashes.set(file, hash(readFileSync(file)));
    return `${file}@${this.hashes.get(file)}`;
  }

  /** Name of a mutant in the present state of its source. */
  mutant({ file, where, mutator, replacement }) {
    return `${this.state(file)}:${where}:${mutator}:${hash(replacement)}`;
  }

  /** The result that still holds for a mutant: tests that let it pass, the test that noticed it. */
  of(mutant) {
    const { by, passed = [] } = this.known[this.mutant(mutant)] ?? {};
    return { by, passed: passed.filter((test) => test === this.state(test.split('@')[0])) };
  }

  noticed(mutant) {
    const { by } = this.of(mutant);
    return by !== undefined && by === this.state(by.split('@')[0]) ? by.split('@')[0] : undefined;
  }

  add(mutant, { by, passed }) {
    const before = this.of(mutant).passed;
    this.known[this.mutant(mutant)] = {
      ...(by === undefined ? {} : { by: this.state(by) }),
      passed: [...new Set([...before, ...passed.map((test) => this.state(test))])],
    };
  }

  /** Which of these sources' mutants a test reaches and what it costs, as it was counted when both were as they are. */
  reach(test, sources) {
    return this.reached.sources === this.all(sources) ? this.reached.tests[this.state(test)] : undefined;
  }

  addReach(test, sources, { seconds, hits }) {
    const all = this.all(sources);
    if (this.reached.sources !== all) this.reached = { sources: all, tests: {} };
    this.reached.tests[this.state(test)] = { seconds, hits };
  }

  /** Name of all sources: the numbers of mutants go through them. */
  all(sources) {
    return hash(sources.map((file) => this.state(file)).join());
  }

  save() {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, JSON.stringify(this.known));
    writeFileSync(reachPath(this.path), JSON.stringify(this.reached));
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const hash = (text) => createHash('sha1').update(text).digest('base64url').slice(0, 12);

/**
 * What earlier runs found, so that the next tries what is new: a mutant stays noticed while its source and the test that noticed
 * it are as they were; a test that let it pass is run again when it changed. What a test and a mutant share beyond these two files
 * is taken to be as it was: `--fresh` forgets everything.
 */
export class Record {
  constructor(path, fresh) {
    this.path = path;
    this.known = {};
    this.hashes = new Map();
    if (fresh) return;
    try {
      this.known = JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      // Nothing was run before.
    }
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

  save() {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(this.path, JSON.stringify(this.known));
  }
}

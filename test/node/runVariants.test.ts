import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { removeCheckpoint } from '../../src/node/checkpointFile.js';
import { runVariants } from '../../src/node/variants/runVariants.js';
import { checkpointOf, type VariantsTask, variantSteps } from '../../src/node/variants/variantJob.js';
import { runIdentity } from '../../src/output.js';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';
import { quick } from '../cli/argyrode.js';

const folder = mkdtempSync(join(tmpdir(), 'argyrode-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Two variants of four steps each, in two cycles. */
const preparation = prepare(quick);
const { variants } = preparation;
const whole = simulate(preparation).variants;
const task: VariantsTask = {
  source: { scenario: 'cell.yaml', settings: [] },
  variants: variants.map(({ name }) => name),
  identity: runIdentity(variants, { series: false }),
  series: false,
  folder,
  resume: true,
  stop: new Int32Array(new SharedArrayBuffer(4)),
  progress: new Float64Array(6),
};

describe('variants of a run', () => {
  it('go on each from a checkpoint of its own, whichever of them was under way, and tell how far they are', async () => {
    const killed = variantSteps(variants[1], 1, task, undefined);
    for (let step = 0; step < 3; step++) killed.next();
    expect(readdirSync(folder)).toEqual(['checkpoint-2.jsonl']);
    expect(task.progress.slice(3, 5)).toEqual(Float64Array.of(2, 2));
    // Its first cycle is kept, the third step is made again.
    let steps = 0;
    const { results, notKept } = await runVariants(variants, task, () => steps++);
    expect(steps).toBe(4 + 2);
    expect(results).toEqual(whole);
    expect(notKept).toEqual([]);
    expect(readdirSync(folder)).toEqual(['checkpoint-2.jsonl', 'checkpoint.jsonl']);
  });

  it('do not go on from what another scenario left there, or when they shall begin anew', () => {
    expect(checkpointOf(task, 0)?.variants[0].state.end?.code).toBe('completed');
    expect(checkpointOf({ ...task, identity: runIdentity(variants, { series: true }) }, 0)).toBeUndefined();
    expect(checkpointOf({ ...task, resume: false }, 0)).toBeUndefined();
    removeCheckpoint(folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});

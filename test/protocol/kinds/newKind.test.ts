import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describe as describeProgramme } from '../../../src/protocol/programme/describe.js';
import { formatStep } from '../../../src/protocol/programme/formatStep.js';
import { parseStep } from '../../../src/protocol/programme/parse.js';
import type { StepKind } from '../../../src/protocol/steps/stepKind.js';
import { stepKinds } from '../../../src/protocol/steps/stepKinds.js';
import { checked, lab, ran } from '../labScenario.js';
import { trickle } from './trickle.js';

/** The list as it would be with one more line. */
const list = stepKinds as StepKind[];
beforeAll(() => {
  list.push(trickle);
});
afterAll(() => {
  list.pop();
});

describe('a new kind of step, one file and one line in the list,', () => {
  it('is parsed, printed and offered to who misspells it', () => {
    const parsed = parseStep('trickle 90 min');
    if (!('step' in parsed)) throw new Error(parsed.issues[0].message);
    expect(parsed.step).toEqual({
      text: 'Trickle 90 min',
      direction: 'charge',
      control: { kind: 'trickle' },
      until: [{ kind: 'time', time: 5400 }],
    });
    expect(formatStep(parsed.step)).toBe('Trickle for 1.5 h');
    expect(parseStep('Trikle for 1 h')).toMatchObject({
      issues: [{ allowed: expect.stringContaining('Trickle'), hint: expect.stringContaining('"Trickle"') }],
    });
    expect(parseStep('Trickle until C/20')).toMatchObject({
      issues: [{ message: 'A charge step charges slowly; a current cannot end it.' }],
    });
  });

  it('is described, judged and counted with the programme', () => {
    const { variants } = lab(['Discharge at 1C until 2.9 V vs Li', 'Trickle until 2.8 V vs Li']);
    expect(variants).toEqual([]);
    expect(checked(['Discharge at 1C until 2.9 V vs Li', 'Trickle until 2.8 V vs Li'])).toContainEqual(
      expect.stringContaining('Crossed limits: this charge ends at once'),
    );
    const [{ programme }] = lab([{ repeat: 3, steps: ['Trickle for 1 h', 'Discharge at 0.01C for 30 min'] }]).variants;
    expect(describeProgramme(programme)).toBe('3 x (Trickle for 1 h; Discharge at 0.01C for 30 min)');
  });

  it('is resolved, run and recorded: an hour at a hundredth of 190 mA/g', () => {
    const { cycles, series, steps } = ran(['Trickle for 1 h'], { output: { series: 'all', profiles: 'none' } });
    expect(cycles).toHaveLength(1);
    expect(cycles[0].chargeCapacity).toBeCloseTo(1.9, 9);
    expect(cycles[0].label).toBe('0.01C');
    expect(cycles[0].chargeEnergy).toBeCloseTo(1.9 * cycles[0].meanChargeVoltage, 9);
    expect(steps).toMatchObject([{ text: 'Trickle for 1 h', endedBy: 'time', duration: 3600 }]);
    expect(series?.time.at(-1)).toBe(3600);
  });
});

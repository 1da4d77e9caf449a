import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import { rawScenario } from '../verification/rawScenario.js';

const warnings = (protocol: unknown[], output: unknown) =>
  prepare(JSON.stringify({ ...JSON.parse(rawScenario({ protocol })), output }), { format: 'json' }).issues.filter(
    ({ path }) => path.startsWith('output'),
  );

describe('cycles to be recorded', () => {
  it('are named where the programme does not make them', () => {
    expect(warnings(['Discharge at 1C until 3.4 V'], { series: [1, 3], profiles: [2] })).toMatchObject([
      { path: 'output.series', message: 'The programme makes 1 cycle: nothing is recorded of 3.' },
      { path: 'output.profiles', message: 'The programme makes 1 cycle: nothing is recorded of 2.' },
    ]);
  });

  it('are one in a programme that only rests', () => {
    expect(warnings(['Rest for 1 h'], { series: [1] })).toEqual([]);
    expect(warnings(['Rest for 1 h'], {})).toEqual([]);
  });
});

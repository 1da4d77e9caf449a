import { describe, expect, it } from 'vitest';
import { neverRecorded, unreachedData } from '../../src/protocol/checks/dataReach.js';
import { buildProgramme } from '../../src/protocol/programme/buildProgramme.js';
import { sentenceIssues } from '../../src/protocol/programme/sentences.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import type { PlacedPoint } from '../../src/scenario/schema/data.js';
import { checked, cycles, lab } from './labScenario.js';

const protocol = [cycles(3, '0.1C'), cycles(1, '1C', { discharge: '2C' })];
const four = lab(protocol).variants[0];
const { places } = buildProgramme(protocol);
const place = ['data', 0];
const warned = (point: object, programme = four.programme, cell: typeof four.cell | undefined = four.cell) =>
  unreachedData([{ place, point } as unknown as PlacedPoint], programme, places, cell);

describe('measured points that no cycle answers to', () => {
  it('are those beyond the last cycle', () => {
    expect(warned({ cycle: 4 })).toEqual([]);
    expect(warned({ cycle: 5 })).toEqual([
      {
        severity: 'warning',
        path: 'data[0].cycle',
        message: 'The programme makes 4 cycles, there is no cycle 5. The value is not compared.',
        got: '5',
        allowed: '1 to 4',
      },
    ]);
    const [single] = lab([cycles(1, '1C')]).variants;
    expect(warned({ cycle: 2 }, single.programme)[0].message).toMatch(/^The programme makes 1 cycle, there/);
  });

  it('are those that refer to a cycle beyond the last one', () => {
    expect(warned({ cycle: 4, reference: 4 })).toEqual([]);
    expect(warned({ cycle: 4, reference: 5 })).toEqual([
      {
        severity: 'warning',
        path: 'data[0].reference',
        message: 'The programme makes 4 cycles, there is no cycle 5. The value is not compared.',
        got: '5',
        allowed: '1 to 4',
      },
    ]);
    expect(warned({ cycle: 6, reference: 5 }).map(({ path }) => path)).toEqual(['data[0].cycle']);
  });

  it('are those at a rate that is never discharged at, within two percent', () => {
    for (const rate of [0.1, 0.0982, 0.1019, 2, 2.03]) expect(warned({ rate })).toEqual([]);
    for (const rate of [0.0979, 0.1021, 1])
      expect(warned({ rate })).toEqual([
        {
          severity: 'warning',
          path: 'data[0].rate',
          message: `The programme never discharges at ${rate}C. The value is not compared.`,
          got: String(rate),
          allowed: '0.1C, 2C',
        },
      ]);
    // The number of a cycle goes before its rate.
    expect(warned({ rate: 1, cycle: 2 })).toEqual([]);
    // Without a cell no current is known as a rate.
    expect(unreachedData([{ place, point: { rate: 1 } } as unknown as PlacedPoint], four.programme, places)).toEqual(
      [],
    );
    expect(warned({})).toEqual([]);
  });

  it('a programme without discharges has no rate to offer', () => {
    const charge = buildProgramme(['Charge at 1C until 4.3 V vs Li', 'Hold at 3 V vs Li for 1 h']);
    const point = { place, point: { rate: 1 } } as unknown as PlacedPoint;
    expect(unreachedData([point], charge.programme!, charge.places, four.cell)[0].allowed).toBe(
      'a programme with discharges',
    );
  });

  it('are told by check', () => {
    const data = [{ quantity: 'dischargeCapacity', cycle: 9, value: 150, source: 'made up' }];
    expect(checked([cycles(4, '1C')], { data })).toEqual([
      'warning data[0].cycle: The programme makes 4 cycles, there is no cycle 9. The value is not compared.',
    ]);
  });
});

describe('cycles that are asked for and never made', () => {
  const found = (output: object, programme = four.programme) => neverRecorded({ output } as Scenario, programme);

  it('are named, for series and for profiles', () => {
    expect(found({ series: 'all', profiles: 'none' })).toEqual([]);
    expect(found({ series: [1, 4, 'last', 'first'], profiles: ['last'] })).toEqual([]);
    expect(found({ series: [1, 5, 100, 'last'], profiles: [5] })).toEqual([
      {
        severity: 'warning',
        path: 'output.series',
        message: 'The programme makes 4 cycles: nothing is recorded of 5, 100.',
        allowed: '1 to 4, first, last',
      },
      {
        severity: 'warning',
        path: 'output.profiles',
        message: 'The programme makes 4 cycles: nothing is recorded of 5.',
        allowed: '1 to 4, first, last',
      },
    ]);
    const [single] = lab([cycles(1, '1C')]).variants;
    expect(found({ series: [2], profiles: 'none' }, single.programme)[0].message).toMatch(/makes 1 cycle:/);
  });
});

describe('sentences of a protocol that stands among other mistakes', () => {
  it('are read where they are sentences, and nothing is said of entries that are none', () => {
    expect(sentenceIssues('Rest for 1 h', 'protocol')).toEqual({ places: new Map(), issues: [] });
    expect(sentenceIssues([], 'protocol').issues).toEqual([]);
    const good = sentenceIssues(['Rest for 1 h'], 'protocol');
    expect(good.programme?.entries).toHaveLength(1);
    const mixed = sentenceIssues([7, 'frob', { repeat: 'x' }], 'variants.a.protocol');
    expect(mixed.programme).toBeUndefined();
    expect(mixed.issues.map(({ path }) => path)).toEqual(['variants.a.protocol[1]']);
    expect(sentenceIssues([7, 'Rest for 1 h'], 'protocol')).toMatchObject({ issues: [] });
    expect(sentenceIssues([7, 'Rest for 1 h'], 'protocol').programme).toBeUndefined();
  });
});

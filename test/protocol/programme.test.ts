import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycling, rateTest } from '../../src/protocol/programme/builders.js';
import { buildProgramme, type ProtocolInput } from '../../src/protocol/programme/buildProgramme.js';
import { describe as describeProgramme } from '../../src/protocol/programme/describe.js';
import type { Programme, StopCriteria } from '../../src/protocol/programme/programme.js';
import { countSteps, flatten } from '../../src/protocol/programme/walk.js';
import { protocolSchema, stopSchema } from '../../src/scenario/schema/protocol.js';

const programmeOf = (entries: readonly ProtocolInput[], stop: StopCriteria = {}): Programme => {
  const { programme, issues } = buildProgramme(entries, stop);
  expect(issues).toEqual([]);
  return programme!;
};
const textsOf = (programme: Programme) => [...flatten(programme)].map(({ step }) => step.text);
const pathsOf = (entries: readonly ProtocolInput[], stop: StopCriteria = {}) =>
  buildProgramme(entries, stop).issues.map((issue) => issue.path);

describe('buildProgramme', () => {
  it('repeats blocks in order, nested, with labels and passes', () => {
    const programme = programmeOf([
      'Rest for 1 h',
      {
        repeat: 2,
        label: 'outer',
        steps: ['Charge at 1C until 4.3 V', { repeat: 3, label: 'inner', steps: ['Rest for 1 min'] }],
      },
    ]);
    const steps = [...flatten(programme)];
    expect(steps.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(steps[0].labels).toEqual([]);
    expect(steps[8].labels).toEqual(['outer', 'inner']);
    expect(steps[8].repeats).toEqual([
      { pass: 1, times: 2 },
      { pass: 2, times: 3 },
    ]);
  });

  it('walks 100000 cycles one at a time and counts them without walking', () => {
    const programme = programmeOf([
      { cycling: { cycles: 100_000, charge: '1C', discharge: '1C', window: ['2.6 V vs Li', '4.3 V vs Li'] } },
    ]);
    let steps = 0;
    let outOfOrder = 0;
    for (const { index } of flatten(programme)) outOfOrder += index === steps++ ? 0 : 1;
    expect(outOfOrder).toBe(0);
    expect(steps).toBe(200_000);
    expect(countSteps(programme.entries)).toBe(steps);
  });

  it('cycling is the same as the sentences written out', () => {
    const built = programmeOf([
      {
        cycling: {
          cycles: 2,
          charge: '0.2C',
          discharge: 'C/10',
          window: ['1.35 V vs LTO', '2.75 V vs LTO'],
          hold: 'C/20 or 2 h',
          rest: '10 min',
        },
      },
    ]);
    const cycle = [
      'Charge at 0.2C until 2.75 V vs LTO',
      'Hold at 2.75 V vs LTO until C/20 or 2 h',
      'Rest for 10 min',
      'Discharge at C/10 until 1.35 V vs LTO',
      'Rest for 10 min',
    ];
    const written = programmeOf([{ repeat: 2, steps: cycle }]);
    expect([...flatten(built)].map(({ step }) => step)).toEqual([...flatten(written)].map(({ step }) => step));
  });

  it('a rate test charges at its own or at one rate', () => {
    const input = { rates: [0.1, '1C'], cyclesPerRate: 1, window: ['2.6 V vs Li', '4.3 V vs Li'] } as const;
    expect(textsOf(programmeOf([{ rateTest: input }]))).toEqual([
      'Charge at 0.1C until 4.3 V vs Li',
      'Discharge at 0.1C until 2.6 V vs Li',
      'Charge at 1C until 4.3 V vs Li',
      'Discharge at 1C until 2.6 V vs Li',
    ]);
    const charges = textsOf(programmeOf([{ rateTest: { ...input, chargeRate: '0.1C' } }])).filter((text) =>
      text.startsWith('Charge'),
    );
    expect(charges).toEqual(['Charge at 0.1C until 4.3 V vs Li', 'Charge at 0.1C until 4.3 V vs Li']);
  });

  it('takes a protocol as the scenario schema gives it', () => {
    const entries = protocolSchema.parse([
      'Rest for 1 h',
      { repeat: 2, steps: ['Charge at 1C until 4.3 V vs Li'] },
      {
        cycling: { cycles: 2, charge: '0.2C', window: ['1.35 V vs LTO', '2.75 V vs LTO'], rest: '10 min', hold: '1 h' },
      },
      { rateTest: { rates: ['0.1C', '190 mA/g'], window: ['2.6 V vs Li', '4.3 V vs Li'] } },
    ]);
    const { programme, issues } = buildProgramme(entries, stopSchema.parse({ retention: '80 %', time: '30 days' }));
    expect(issues).toEqual([]);
    expect(countSteps(programme!.entries)).toBe(1 + 2 + 2 * 5 + 2 * 2);
    expect(programme!.stop).toEqual({ retention: 0.8, time: 30 * 86400 });
    expect(textsOf(programme!)).toContain('Discharge at 0.2C until 1.35 V vs LTO');
  });

  it('describes itself in a line', () => {
    const entries: ProtocolInput[] = [
      'Rest for 1 h',
      { cycling: { cycles: 5, charge: '1C', discharge: '1C', window: ['3 V', '4.3 V'] } },
    ];
    expect(describeProgramme(programmeOf(entries, { cycles: 3, retention: 0.8, time: 86400 }))).toBe(
      'Rest for 1 h; cycling: 5 x (Charge at 1C until 4.3 V; Discharge at 1C until 3 V); ' +
        'stops after 3 cycles or below 80 % of the discharge capacity of the first cycle of the same rates and limits or after 1 day',
    );
  });
});

describe('issues of a programme', () => {
  it('come all at once, each with its path', () => {
    const entries = [
      'Chrage at 1C until 4.3 V',
      { repeat: 0, steps: ['Rest for 1 h', 'Rest for -1 h', { repeat: 2.5, steps: [] }] },
      { cycling: { cycles: -1, charge: '1 V', discharge: '0C', window: ['1', '4.3 V'], rest: '10', hold: '4 V' } },
      { rateTest: { rates: [], cyclesPerRate: 1, window: ['3 V', '4 V'] } },
      { rateTest: { rates: ['0.1C', 'fast'], cyclesPerRate: 1, window: ['3 V', '4 V'] } },
      { nonsense: 1 } as unknown as ProtocolInput,
      null as unknown as ProtocolInput,
    ] satisfies ProtocolInput[];
    expect(pathsOf(entries, { cycles: 0, retention: 80, retentionCycle: 1.5, time: -1 })).toEqual([
      'protocol[0]',
      'protocol[1].repeat',
      'protocol[1].steps[1]',
      'protocol[1].steps[2].repeat',
      'protocol[1].steps[2].steps',
      'protocol[2].cycling.cycles',
      'protocol[2].cycling.window[0]',
      'protocol[2].cycling.charge',
      'protocol[2].cycling.discharge',
      'protocol[2].cycling.rest',
      'protocol[2].cycling.hold',
      'protocol[3].rateTest.rates',
      'protocol[4].rateTest.rates[1]',
      'protocol[5]',
      'protocol[6]',
      'stop.cycles',
      'stop.retentionCycle',
      'stop.retention',
      'stop.time',
    ]);
    expect(pathsOf([])).toEqual(['protocol']);
  });

  it('a crossed window is found across reference electrodes, and only a crossed one', () => {
    const offset = { Li: 0, 'In/InLi': 0.62, LTO: 1.55 };
    const name = fc.constantFrom('Li' as const, 'In/InLi' as const, 'LTO' as const);
    const level = fc.integer({ min: 0, max: 500 }).map((v) => v / 100 + 0.001);
    fc.assert(
      fc.property(level, name, level, name, (low, lowName, high, highName) => {
        const window = [`${low} V vs ${lowName}`, `${high} V vs ${highName}`] as const;
        const width = high + offset[highName] - low - offset[lowName];
        fc.pre(Math.abs(width) > 1e-9);
        const built = cycling({ cycles: 1, charge: '1C', discharge: '1C', window });
        expect(built.issues.length).toBe(width > 0 ? 0 : 1);
      }),
    );
    expect(cycling({ cycles: 1, charge: '1C', discharge: '1C', window: ['3 V', '3 V'] }).issues).toHaveLength(1);
    // The cell's own anode is not known here: no judgement.
    expect(cycling({ cycles: 1, charge: '1C', discharge: '1C', window: ['3 V vs Li', '2 V'] }).issues).toEqual([]);
    expect(rateTest({ rates: ['1C', '2C'], cyclesPerRate: 1, window: ['4 V', '3 V'] }).issues).toHaveLength(1);
  });

  it('crossed limits of steps that follow each other', () => {
    expect(pathsOf(['Charge at 1C until 3 V vs Li', 'Rest for 1 h', 'Discharge at 1C until 4 V vs Li'])).toEqual([
      'protocol[2]',
    ]);
    expect(
      pathsOf(['Discharge at 1C until 3 V vs Li', { repeat: 2, steps: ['Charge at 1C until 2 V vs In/InLi'] }]),
    ).toEqual(['protocol[1].steps[0]']);
    expect(pathsOf(['Charge at 1C until 3 V vs Li then hold until C/20', 'Discharge at 1C until 3 V vs Li'])).toEqual([
      'protocol[1]',
    ]);
    expect(
      pathsOf(['Charge at 1C until 4 V vs Li', 'Charge at 0.1C until 4 V vs Li', 'Discharge at 1C until 3 V vs Li']),
    ).toEqual([]);
    expect(
      pathsOf(['Charge at 1C until 4 V', 'Hold at 3 V for 1 h', 'Rest for 1 h', 'Charge at 1C until 3.1 V']),
    ).toEqual([]);
    expect(pathsOf(['Charge at 1C until 3 V', 'Hold at 4.3 V for 1 h', 'Discharge at 1C until 4 V'])).toEqual([]);
  });

  it('a share of the charging current needs a charge before it', () => {
    const hold = 'Hold at 4.3 V until 1 % of the charging current';
    expect(pathsOf([hold])).toEqual(['protocol[0]']);
    expect(pathsOf(['Discharge at 1C until 3 V', hold])).toEqual(['protocol[1]']);
    expect(pathsOf(['Charge at 1C until 4.3 V', 'Rest for 1 h', hold])).toEqual([]);
    expect(
      pathsOf([
        {
          cycling: { cycles: 1, charge: 1, discharge: 1, window: ['3 V', '4 V'], hold: '5 % of the charging current' },
        },
      ]),
    ).toEqual([]);
  });
});

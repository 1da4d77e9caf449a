import { describe, expect, it } from 'vitest';
import { buildProgramme, type ProtocolInput, type StopInput } from '../../src/protocol/programme/buildProgramme.js';
import type { KnownCell } from '../../src/protocol/programme/programme.js';

const issuesOf = (entries: readonly unknown[], stop?: object, cell?: KnownCell) =>
  buildProgramme(entries as readonly ProtocolInput[], stop as StopInput, 'protocol', cell).issues;

describe('limits that have been passed before', () => {
  const up = 'Charge at 1C until 4 V';
  const beyond = 'Discharge at 1C until 4.1 V';

  it.each([
    [[up, beyond], 1, up],
    [[up, 'Rest for 1 h', beyond], 2, up],
    [
      ['Charge at 1C for 2 h or until 4 V', 'Discharge at 1C for 2 h or until 4.1 V'],
      1,
      'Charge at 1C for 2 h or until 4 V',
    ],
    [[up, 'EIS', beyond], 2, up],
    [[up, 'Store for 1 h', beyond], 2, up],
    [[up, 'Discharge at 1C until 4 V'], 1, up],
    [[up, 'Hold at 4 V for 1 h', beyond], 2, 'Hold at 4 V for 1 h'],
    [[up, 'Hold at 4.2 V for 1 h', 'Discharge at 1C until 4.3 V'], 2, 'Hold at 4.2 V for 1 h'],
    [[up, 'Hold at 3 V for 1 h', 'Charge at 1C until 2.9 V'], 2, 'Hold at 3 V for 1 h'],
    [[up, 'Store for 1 h at 3 V', 'Charge at 1C until 2.9 V'], 2, 'Store for 1 h at 3 V'],
    [['Discharge at 1C until 3 V vs Li', 'Charge at 1C until 2 V vs In/InLi'], 1, 'Discharge at 1C until 3 V vs Li'],
  ])('%j', (sentences, at, by) => {
    const target = sentences[at];
    const way = target.startsWith('Charge') ? 'charge' : 'discharge';
    const [, voltage] = /([\d.]+ V(?: vs Li)?)/.exec(by)!;
    expect(issuesOf(sentences)).toEqual([
      {
        severity: 'error',
        path: `protocol[${at}]`,
        message: `Crossed limits: this ${way} ends at once, because "${by}" has already passed its voltage.`,
        got: target,
        allowed: `a limit ${way === 'charge' ? 'above' : 'below'} ${voltage}; In/InLi counts 0.62 V and LTO 1.55 V above Li`,
      },
    ]);
  });

  it.each([
    // Nothing is known of where the first of two voltages lies, or where a step of given length ends.
    [[up, 'Hold at 3 V vs Li for 1 h', 'Charge at 1C until 2.9 V vs Li']],
    [['Hold at 4 V for 1 h', 'Discharge at 1C until 4.1 V']],
    [[up, 'Charge at 1C for 1 h', beyond]],
    [[up, 'Discharge at 1C for 1 h', beyond]],
    [[up, 'Charge at 1C until 3.9 V']],
    [[up, 'Hold at 4.2 V for 1 h', 'Hold at 4.1 V for 1 h']],
    [[up, 'Store for 1 h at 3 V', 'Hold at 4.1 V for 1 h']],
    [['Discharge at 1C until 3 V', 'Hold at 4.1 V for 1 h']],
    [['Discharge at 1C until 3 V', 'Store for 1 h at 4.1 V']],
    [['Charge at 1C until 3.5 V vs Li', 'Discharge at 1C until 3.6 V']],
    [[{ cycling: { cycles: 1, charge: 1, window: ['2 V', '4 V'] } }, beyond]],
    [[{ repeat: 1, steps: [up, 'Discharge at 1C until 3.9 V'] }, 'Charge at 1C until 3.95 V']],
  ])('%j are in order', (sentences) => {
    expect(issuesOf(sentences)).toEqual([]);
  });

  it('are known for the voltage of a cell where its anode is', () => {
    const found = issuesOf(
      ['Charge at 1C until 3.5 V vs Li', 'Discharge at 1C until 3.6 V'],
      {},
      { plateau: 0, start: 3 },
    );
    expect(found.map(({ path }) => path)).toEqual(['protocol[1]']);
    expect(
      issuesOf(['Charge at 1C until 4 V vs Li', 'Discharge at 1C until 3.6 V'], {}, { plateau: 0, start: 3 }),
    ).toEqual([]);
  });

  it('are not complained about after a sentence that cannot be read', () => {
    expect(issuesOf([up, 'frob', beyond]).map(({ path }) => path)).toEqual(['protocol[1]']);
    expect(issuesOf(['frob', 'Hold at 4 V until 1 % of the charging current'])).toHaveLength(1);
  });
});

describe('a programme that cannot be meant', () => {
  it.each([
    [
      ['Hold at 4 V until 1 % of the charging current'],
      {
        path: 'protocol[0]',
        message: 'No step before this one has a charging current.',
        got: 'Hold at 4 V until 1 % of the charging current',
        hint: 'give the limit as a current, e.g. C/100, or charge first',
      },
    ],
    [
      [7],
      {
        path: 'protocol[0]',
        message: 'This is no step of a protocol.',
        got: '7',
        allowed: 'a sentence, { repeat, steps }, { cycling }, { rateTest } or { gitt }',
      },
    ],
    [[undefined], expect.objectContaining({ got: 'undefined' })],
    [[{ repeat: 2 }], expect.objectContaining({ got: '{"repeat":2}' })],
    [
      [],
      {
        path: 'protocol',
        message: 'The protocol has no step.',
        hint: 'write for example "Charge at 0.1C until 4.3 V vs Li"',
      },
    ],
    [[{ repeat: 2, steps: [] }], { path: 'protocol[0].steps', message: 'There is nothing to repeat.' }],
    [
      [{ repeat: 1e6, steps: [{ repeat: 1e6, steps: ['Rest for 1 h', 'Rest for 1 h'] }] }],
      {
        path: 'protocol',
        message: 'The programme has too many steps.',
        got: '2000000000000 steps, all repeats counted',
        allowed: 'at most 1000000000000',
      },
    ],
  ])('%j', (entries, issue) => {
    const { asymmetricMatch } = issue as { asymmetricMatch?: unknown };
    expect(issuesOf(entries)).toEqual([asymmetricMatch ? issue : { severity: 'error', ...issue }]);
  });

  it('is not one with a million times a million steps', () => {
    const { programme } = buildProgramme([{ repeat: 1e6, steps: [{ repeat: 1e6, steps: ['Rest for 1 h'] }] }]);
    expect(programme?.entries).toMatchObject([{ times: 1e6, entries: [{ times: 1e6 }] }]);
  });

  it('has criteria to stop that mean nothing', () => {
    expect(issuesOf(['Rest for 1 h'], { cycles: 0, retention: 1.5, retentionCycle: 0, time: 0 })).toEqual([
      expect.objectContaining({ path: 'stop.cycles', got: '0', allowed: '1 to 1000000' }),
      expect.objectContaining({ path: 'stop.retentionCycle', got: '0', allowed: '1 to 1000000' }),
      {
        severity: 'error',
        path: 'stop.retention',
        message: 'A retention is a fraction.',
        got: '1.5',
        allowed: 'above 0, below 1 (100 %)',
      },
      {
        severity: 'error',
        path: 'stop.time',
        message: 'A time must be above zero.',
        got: '0 s',
        allowed: 'above 0, up to 365250 days',
      },
    ]);
    expect(issuesOf(['Rest for 1 h'], { time: 1e99 })[0].message).toBe(
      'A time must be above zero and one that can be waited for.',
    );
  });
});

describe('a programme', () => {
  it('keeps what was given of labels, criteria to stop and the cell, and nothing else', () => {
    const cell = { plateau: 1.55, start: 2 };
    const stop = { cycles: 3, retention: 0.8, retentionCycle: 2, time: 60 };
    const built = buildProgramme([{ repeat: 2, label: 'a', steps: ['Rest for 1 h'] }], stop, 'protocol', cell);
    expect(built.programme).toMatchObject({ entries: [{ kind: 'repeat', times: 2, label: 'a' }], stop, cell });
    const plain = buildProgramme([{ repeat: 2, steps: ['Rest for 1 h'] }], {
      cycles: undefined,
      time: undefined,
    } as StopInput);
    expect(Object.keys(plain.programme!)).toEqual(['entries', 'stop']);
    expect(Object.keys(plain.programme!.stop)).toEqual([]);
    expect(Object.keys(plain.programme!.entries[0])).toEqual(['kind', 'times', 'entries']);
    expect([...plain.places.values()]).toEqual(['protocol[0].steps[0]']);
  });
});

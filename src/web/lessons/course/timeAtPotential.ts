import { cycling, through, zhao } from '../cells.js';
import { claim } from '../claim.js';
import type { CellEvidence } from '../evidence.js';
import { hoursUntil, rowAt } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const N = 50;
const check = cycling(1, '0.1C');
const at = (rate: string) => through(zhao, check, cycling(N, rate), check);
const rate = (key: string) => ['protocol', 1, 'cycling', key];
/** [mAh/g] Between the slow cycle at the beginning and the one at the end. */
const lost = ({ first, last }: CellEvidence): number => first.dischargeCapacity - last.dischargeCapacity;
const hours = ({ rows }: CellEvidence): number => hoursUntil(rows);

export const timeAtPotential: Lesson = {
  key: 'time-at-potential',
  title: 'Per cycle or per hour',
  caption:
    'The same bare cell at two rates, with one slow cycle at the beginning and one at the end, which count. The axis is time.',
  pair: [
    { name: '0.2C', document: at('0.2C') },
    { name: '1C', document: at('1C') },
  ],
  differ: [rate('charge'), rate('discharge')],
  picture: { kind: 'cycles', against: 'hours', hidden: 'B' },
  controls: [rate('charge'), rate('discharge'), rate('cycles'), ['cell', 'temperature']],
  switches: ['interphase', 'isolation'],
  prediction: {
    asks: 'The slow cell is drawn over its hours. The fast one makes as many cycles: draw its last slow cycle.',
    along: 'y',
    from: 0,
    to: 220,
    step: 1,
    unit: 'mAh/g',
    points: [{ at: N + 2, label: 'Capacity of B, last slow cycle', begin: 120 }],
    found: (cycle, { b }) => rowAt(b, cycle).dischargeCapacity,
  },
  question: {
    asks: 'Which cell has lost more after the same number of cycles, and hour for hour?',
    options: [
      { text: 'The fast one: it is stressed more', holds: ({ slow, fast }) => fast > slow + 2 },
      {
        text: 'The slow one; hour for hour both about alike',
        holds: ({ slow, fast, ratio }) => slow > fast + 2 && ratio > 0.67 && ratio < 1.5,
      },
      { text: 'The slow one, hour for hour, too', holds: ({ slow, fast, ratio }) => slow > fast + 2 && ratio >= 1.5 },
      { text: 'Both the same', holds: ({ slow, fast }) => Math.abs(slow - fast) <= 2 },
    ],
    numbers: ({ a, b }) => ({
      slow: lost(a),
      fast: lost(b),
      hoursA: hours(a),
      hoursB: hours(b),
      slowHour: (100 * lost(a)) / hours(a),
      fastHour: (100 * lost(b)) / hours(b),
      ratio: lost(a) / hours(a) / (lost(b) / hours(b)),
    }),
    says: '{A} loses {slow} mAh/g in {hoursA} h, {B} {fast} in {hoursB} h: in a hundred hours {slowHour.1} against {fastHour.1}.',
  },
  claims: [
    claim({
      says: 'The interphase of {A} has grown to {filmA.1} nm, that of {B} to {filmB.1}: {film.1} times as thick in {time.1} times the time. It grows with the root of time, not with cycles.',
      numbers: ({ a, b }) => ({
        filmA: a.last.filmBare,
        filmB: b.last.filmBare,
        film: a.last.filmBare / b.last.filmBare,
        time: hours(a) / hours(b),
      }),
      holds: ({ film, time }) => film > 0.8 * Math.sqrt(time) && film < 1.25 * Math.sqrt(time),
    }),
  ],
  explanation:
    'Two clocks run in a cell. Oxidation of the electrolyte counts time at high potential, whether charge flows or not; gaps and isolation count breaths. A plot over cycle number hides the first, a plot over days the second.',
  tries: [
    {
      asks: 'Lower the upper limit of both.',
      changes: [{ path: rate('window').concat(1), value: '4.1 V vs Li', cells: 'both' }],
      claim: claim({
        says: 'Now {A} loses {slow} mAh/g instead of {slowBefore} and {B} {fast} instead of {fastBefore}.',
        numbers: ({ a, b, start }) => ({
          slow: lost(a),
          fast: lost(b),
          slowBefore: lost(start.a),
          fastBefore: lost(start.b),
        }),
        holds: ({ slow, fast, slowBefore, fastBefore }) => slow < slowBefore / 2 && fast < fastBefore,
      }),
    },
    {
      asks: 'Cool both cells.',
      changes: [{ path: ['cell', 'temperature'], value: '25 degC', cells: 'both' }],
      claim: claim({
        says: 'At the lower temperature the interphase of {A} stays at {film.1} nm instead of {before.1}.',
        numbers: ({ a, start }) => ({ film: a.last.filmBare, before: start.a.last.filmBare }),
        holds: ({ film, before }) => film < 0.8 * before,
      }),
    },
  ],
  leftOut: [
    'At the fast rate the particles are used less: part of the difference is depth of charge, not time.',
    'The paper says that its bare cell loses less per cycle at the fast rate; it prints a retention only for the slow one.',
    'Heat of fast cycling is not computed.',
  ],
  paper: 'Zhao et al., ACS Nano (2024): LiNbO3 on single- and polycrystalline NCM83, Fig. 2 and 3',
  measured: [
    {
      variant: '0.2C',
      quantity: 'dischargeCapacity',
      cycle: 1,
      value: 175,
      unit: 'mAh/g',
      source: 'Zhao et al. 2024, Fig. 2a',
    },
  ],
  teacher: {
    goal: 'To choose the axis of an ageing plot on purpose.',
    minutes: 10,
    wrong: [
      'Fast cycling always ages a cell more.',
      'A cycle is a unit of ageing.',
      'What grows with the root of time has stopped growing.',
    ],
  },
};

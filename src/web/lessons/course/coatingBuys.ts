import { coated, coating, cycling, niobate, through, zhao } from '../cells.js';
import { claim } from '../claim.js';
import { rowAt } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const END = 151;
const bare = through(zhao, cycling(1, '0.1C'), cycling(END - 1, '0.2C'));
const source = (figure: string): string => `Zhao et al. 2024, ${figure}`;

export const coatingBuys: Lesson = {
  key: 'coating',
  title: 'What a coating buys',
  caption: 'Single crystals with and without a film of niobate; the first cycle is slow, then all are alike.',
  pair: [
    { name: 'bare', document: bare },
    { name: 'LiNbO3', document: coated(bare, niobate) },
  ],
  differ: [coating],
  picture: { kind: 'cycles', against: 'cycle', hidden: 'B' },
  controls: [coating.concat('thickness'), ['protocol', 1, 'cycling', 'charge'], ['cell', 'temperature']],
  switches: ['isolation', 'interphase'],
  prediction: {
    asks: 'The bare cell is drawn. Draw the discharge capacity of the coated one.',
    along: 'y',
    from: 0,
    to: 220,
    step: 1,
    unit: 'mAh/g',
    points: [2, 40, 80, 120, END].map((at) => ({ at, label: `Capacity of B, cycle ${at}`, begin: 150 })),
    found: (at, { b }) => rowAt(b, at).dischargeCapacity,
  },
  question: {
    asks: 'Does the film cost capacity at first, and does it pay that back?',
    options: [
      { text: 'It costs capacity at first and pays it back', holds: ({ start, end }) => start < -1 && end > 1 },
      { text: 'It costs capacity at first and never pays it back', holds: ({ start, end }) => start < -1 && end <= 1 },
      { text: 'It is better from the first cycle on', holds: ({ start, end }) => start >= -1 && end > start },
    ],
    numbers: ({ a, b }) => ({
      start: b.first.dischargeCapacity - a.first.dischargeCapacity,
      end: b.last.dischargeCapacity - a.last.dischargeCapacity,
      last: a.last.cycle,
    }),
    says: 'In the first cycle {B} gives {start} mAh/g more than {A}, in cycle {last} {end}.',
  },
  claims: [
    claim({
      says: 'Of what the second cycle gives, {A} keeps {keptA} % up to cycle {last}, {B} {keptB} %.',
      numbers: ({ a, b }) => ({
        keptA: (100 * a.last.dischargeCapacity) / rowAt(a, 2).dischargeCapacity,
        keptB: (100 * b.last.dischargeCapacity) / rowAt(b, 2).dischargeCapacity,
        last: a.last.cycle,
      }),
      holds: ({ keptA, keptB }) => keptB > keptA + 10,
    }),
    claim({
      says: 'In the end {connectedA} % of the mass of {A} is connected and {connectedB} % of that of {B}; interface resistances are {rA} and {rB} Ω cm².',
      numbers: ({ a, b }) => ({
        connectedA: 100 * a.last.connected,
        connectedB: 100 * b.last.connected,
        rA: a.last.interfaceResistanceMid,
        rB: b.last.interfaceResistanceMid,
      }),
      holds: ({ connectedA, connectedB, rA, rB }) => connectedB > connectedA + 10 && rA > 2 * rB,
    }),
  ],
  explanation:
    'A film that conducts lithium and covers most of the oxide keeps the sulfide from being oxidised, and it holds the electrolyte to the particle when the particle shrinks. In this model the second counts for more: what a bare cell loses is mostly mass that nothing touches any more.',
  tries: [
    {
      asks: 'Leave half of the surface uncovered.',
      changes: [{ path: ['cell', 'cathode', 'coating', 'coverage'], value: '50 %', cells: 'B' }],
      claim: claim({
        says: 'In the last cycle the film is worth {now} mAh/g instead of {before}.',
        numbers: ({ a, b, start }) => ({
          now: b.last.dischargeCapacity - a.last.dischargeCapacity,
          before: start.b.last.dischargeCapacity - start.a.last.dischargeCapacity,
        }),
        holds: ({ now, before }) => now > 5 && now < before - 5,
      }),
    },
    {
      asks: 'Make the film four times as thick.',
      changes: [{ path: ['cell', 'cathode', 'coating', 'thickness'], value: '40 nm', cells: 'B' }],
      claim: claim({
        says: 'Now it costs {cost} mAh/g in the first cycle and is worth {end} in the last.',
        numbers: ({ a, b }) => ({
          cost: a.first.dischargeCapacity - b.first.dischargeCapacity,
          end: b.last.dischargeCapacity - a.last.dischargeCapacity,
        }),
        holds: ({ cost, end }) => cost > 3 && end > 10,
      }),
    },
  ],
  leftOut: [
    'How well a film protects and binds are two constants of the model; they were chosen with this paper and four others in view.',
    'What a coating does to the mixing of the powder is not computed.',
    'Retentions of the paper are drawn as that share of the second simulated cycle: it does not name its reference.',
  ],
  paper: 'Zhao et al., ACS Nano (2024): LiNbO3 on single- and polycrystalline NCM83, Fig. 2',
  measured: [
    { variant: 'bare', quantity: 'dischargeCapacity', cycle: 1, value: 175, unit: 'mAh/g', source: source('Fig. 2a') },
    {
      variant: 'LiNbO3',
      quantity: 'dischargeCapacity',
      cycle: 1,
      value: 190,
      unit: 'mAh/g',
      source: source('Fig. 2a'),
    },
    {
      variant: 'bare',
      quantity: 'retention',
      cycle: END,
      reference: 2,
      value: 60,
      unit: '%',
      source: source('Fig. 2b'),
    },
    {
      variant: 'LiNbO3',
      quantity: 'retention',
      cycle: END,
      reference: 2,
      value: 89,
      unit: '%',
      source: source('Fig. 2b'),
    },
  ],
  teacher: {
    goal: 'To weigh what a coating costs against what it buys, by number and by cycle.',
    minutes: 10,
    wrong: [
      'A coating always costs capacity at first.',
      'Twice the film is twice the protection.',
      'What remains after cycling is decided by the resistance alone.',
    ],
  },
};

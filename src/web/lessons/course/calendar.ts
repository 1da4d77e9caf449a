import type { Plain } from '../../state/document.js';
import { cycling, through, truong } from '../cells.js';
import { claim } from '../claim.js';
import type { CellEvidence } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const LOW = '2.0 V vs In/InLi';
const usual = [LOW, '3.7 V vs In/InLi'];
const slow = cycling(3, '0.1C', usual);
const held = (limit: string): readonly (Plain | string)[] => [
  slow,
  `Charge at 0.1C until ${limit}`,
  `Hold at ${limit} for 48 h`,
  `Discharge at 0.1C until ${LOW}`,
  slow,
];
const cycled = (limit: string): readonly Plain[] => [slow, cycling(75, '1C', [LOW, limit]), slow];
const LIMIT = '3.9 V vs In/InLi';
const third = ({ rows }: CellEvidence) => rows[2];
/** [%] Of the third cycle, in the last one: the slow ones around the ageing. */
const kept = (cell: CellEvidence): number => (100 * cell.last.dischargeCapacity) / third(cell).dischargeCapacity;
const resistance = ({ last }: CellEvidence): number => last.interfaceResistanceMid;
const source = (figure: string): string => `Truong et al. 2025, ${figure}`;

export const calendar: Lesson = {
  key: 'calendar',
  title: 'Calendar against cycles',
  caption:
    'Two days at high potential: one cell is held there, the other cycled fast up to it. Slow cycles before and after tell what is left.',
  pair: [
    { name: 'held', document: through(truong, ...held(LIMIT)) },
    { name: 'cycled', document: through(truong, ...cycled(LIMIT)) },
  ],
  differ: [['protocol']],
  picture: { kind: 'cycles', against: 'hours', hidden: 'both' },
  controls: [
    ['cell', 'temperature'],
    ['cell', 'pressure'],
    ['cell', 'cathode', 'particles', 'd50'],
  ],
  switches: ['interphase', 'isolation', 'contactLoss'],
  prediction: {
    asks: 'Nothing is drawn yet but the slow cycles at the beginning. Draw the last slow cycle of both.',
    along: 'y',
    from: 0,
    to: 200,
    step: 1,
    unit: 'mAh/g',
    points: [
      { at: 0, label: 'Last capacity, held', begin: 120 },
      { at: 1, label: 'Last capacity, cycled', begin: 120 },
    ],
    found: (at, { a, b }) => (at === 0 ? a : b).last.dischargeCapacity,
  },
  question: {
    asks: 'Which two days cost more?',
    options: [
      { text: 'Cycling: the particles breathe', holds: ({ held, cycled }) => cycled < held - 2 },
      { text: 'Holding: all of the time is time at potential', holds: ({ held, cycled }) => held < cycled - 2 },
      { text: 'Both alike: two days are two days', holds: ({ held, cycled }) => Math.abs(held - cycled) <= 2 },
    ],
    numbers: ({ a, b }) => ({
      held: kept(a),
      cycled: kept(b),
      n: b.rows.filter(({ chargeRate }) => chargeRate > 0.5).length,
    }),
    says: '{A} keeps {held} % of its third cycle, {B} after {n} fast cycles {cycled} %.',
  },
  claims: [
    claim({
      says: 'They are worn differently: the interface of {A} has {rA} Ω cm² and that of {B} {rB}, but {connectedA} % of the mass of {A} are connected and {connectedB} % of that of {B}.',
      numbers: ({ a, b }) => ({
        rA: resistance(a),
        rB: resistance(b),
        connectedA: 100 * a.last.connected,
        connectedB: 100 * b.last.connected,
      }),
      holds: ({ rA, rB, connectedA, connectedB }) => rA > 1.5 * rB && connectedB < connectedA - 2,
    }),
  ],
  explanation:
    'A cell that is held is oxidised all the time and breathes once; a cell that is cycled is at high potential for a part of the time, and breathes each time. The first becomes resistive, the second loses mass. A calendar and a cycle counter are two different instruments.',
  tries: [
    {
      asks: 'Hold and cycle to the usual limit only.',
      changes: [
        { path: ['protocol'], value: held(usual[1]), cells: 'A' },
        { path: ['protocol'], value: cycled(usual[1]), cells: 'B' },
      ],
      claim: claim({
        says: 'At the lower potential {A} keeps {held} % and {B} {cycled} %.',
        numbers: ({ a, b, start }) => ({ held: kept(a), cycled: kept(b), before: kept(start.a) }),
        holds: ({ held, cycled, before }) => held > before + 5 && cycled > held,
      }),
    },
    {
      asks: 'Switch the interphase off in both.',
      changes: [{ path: ['mechanisms', 'interphase'], value: false, cells: 'both' }],
      claim: claim({
        says: 'Now the held cell keeps {held} % and the cycled one {cycled} %: what the calendar counts is gone, what cycles count is not.',
        numbers: ({ a, b }) => ({ held: kept(a), cycled: kept(b) }),
        holds: ({ held, cycled }) => held > cycled + 2,
      }),
    },
  ],
  leftOut: [
    'Nothing was fitted to this cell: size and coating of its powder are not printed, all constants are built in.',
    'The paper finds a much larger difference than the simulation; which cell loses more is the same.',
    'How a held cell loses lithium to side reactions inside the electrolyte is not followed.',
  ],
  paper: 'Truong et al., J. Mater. Chem. A (2025), 10.1039/d5ta01083g',
  measured: [
    { variant: 'held', quantity: 'retention', cycle: 7, reference: 3, value: 69, unit: '%', source: source('text') },
    {
      variant: 'cycled',
      quantity: 'retention',
      cycle: 81,
      reference: 3,
      value: 90.2,
      unit: '%',
      source: source('Fig. 3f'),
    },
  ],
  teacher: {
    goal: 'To tell ageing that counts time from ageing that counts cycles, and to design an experiment that separates them.',
    minutes: 15,
    wrong: [
      'A cell that rests does not age.',
      'Calendar ageing and cycle ageing wear a cell in the same way.',
      'Loss per cycle is a property of a cell.',
    ],
  },
};

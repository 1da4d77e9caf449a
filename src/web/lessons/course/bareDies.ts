import { cycling, ma, through } from '../cells.js';
import { claim } from '../claim.js';
import type { CellEvidence } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const END = 50;
const bare = through(ma, cycling(END, '0.2C'));
const without = (mechanism: string) => [{ path: ['mechanisms', mechanism], value: false }];
const left = ({ last }: CellEvidence): number => last.dischargeCapacity;
/** [mAh/g] Charge of the last cycle by mass that is still connected. */
const perConnected = (cell: CellEvidence | undefined): number =>
  cell ? cell.last.chargeCapacity / cell.last.connected : Number.NaN;
const names = ['nothing', 'interphase', 'lost contact', 'cracks', 'isolation', 'oxygen release'] as const;

export const bareDies: Lesson = {
  key: 'bare',
  title: 'Why a bare cell dies',
  caption:
    'One bare cell, aged again and again, each time with one mechanism switched off. What then is left tells what that mechanism took.',
  pair: [
    { name: 'bare', document: bare },
    { name: 'one off', document: { ...bare, mechanisms: { ...(bare.mechanisms as object), interphase: false } } },
  ],
  differ: [['mechanisms']],
  picture: {
    kind: 'scan',
    of: 'A',
    axis: 'Switched off',
    label: 'Last discharge / mAh/g',
    value: left,
    before: { label: 'first cycle', value: ({ first }) => first.dischargeCapacity },
    named: true,
    points: [
      { at: 0, name: names[0], changes: [] },
      { at: 1, name: names[1], changes: without('interphase') },
      { at: 2, name: names[2], changes: without('contactLoss') },
      { at: 3, name: names[3], changes: without('cracking') },
      { at: 4, name: names[4], changes: without('isolation') },
      { at: 5, name: names[5], changes: without('oxygenRelease') },
    ],
    measured: [],
  },
  controls: [
    ['protocol', 0, 'cycling', 'cycles'],
    ['protocol', 0, 'cycling', 'window', 1],
    ['cell', 'pressure'],
  ],
  switches: [],
  prediction: {
    asks: 'The cell with everything on is drawn. Draw what is left when one mechanism is off.',
    along: 'y',
    from: 0,
    to: 220,
    step: 1,
    unit: 'mAh/g',
    points: [1, 2, 3, 4, 5].map((at) => ({ at, label: `Last capacity without ${names[at]}`, begin: 60 })),
    found: (at, { scan }) => (scan[at] ? left(scan[at]) : Number.NaN),
  },
  question: {
    asks: 'Which one would you switch off to keep the bare cell alive?',
    options: [
      { text: 'The interphase on its surface', holds: best('interphase') },
      { text: 'Lost contact to the electrolyte', holds: best('contact') },
      { text: 'Cracks', holds: best('cracks') },
      { text: 'Isolation: particles that nothing touches', holds: best('isolation') },
    ],
    numbers: ({ scan }) => {
      const gain = (at: number): number => (scan[at] && scan[0] ? left(scan[at]) - left(scan[0]) : Number.NaN);
      return {
        all: scan[0] ? left(scan[0]) : Number.NaN,
        cycle: scan[0]?.last.cycle ?? Number.NaN,
        interphase: gain(1),
        contact: gain(2),
        cracks: gain(3),
        isolation: gain(4),
      };
    },
    says: 'With everything on {all} mAh/g are left in cycle {cycle}. Switched off, isolation is worth {isolation} mAh/g, cracks {cracks}, lost contact {contact}, the interphase {interphase}.',
  },
  claims: [
    claim({
      says: 'Without its interphase the cell is worse off: what is still connected is charged by {charged} mAh/g in the last cycle instead of {usual}, shrinks further, and is {connected} % of the mass, not {before} %.',
      numbers: ({ scan }) => ({
        charged: perConnected(scan[1]),
        usual: perConnected(scan[0]),
        connected: 100 * (scan[1]?.last.connected ?? Number.NaN),
        before: 100 * (scan[0]?.last.connected ?? Number.NaN),
      }),
      holds: ({ charged, usual, connected, before }) => charged > usual && connected < before - 5,
    }),
  ],
  explanation:
    'Each charge shrinks the oxide; what the pressed electrolyte does not follow becomes a gap, and particles that have lost all their contacts take no part any more. A resistive skin ends the charge early and so spares the particles: losses do not simply add up, and a mechanism that does harm by itself may protect.',
  tries: [
    {
      asks: 'Charge less deeply: lower the upper limit.',
      changes: [{ path: ['protocol', 0, 'cycling', 'window', 1], value: '4.1 V vs Li', cells: 'both' }],
      claim: claim({
        says: 'At first the cell gives {cost} mAh/g less, in the last cycle {gain} more.',
        numbers: ({ a, start }) => ({
          cost: start.a.first.dischargeCapacity - a.first.dischargeCapacity,
          gain: a.last.dischargeCapacity - start.a.last.dischargeCapacity,
        }),
        holds: ({ cost, gain }) => cost > 5 && gain > 5,
      }),
    },
    {
      asks: 'Press harder.',
      changes: [{ path: ['cell', 'pressure'], value: '150 MPa', cells: 'both' }],
      claim: claim({
        says: 'The last cycle gives {gain} mAh/g more, since {connected} % of the mass are still connected instead of {before} %.',
        numbers: ({ a, start }) => ({
          gain: a.last.dischargeCapacity - start.a.last.dischargeCapacity,
          connected: 100 * a.last.connected,
          before: 100 * start.a.last.connected,
        }),
        holds: ({ gain, connected, before }) => gain > 3 && connected > before + 2,
      }),
    },
  ],
  leftOut: [
    'That isolation takes most is what the constants in common to all studies say; how much differs between studies by a factor of two.',
    'The cell of the paper was cycled longer and also faster: its points cannot be drawn here.',
    'Switching off two mechanisms together is worth another number than the sum of both; the loss panel of the lab averages over all orders.',
  ],
  paper: 'Ma et al., Advanced Functional Materials (2022), 10.1002/adfm.202111829',
  measured: [],
  teacher: {
    goal: 'To ask "what if it were not there" of each mechanism instead of adding up losses.',
    minutes: 15,
    wrong: [
      'The interphase is what kills a bare cell.',
      'Shares of mechanisms add up however they are taken.',
      'Cracks cut particles off in a solid cell as they do in a liquid one.',
    ],
  },
};

type Gain = 'interphase' | 'contact' | 'cracks' | 'isolation';

function best(one: Gain): (numbers: Readonly<Record<string, number>>) => boolean {
  return (numbers) =>
    (['interphase', 'contact', 'cracks', 'isolation'] as const).every(
      (other) => other === one || numbers[one] > numbers[other],
    );
}

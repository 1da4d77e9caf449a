import { withValue } from '../../state/document.js';
import { coating, cycling, niobate, through, zhao } from '../cells.js';
import { claim } from '../claim.js';
import { rowAt } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const END = 50;
const place = ['cell', 'pressure'];
const at = (pressure: string) => withValue(through(zhao, cycling(END, '0.2C')), place, pressure);

export const pressure: Lesson = {
  key: 'pressure',
  title: 'Contact and pressure',
  caption: 'The same bare single crystals under two stack pressures.',
  pair: [
    { name: '10 MPa', document: at('10 MPa') },
    { name: '150 MPa', document: at('150 MPa') },
  ],
  differ: [place],
  picture: { kind: 'cycles', against: 'cycle', hidden: 'B' },
  controls: [place, ['protocol', 0, 'cycling', 'window', 1], coating.concat('material')],
  switches: ['contactLoss', 'isolation'],
  prediction: {
    asks: 'The cell under little pressure is drawn. Draw the one under much.',
    along: 'y',
    from: 0,
    to: 220,
    step: 1,
    unit: 'mAh/g',
    points: [1, 12, 25, 38, END].map((cycle) => ({ at: cycle, label: `Capacity of B, cycle ${cycle}`, begin: 200 })),
    found: (cycle, { b }) => rowAt(b, cycle).dischargeCapacity,
  },
  question: {
    asks: 'What does pressure change most?',
    options: [
      { text: 'The first cycle', holds: ({ start, end }) => start > 3 && start >= end },
      { text: 'How fast capacity is lost', holds: ({ start, end }) => end > 3 && end > start },
      { text: 'Nothing worth having', holds: ({ start, end }) => start <= 3 && end <= 3 },
    ],
    numbers: ({ a, b }) => ({
      start: b.first.dischargeCapacity - a.first.dischargeCapacity,
      end: b.last.dischargeCapacity - a.last.dischargeCapacity,
      last: a.last.cycle,
    }),
    says: '{B} is worth {start} mAh/g in the first cycle and {end} in cycle {last}.',
  },
  claims: [
    claim({
      says: 'Of the contact {contactA} % are left under {A} and {contactB} % under {B}, of the mass {connectedA} and {connectedB} %.',
      numbers: ({ a, b }) => ({
        contactA: 100 * a.last.contact,
        contactB: 100 * b.last.contact,
        connectedA: 100 * a.last.connected,
        connectedB: 100 * b.last.connected,
      }),
      holds: ({ contactA, contactB, connectedA, connectedB }) => contactB > contactA && connectedB > connectedA,
    }),
  ],
  explanation:
    'The oxide shrinks by some per cent when it is charged. The pressed electrolyte follows a little, the more the higher the pressure; beyond that a gap opens, and part of it stays. In this model that is where pressure acts: it is felt cycle after cycle, not at the start.',
  tries: [
    {
      asks: 'Coat the particles of both.',
      changes: [{ path: coating, value: niobate, cells: 'both' }],
      claim: claim({
        says: 'Now {B} is worth {end} mAh/g in the last cycle instead of {before}: a film that binds does most of what pressure did.',
        numbers: ({ a, b, start }) => ({
          end: b.last.dischargeCapacity - a.last.dischargeCapacity,
          before: start.b.last.dischargeCapacity - start.a.last.dischargeCapacity,
        }),
        holds: ({ end, before }) => end < before / 2,
      }),
    },
    {
      asks: 'Charge both less deeply.',
      changes: [{ path: ['protocol', 0, 'cycling', 'window', 1], value: '4.1 V vs Li', cells: 'both' }],
      claim: claim({
        says: 'The difference in the last cycle shrinks from {before} to {end} mAh/g: less contraction, less need of pressure.',
        numbers: ({ a, b, start }) => ({
          end: b.last.dischargeCapacity - a.last.dischargeCapacity,
          before: start.b.last.dischargeCapacity - start.a.last.dischargeCapacity,
        }),
        holds: ({ end, before }) => end < 0.8 * before,
      }),
    },
  ],
  leftOut: [
    'Both cells were pressed alike when they were made: contact at the start is nearly the same. A powder that was never pressed gains most from its first pressure.',
    'Lithium metal creeps under pressure and may short a cell; these have an alloy.',
    'The cell of the paper was cycled under one pressure only: no measured points are drawn.',
  ],
  paper: 'Cell of Zhao et al., ACS Nano (2024)',
  measured: [],
  teacher: {
    goal: 'To see loss of contact as something that happens with every charge, and pressure as what works against it.',
    minutes: 10,
    wrong: [
      'Pressure makes a cell better at once or not at all.',
      'A gap that opens on charge closes on discharge.',
      'Twice the pressure is twice the contact.',
    ],
  },
};

import { withValue } from '../../state/document.js';
import { cycling, off, through, zhao } from '../cells.js';
import { claim } from '../claim.js';
import type { CellEvidence } from '../evidence.js';
import { rowAt } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const END = 50;
const bare = through(zhao, cycling(END, '0.2C'));
const resistive = withValue(off(bare, 'isolation'), ['mechanisms', 'interphase'], {
  growth: '1300 Ohm cm2',
  contactGrowth: '136.3 Ohm cm2',
});
const isolated = withValue(off(bare, 'interphase'), ['mechanisms', 'isolation'], { rate: 0.005 });
const slowly = [{ path: ['protocol'], value: [cycling(END, '0.2C'), cycling(1, '0.02C')], cells: 'both' as const }];
const left = ({ last }: CellEvidence): number => last.dischargeCapacity;

export const capacityAlone: Lesson = {
  key: 'capacity-alone',
  title: 'What capacity alone cannot tell you',
  caption: 'Two cells with other faults. The picture shows the last cycle; their capacities are nearly the same.',
  pair: [
    { name: 'cell X', document: resistive },
    { name: 'cell Y', document: isolated },
  ],
  differ: [['mechanisms']],
  picture: { kind: 'voltage', cycle: END },
  controls: [
    ['protocol', 0, 'cycling', 'charge'],
    ['protocol', 0, 'cycling', 'discharge'],
    ['protocol', 0, 'cycling', 'cycles'],
  ],
  switches: ['interphase', 'isolation'],
  prediction: {
    asks: 'The charges are drawn. Draw where the discharge of each cell ends.',
    along: 'x',
    from: 40,
    to: 200,
    step: 1,
    unit: 'mAh/g',
    points: [
      { at: 0, label: 'End of discharge, X', begin: 80 },
      { at: 1, label: 'End of discharge, Y', begin: 80 },
    ],
    found: (at, { a, b }) => left(at === 0 ? a : b),
  },
  question: {
    asks: 'Do both suffer from the same thing?',
    options: [
      { text: 'Yes', holds: ({ x, y, massX, massY }) => Math.abs(x - y) < 50 && Math.abs(massX - massY) < 5 },
      {
        text: 'No: X is resistive, Y has lost active mass',
        holds: ({ x, y, massX, massY }) => x >= y + 50 && massX >= massY + 5,
      },
      {
        text: 'No: Y is resistive, X has lost active mass',
        holds: ({ x, y, massX, massY }) => y >= x + 50 && massY >= massX + 5,
      },
    ],
    numbers: ({ a, b }) => ({
      qX: left(a),
      qY: left(b),
      x: 1000 * a.last.polarisation,
      y: 1000 * b.last.polarisation,
      massX: 100 * a.last.connected,
      massY: 100 * b.last.connected,
    }),
    says: 'X gives {qX} mAh/g, is polarised by {x} mV and has {massX} % of its mass connected; Y gives {qY} mAh/g at {y} mV with {massY} %.',
  },
  claims: [
    claim({
      says: 'Their last capacities differ by {apart} mAh/g, of {lost} that each has lost.',
      numbers: ({ a, b }) => ({ apart: Math.abs(left(a) - left(b)), lost: rowAt(a, 1).dischargeCapacity - left(a) }),
      holds: ({ apart, lost }) => apart < 5 && lost > 5 * apart,
    }),
  ],
  explanation:
    'A resistive cell runs into its voltage limits with lithium left on either side; a cell without contact has nothing left to run. Slow cycling, the mean voltage, a rest after each half cycle or one spectrum tell them apart. A plot of capacity does not.',
  tries: [
    {
      asks: 'Let one very slow cycle follow.',
      changes: slowly,
      claim: claim({
        says: 'Asked slowly X gives {backX} mAh/g more than before, Y {backY}.',
        numbers: ({ a, b, start }) => ({ backX: left(a) - left(start.a), backY: left(b) - left(start.b) }),
        holds: ({ backX, backY }) => backX > 2 * backY && backX > 20,
      }),
    },
    {
      asks: 'Give Y the interphase of X as well.',
      changes: [
        {
          path: ['mechanisms', 'interphase'],
          value: { growth: '1300 Ohm cm2', contactGrowth: '136.3 Ohm cm2' },
          cells: 'B',
        },
      ],
      claim: claim({
        says: 'Y now loses {both} mAh/g. X had lost {x} and Y {y}: together that would have been {sum}. Losses do not add up.',
        numbers: ({ b, start }) => {
          const lost = (cell: CellEvidence): number => cell.first.dischargeCapacity - left(cell);
          return { both: lost(b), x: lost(start.a), y: lost(start.b), sum: lost(start.a) + lost(start.b) };
        },
        holds: ({ both, sum }) => both < 0.9 * sum,
      }),
    },
  ],
  leftOut: [
    'Both faults are stronger than found in any study: they were chosen so that the capacities agree.',
    'A real cell has both, and a resistance that is spread unevenly looks like lost mass.',
  ],
  paper:
    'After Shi et al., Advanced Energy Materials (2023), 10.1002/aenm.202300310, who read active mass from rested voltages',
  measured: [],
  teacher: {
    goal: 'To name a second measurement before trusting a capacity.',
    minutes: 10,
    wrong: [
      'Cells of equal capacity are in equal health.',
      'Lost capacity is lost active mass.',
      'Losses of several causes add up.',
    ],
  },
};

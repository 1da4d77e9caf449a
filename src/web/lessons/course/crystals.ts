import { withValue } from '../../state/document.js';
import { coated, cycling, niobate, through, zhao } from '../cells.js';
import { claim } from '../claim.js';
import type { CellEvidence } from '../evidence.js';
import { rowAt } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const single = through(
  coated(zhao, niobate),
  cycling(2, '0.1C'),
  cycling(50, '1C'),
  cycling(1, '0.1C'),
  cycling(50, '1C'),
  cycling(1, '0.1C'),
);
const morphology = ['cell', 'cathode', 'morphology'];
const particles = ['cell', 'cathode', 'particles'];
const poly = withValue(withValue(single, morphology, 'poly'), particles, { d50: '3.5 um' });

const fast = ({ rows }: CellEvidence) => rows.filter(({ chargeRate }) => chargeRate > 0.5);
/** [mAh/g] Lost from the first to the last fast cycle, and from the slow cycle before the fast ones to the last slow one. */
const lostFast = (cell: CellEvidence): number =>
  (fast(cell)[0]?.dischargeCapacity ?? Number.NaN) - (fast(cell).at(-1)?.dischargeCapacity ?? Number.NaN);
const lostSlow = (cell: CellEvidence): number =>
  cell.last.chargeRate < 0.3 ? rowAt(cell, 2).dischargeCapacity - cell.last.dischargeCapacity : Number.NaN;

export const crystals: Lesson = {
  key: 'slow-or-dead',
  title: 'Slow or dead? Ask slowly',
  caption:
    'Coated single crystals and polycrystals, cycled fast, with slow cycles at the beginning, in between and at the end.',
  pair: [
    { name: 'single crystals', document: single },
    { name: 'polycrystals', document: poly },
  ],
  differ: [morphology, particles],
  picture: { kind: 'cycles', against: 'cycle', hidden: 'B' },
  controls: [particles.concat('d50'), ['cell', 'temperature'], ['cell', 'pressure']],
  switches: ['cracking', 'isolation'],
  prediction: {
    asks: 'The single crystals are drawn. Draw the polycrystals: three slow cycles and two fast ones.',
    along: 'y',
    from: 0,
    to: 220,
    step: 1,
    unit: 'mAh/g',
    points: [1, 3, 53, 103, 104].map((cycle) => ({ at: cycle, label: `Capacity of B, cycle ${cycle}`, begin: 120 })),
    found: (cycle, { b }) => rowAt(b, cycle).dischargeCapacity,
  },
  question: {
    asks: 'The polycrystals have lost capacity at the fast rate. Is it gone?',
    options: [
      { text: 'Nearly all of it is gone', holds: ({ gone }) => gone > 67 },
      { text: 'About half is gone, the rest is only too slow', holds: ({ gone }) => gone >= 33 && gone <= 67 },
      { text: 'Nearly all is still there, only too slow', holds: ({ gone }) => gone < 33 },
    ],
    numbers: ({ b }) => ({ fast: lostFast(b), slow: lostSlow(b), gone: (100 * lostSlow(b)) / lostFast(b) }),
    says: 'They give {fast} mAh/g less in the last fast cycle than in the first, and {slow} less in the slow cycle that follows than in the one before: {gone} % of the loss is there at any rate.',
  },
  claims: [
    claim({
      says: 'The single crystals lose {fast} mAh/g at the fast rate and {slow} at the slow one.',
      numbers: ({ a }) => ({ fast: lostFast(a), slow: lostSlow(a) }),
      holds: ({ fast, slow }) => fast > 0 && slow > 0 && fast < 10 && slow < 10,
    }),
    claim({
      says: 'The way of lithium inside the polycrystals has become {poly.1} times as long, that in the single crystals {single.2} times.',
      numbers: ({ a, b }) => ({
        poly: b.last.diffusionLength / b.first.diffusionLength,
        single: a.last.diffusionLength / a.first.diffusionLength,
      }),
      holds: ({ poly, single }) => poly > single + 0.2,
    }),
  ],
  explanation:
    'In a solid cell cracks stay dry. They cut off little, they make the way of the lithium longer: a fast charge no longer reaches the core, a slow one does. Capacity at one rate cannot tell slow from dead.',
  tries: [
    {
      asks: 'Switch cracking off in the polycrystals.',
      changes: [{ path: ['mechanisms', 'cracking'], value: false, cells: 'B' }],
      claim: claim({
        says: 'Then {fast} mAh/g are lost at the fast rate instead of {before}, and {gone} % of them are gone at any rate.',
        numbers: ({ b, start }) => ({
          fast: lostFast(b),
          before: lostFast(start.b),
          gone: (100 * lostSlow(b)) / lostFast(b),
          was: (100 * lostSlow(start.b)) / lostFast(start.b),
        }),
        holds: ({ fast, before, gone, was }) => fast < before - 3 && gone > was,
      }),
    },
    {
      asks: 'Take the coating off both.',
      changes: [{ path: ['cell', 'cathode', 'coating'], value: 'none', cells: 'both' }],
      claim: claim({
        says: 'The polycrystals now lose {slow} mAh/g at the slow rate instead of {before}: more of the loss is lost mass.',
        numbers: ({ b, start }) => ({ slow: lostSlow(b), before: lostSlow(start.b) }),
        holds: ({ slow, before }) => slow > before + 3,
      }),
    },
  ],
  leftOut: [
    'The paper sees the polycrystals drop at the fast rate after some tens of cycles; the model loses more evenly.',
    'Particles crack here by a mean law, all of one size alike.',
    'The slow cycle adds its own share of ageing.',
  ],
  paper: 'Zhao et al., ACS Nano (2024): LiNbO3 on single- and polycrystalline NCM83, Fig. 3b',
  measured: [53, 104].map((cycle) => ({
    variant: 'polycrystals',
    quantity: 'dischargeCapacity' as const,
    cycle,
    value: 175,
    unit: 'mAh/g',
    source: 'Zhao et al. 2024, Fig. 3b: 170 to 180',
  })),
  teacher: {
    goal: 'To plan a slow check cycle, and to say what it proves.',
    minutes: 10,
    wrong: [
      'Capacity lost at a fast rate is lost.',
      'Capacity that comes back when asked slowly was never lost: part of it is.',
      'Cracks always let electrolyte in.',
    ],
  },
};

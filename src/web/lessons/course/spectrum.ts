import { coated, coating, cycling, ma, through, zirconia } from '../cells.js';
import { claim } from '../claim.js';
import { arcOf } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const bare = through(ma, cycling(50, '0.2C'));
const END = 50;
/** [cm2] Of the paper's cell, which prints its resistances in Ohm. */
const AREA = 0.7854;

export const spectrum: Lesson = {
  key: 'spectrum',
  title: 'Reading an impedance spectrum',
  caption:
    'Both cells are measured half charged and at rest. The picture has equal scales; each cell is drawn after its first cycle and after the last.',
  pair: [
    { name: 'bare', document: bare },
    { name: 'ZrO2', document: coated(bare, zirconia) },
  ],
  differ: [coating],
  picture: { kind: 'nyquist', cycles: [1, END] },
  controls: [coating.concat('thickness'), ['cell', 'temperature'], ['cell', 'cathode', 'particles', 'd50']],
  switches: ['interphase', 'contactLoss'],
  prediction: {
    asks: 'The bare cell after its first cycle is drawn. Draw where its arc will end after the last.',
    along: 'x',
    from: 40,
    to: 300,
    step: 1,
    unit: 'Ω cm²',
    points: [{ at: END, label: 'Foot of the arc, bare, last cycle', begin: 100 }],
    found: (at, { a }) => arcOf(a, at).foot,
  },
  question: {
    asks: 'Which part of the spectrum grows while the bare cell ages?',
    options: [
      {
        text: 'Where it begins, on the left: separator and contacts',
        holds: ({ left, arc }) => left > 5 && left > arc,
      },
      { text: 'The arc: the interface of the cathode', holds: ({ left, arc }) => arc > 5 && arc > left },
      { text: 'Nothing', holds: ({ left, arc }) => left <= 5 && arc <= 5 },
    ],
    numbers: ({ a }) => {
      const [from, to] = [arcOf(a, 1), arcOf(a, END)];
      return {
        left: to.left - from.left,
        arc: to.foot - to.left - from.foot + from.left,
        wide: to.foot - to.left,
        was: from.foot - from.left,
        last: a.last.cycle,
      };
    },
    says: 'Up to cycle {last} the left end moves by {left.1} Ω cm²; the arc of {A} grows from {was} to {wide} Ω cm².',
  },
  claims: [
    claim({
      says: 'The arc of {B} ends at {coated} Ω cm², that of {A} at {bare}: what the coating keeps small is the arc.',
      numbers: ({ a, b }) => ({ bare: arcOf(a, END).foot, coated: arcOf(b, END).foot }),
      holds: ({ bare, coated }) => coated < bare - 20,
    }),
  ],
  explanation:
    'The left end is ions in the separator and metal at its contacts; they do not age here. The arc is charge transfer, coating and interphase beside the capacitance of the real surface. What follows at low frequency is lithium that moves in the particles.',
  tries: [
    {
      asks: 'Switch the interphase off in the bare cell.',
      changes: [{ path: ['mechanisms', 'interphase'], value: false, cells: 'A' }],
      claim: claim({
        says: 'Then its arc grows by {grown.1} Ω cm² instead of {before.1}.',
        numbers: ({ a, start }) => {
          const grown = (cell: typeof a): number =>
            arcOf(cell, END).foot - arcOf(cell, END).left - arcOf(cell, 1).foot + arcOf(cell, 1).left;
          return { grown: grown(a), before: grown(start.a) };
        },
        holds: ({ grown, before }) => grown < before / 3,
      }),
    },
    {
      asks: 'Measure both cells colder.',
      changes: [{ path: ['cell', 'temperature'], value: '25 degC', cells: 'both' }],
      claim: claim({
        says: 'At the lower temperature the left end stands at {cold} Ω cm² instead of {warm}: ions in the separator are slower.',
        numbers: ({ a, start }) => ({ cold: arcOf(a, 1).left, warm: arcOf(start.a, 1).left }),
        holds: ({ cold, warm }) => cold > warm + 5,
      }),
    },
  ],
  leftOut: [
    'Capacitances are assumed; they shape the arc, not its width.',
    'The paper measured discharged cells, where the arc runs into the slope of the full oxide; its resistances are drawn as feet of an arc.',
    'The paper finds much more on the bare cell than the simulation does.',
  ],
  paper: 'Ma et al., Advanced Functional Materials (2022), 10.1002/adfm.202111829, Fig. 4',
  measured: [
    {
      variant: 'bare',
      quantity: 'interfaceResistance',
      cycle: END,
      value: 437 * AREA,
      unit: 'Ohm cm2',
      source: 'Ma et al. 2022, Fig. 4a',
    },
    {
      variant: 'ZrO2',
      quantity: 'interfaceResistance',
      cycle: END,
      value: 36 * AREA,
      unit: 'Ohm cm2',
      source: 'Ma et al. 2022, Fig. 4a',
    },
  ],
  teacher: {
    goal: 'To know which part of a cell each part of a Nyquist plot belongs to, and to follow one that ages.',
    minutes: 15,
    wrong: [
      'The whole real part at the lowest frequency is "the resistance".',
      'A spectrum is of the cell, whatever its state of charge.',
      'A growing arc proves an interphase: lost contact widens it, too.',
    ],
  },
};

import { withValue } from '../../state/document.js';
import { coated, cycling, ma, through, zirconia } from '../cells.js';
import { claim } from '../claim.js';
import { missing } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const drop = ['cell', 'cathode', 'overrides', 'diffusivityDrop'];
const real = through(coated(ma, zirconia), cycling(1, '0.1C'));
const percent = (share: number): number => 100 * share;

export const firstCharge: Lesson = {
  key: 'first-charge',
  title: 'Why the first charge never comes back',
  caption:
    'Cell A is real. In cell B, which nobody can make, lithium moves as fast in a full oxide as in an empty one; all else is the same.',
  pair: [
    { name: 'real oxide', document: real },
    { name: 'no slow end', document: withValue(real, drop, 0) },
  ],
  differ: [drop],
  picture: { kind: 'voltage', cycle: 1 },
  controls: [
    ['protocol', 0, 'cycling', 'discharge'],
    ['cell', 'cathode', 'particles', 'd50'],
    ['cell', 'temperature'],
  ],
  switches: ['isolation', 'oxygenRelease'],
  prediction: {
    asks: 'Both cells have been charged. Draw where the discharge of each ends.',
    along: 'x',
    from: 140,
    to: 230,
    step: 1,
    unit: 'mAh/g',
    points: [
      { at: 0, label: 'End of discharge, A', begin: 150 },
      { at: 1, label: 'End of discharge, B', begin: 150 },
    ],
    found: (at, { a, b }) => (at === 0 ? a : b).first.dischargeCapacity,
  },
  question: {
    asks: 'The first charge takes out more lithium than the discharge returns. Why does most of it stay away?',
    options: [
      { text: 'Side reactions have eaten it', holds: ({ share }) => share < 40 },
      {
        text: 'The last lithium enters too slowly: the discharge is over before the core is full',
        holds: ({ share }) => share > 60,
      },
      { text: 'Both alike', holds: ({ share }) => share >= 40 && share <= 60 },
    ],
    numbers: ({ a, b }) => ({
      a: missing(a),
      b: missing(b),
      ceA: percent(a.first.coulombicEfficiency),
      ceB: percent(b.first.coulombicEfficiency),
      share: percent(1 - missing(b) / missing(a)),
    }),
    says: '{A} misses {a.1} mAh/g after the first cycle (efficiency {ceA.1} %), {B} {b.1} ({ceB.1} %): the slow end makes {share} % of what is missing.',
  },
  claims: [
    claim({
      says: 'Neither cell is short of charge: {chargeA} and {chargeB} mAh/g were taken out.',
      numbers: ({ a, b }) => ({ chargeA: a.first.chargeCapacity, chargeB: b.first.chargeCapacity }),
      holds: ({ chargeA, chargeB }) => Math.abs(chargeA - chargeB) < 2,
    }),
  ],
  explanation:
    'Near the full end lithium moves a thousand times more slowly in the oxide: a skin of full oxide closes before the core is filled, and the voltage falls to its limit. The lithium is not gone, it waits in the anode.',
  tries: [
    {
      asks: 'Discharge A four times more slowly: does the lithium come back?',
      changes: [{ path: ['protocol', 0, 'cycling', 'discharge'], value: '0.025C', cells: 'A' }],
      claim: claim({
        says: 'Yes, part of it: {more.1} mAh/g more come back, {left.1} are still missing.',
        numbers: ({ a, start }) => ({
          more: a.first.dischargeCapacity - start.a.first.dischargeCapacity,
          left: missing(a),
        }),
        holds: ({ more, left }) => more > 3 && left > more,
      }),
    },
    {
      asks: 'Take the coating off A.',
      changes: [{ path: ['cell', 'cathode', 'coating'], value: 'none', cells: 'A' }],
      claim: claim({
        says: 'Now {now.1} mAh/g are missing instead of {before.1}: {connected} % of the mass are still connected, with the coating {kept} %.',
        numbers: ({ a, start }) => ({
          now: missing(a),
          before: missing(start.a),
          connected: percent(a.first.connected),
          kept: percent(start.a.first.connected),
        }),
        holds: ({ now, before, connected, kept }) => now > before + 10 && connected < kept - 3,
      }),
    },
    {
      asks: 'Switch off in A what eats lithium: the interphase and the oxidation on carbon.',
      changes: [
        { path: ['mechanisms', 'interphase'], value: false, cells: 'A' },
        { path: ['mechanisms', 'carbonOxidation'], value: false, cells: 'A' },
      ],
      claim: claim({
        says: 'Then {now.1} mAh/g are missing instead of {before.1}: side reactions are the smaller part.',
        numbers: ({ a, start }) => ({ now: missing(a), before: missing(start.a) }),
        holds: ({ now, before }) => now > before / 2,
      }),
    },
  ],
  leftOut: [
    'Cell B is a thought: no oxide is as fast when it is full.',
    'How slow the full end is was taken from titrations of several oxides, not from this powder.',
    'Two sizes of particle and two contacts stand for the whole powder.',
  ],
  paper: 'Ma et al., Advanced Functional Materials (2022), 10.1002/adfm.202111829, Fig. 3',
  measured: [
    {
      variant: 'real oxide',
      quantity: 'chargeCapacity',
      cycle: 1,
      value: 229,
      unit: 'mAh/g',
      source: 'Ma et al. 2022, Fig. 3a',
    },
    {
      variant: 'real oxide',
      quantity: 'dischargeCapacity',
      cycle: 1,
      value: 204,
      unit: 'mAh/g',
      source: 'Ma et al. 2022, Fig. 3a',
    },
  ],
  teacher: {
    goal: 'To tell kinetic from irreversible loss, and to read a first-cycle efficiency with care.',
    minutes: 10,
    wrong: [
      'What does not come back is lost for good.',
      'A low first efficiency means a bad coating.',
      'Lithium that is missing in the oxide has been consumed; it is in the anode.',
    ],
  },
};

import { coated, coating, cycling, niobate, through, zhao } from '../cells.js';
import { claim } from '../claim.js';
import type { CellEvidence, Evidence } from '../evidence.js';
import type { Lesson } from '../lesson.js';

const bare = through(zhao, cycling(1, '0.1C'), cycling(30, '0.2C'));
const thickness = coating.concat('thickness');
const steps = [1, 2, 4, 6, 8, 10, 15, 20, 30, 40] as const;
const left = ({ last }: CellEvidence): number => last.dischargeCapacity;
const first = ({ first }: CellEvidence): number => first.dischargeCapacity;
const nanometres = ({ document }: CellEvidence): number => {
  const film = (document as { cell: { cathode: { coating: 'none' | { thickness: string } } } }).cell.cathode.coating;
  return film === 'none' ? 0 : Number.parseFloat(film.thickness);
};
/** Which point of a scan gives most. */
const most = (scan: Evidence['scan'], value: (cell: CellEvidence) => number): CellEvidence | undefined =>
  scan.reduce<CellEvidence | undefined>((best, cell) => (best && value(best) >= value(cell) ? best : cell), undefined);
const bestOf = (scan: Evidence['scan'], value: (cell: CellEvidence) => number): number => {
  const best = most(scan, value);
  return best ? nanometres(best) : Number.NaN;
};

export const bestThickness: Lesson = {
  key: 'thickness',
  title: 'The best thickness of a coating',
  caption: 'One cell with films from none to many nanometres of niobate: the first discharge and the last.',
  pair: [
    { name: 'bare', document: bare },
    { name: 'LiNbO3', document: coated(bare, niobate) },
  ],
  differ: [coating],
  picture: {
    kind: 'scan',
    of: 'B',
    axis: 'Thickness / nm',
    label: 'Last discharge / mAh/g',
    value: left,
    before: { label: 'first cycle', value: first },
    named: false,
    points: [
      { at: 0, name: 'none', changes: [{ path: coating, value: 'none' }] },
      ...steps.map((at) => ({
        at,
        name: `${at} nm`,
        changes: [{ path: thickness, value: `${at} nm` }],
      })),
    ],
    measured: [
      { at: 0, value: 175, source: 'Zhao et al. 2024, Fig. 2a' },
      { at: 10, value: 190, source: 'Zhao et al. 2024, Fig. 2a' },
    ],
  },
  controls: [
    coating.concat('material'),
    ['protocol', 1, 'cycling', 'cycles'],
    ['protocol', 1, 'cycling', 'charge'],
    ['protocol', 1, 'cycling', 'discharge'],
  ],
  switches: ['isolation', 'interphase'],
  prediction: {
    asks: 'The bare cell is drawn. Draw the last discharge of coated ones.',
    along: 'y',
    from: 0,
    to: 220,
    step: 1,
    unit: 'mAh/g',
    points: [2, 6, 10, 20, 40].map((at) => ({ at, label: `Last capacity with ${at} nm`, begin: 150 })),
    found: (at, { scan }) => {
      const cell = scan.find((one) => nanometres(one) === at);
      return cell ? left(cell) : Number.NaN;
    },
  },
  question: {
    asks: 'Which film leaves most capacity in the last cycle?',
    options: [
      { text: 'The thinnest: every nanometre is a resistance', holds: ({ best }) => best <= 2 },
      { text: 'One in between', holds: ({ best }) => best > 2 && best < 30 },
      { text: 'The thickest: it protects best', holds: ({ best }) => best >= 30 },
    ],
    numbers: ({ scan }) => {
      const best = most(scan, left);
      const [none] = scan;
      const last = scan[scan.length - 1];
      if (!best || !none || !last) return { best: Number.NaN };
      return {
        best: nanometres(best),
        most: left(best),
        none: left(none),
        thick: left(last),
        thickest: nanometres(last),
        cycle: best.last.cycle,
      };
    },
    says: 'In cycle {cycle} the film of {best} nm gives {most} mAh/g; no film gives {none}, one of {thickest} nm {thick}.',
  },
  claims: [
    claim({
      says: 'The optimum is flat: films from {from} to {to} nm are within {within} mAh/g of the best.',
      numbers: ({ scan }) => {
        const best = Math.max(...scan.map(left));
        const good = scan.filter((cell) => left(cell) > best - 3).map(nanometres);
        return { from: Math.min(...good), to: Math.max(...good), within: 3 };
      },
      holds: ({ from, to }) => to >= 1.5 * from,
    }),
    claim({
      says: 'What the best film costs in the first cycle is less than nothing: {gain} mAh/g more than without.',
      numbers: ({ scan }) => {
        const best = most(scan, left);
        return { gain: best && scan[0] ? first(best) - first(scan[0]) : Number.NaN };
      },
      holds: ({ gain }) => gain > 0,
    }),
  ],
  explanation:
    'A thin film leaves holes and lets the sulfide be oxidised; a thick one keeps electrons away from the oxide, so that part of it takes no part. Between them lies an optimum, and it belongs to a material and to what one asks of the cell.',
  tries: [
    {
      asks: 'Take ZrO2 in place of LiNbO3.',
      changes: [{ path: coating.concat('material'), value: 'ZrO2', cells: 'B' }],
      claim: claim({
        says: 'The best film is now {best} nm thick instead of {before}: the film insulates more, so less of it is best.',
        numbers: ({ scan, startScan }) => ({ best: bestOf(scan, left), before: bestOf(startScan, left) }),
        holds: ({ best, before }) => best < before,
      }),
    },
    {
      asks: 'Ask for the first cycle only: what would you choose?',
      changes: [],
      claim: claim({
        says: 'The first discharge is largest with {first} nm, the last with {last}.',
        numbers: ({ scan }) => ({ first: bestOf(scan, first), last: bestOf(scan, left) }),
        holds: ({ first, last }) => first < last,
      }),
    },
  ],
  leftOut: [
    'A film is taken as even where it covers; how much it covers follows from its thickness by one law for all studies.',
    'How strongly a film keeps electrons away differs between preparations by factors.',
    'The paper made one thickness: there is no measured optimum to compare with.',
  ],
  paper: 'Zhao et al., ACS Nano (2024): LiNbO3 on single- and polycrystalline NCM83',
  measured: [],
  teacher: {
    goal: 'To look for an optimum where two effects of one thing oppose each other, and to ask how sharp it is.',
    minutes: 15,
    wrong: [
      'Thicker protects better, so thicker is better.',
      'A film that is best for one coating is best for another.',
      'An optimum is a number; it is a range.',
    ],
  },
};

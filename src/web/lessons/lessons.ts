import type { MechanismName } from '../../index.js';
import { type Plain, withValue } from '../state/document.js';
import { cycling, maCell, shiCell, zhaoCell, zirconia } from '../state/presets.js';
import { causeName, short } from '../state/words.js';
import type { Evidence, Lesson } from './lesson.js';

const coating = ['cell', 'cathode', 'coating'];
const polymer = (thickness: string): Plain => ({
  material: 'PVBTA-TFSI',
  thickness,
  coverage: '100 %',
  conductivity: '1.1e-7 S/m',
  adhesion: 0.35,
});
const ofCycles = (document: Plain, ...protocol: Plain[]): Plain => ({ ...document, protocol });
const bareMa = ofCycles(maCell, cycling(100, '0.2C'));
const coatedMa = withValue(bareMa, coating, zirconia);
const bareZhao = withValue(zhaoCell, coating, 'none');
const withPolymer = (thickness: string, contact: string): Plain =>
  withValue(withValue(shiCell, coating, polymer(thickness)), ['cell', 'cathode', 'contact', 'fraction'], contact);
const polycrystal = withValue(
  withValue(zhaoCell, ['cell', 'cathode', 'morphology'], 'poly'),
  ['cell', 'cathode', 'particles'],
  {
    d50: '3.5 um',
    spread: 0.45,
  },
);
const fastWithChecks = [cycling(1, '0.1C'), cycling(100, '1C'), cycling(1, '0.1C')];
const polyDrop = ['cell', 'cathode', 'overrides', 'diffusivityDrop'];

const capacity = (value: number): string => `${Math.round(value)} mAh/g`;
const change = ({ first, last }: Evidence): number => last.dischargeCapacity - first.dischargeCapacity;

export const lessons: readonly Lesson[] = [
  {
    title: 'Why a bare cell dies',
    question: 'Which of these costs the bare cell most of its capacity in 100 cycles?',
    look: 'Play "ageing" and watch the rim of the left particle, the gaps around it and the grey particles below.',
    pair: [
      { name: 'bare', document: bareMa },
      { name: 'ZrO2', document: coatedMa },
    ],
    cursor: { cycle: 100, position: 1 },
    options: [
      'The interphase on its surface',
      'Lost contact to the electrolyte',
      'Cracks',
      'Particles cut off from everything',
    ],
    judge: (a) => {
      if (!a.loss) return undefined;
      const names: readonly MechanismName[] = ['interphase', 'contactLoss', 'cracking', 'isolation'];
      const shares = names.map((name) => a.lostTo(name));
      const option = shares.indexOf(Math.max(...shares));
      return {
        option,
        because: `Of ${short(a.loss.total)} mAh/g lost, ${names.map((name, i) => `${short(shares[i], 2)} go to ${causeName(name).toLowerCase()}`).join(', ')}.`,
      };
    },
    explanation:
      'The sulfide is oxidised wherever it touches the charged oxide. What forms conducts lithium badly; a bare cell is soon so polarised that it reaches its upper limit half charged. That also protects it: it is no longer delithiated so deeply, so it loses less contact than the coated cell.',
    tries: [
      'Switch the interphase off for A: what is lost now?',
      'Lower the coverage of B to 50 %: is half of the benefit gone?',
    ],
    paper: 'Ma et al., Advanced Functional Materials (2022), 10.1002/adfm.202111829',
  },
  {
    title: 'What a coating costs and buys',
    question: 'A polymer film of 3 nm or of 8 nm: is the thicker one worth it after 100 cycles?',
    look: 'Compare the first cycles and the last ones, and the resistance of the interface in the Nyquist plot.',
    pair: [
      { name: '3 nm', document: withPolymer('3 nm', '85 %') },
      { name: '8 nm', document: withPolymer('8 nm', '78 %') },
    ],
    cursor: { cycle: 1, position: 1.5 },
    options: [
      'It costs capacity at first and pays it back',
      'It costs capacity at first and still does in the end',
      'It costs nothing',
    ],
    judge: (a, b) => {
      const start = b.first.dischargeCapacity - a.first.dischargeCapacity;
      const end = b.last.dischargeCapacity - a.last.dischargeCapacity;
      return {
        option: start > -0.5 ? 2 : end > 0 ? 0 : 1,
        because: `The thicker film has ${capacity(Math.abs(start))} ${start < 0 ? 'less' : 'more'} in the first cycle and ${capacity(Math.abs(end))} ${end < 0 ? 'less' : 'more'} in cycle ${b.last.cycle}.`,
      };
    },
    explanation:
      'A film is a resistance in series with every particle, and soft films also cost contact when the powder is pressed. What it buys does not grow with thickness: three nanometres of an adhesive polymer hold the electrolyte as well as eight.',
    tries: ['Set A to no coating: what do the 3 nm buy?', 'Charge and discharge at 1C. Where does the film show now?'],
    paper: 'Shi et al., Advanced Energy Materials (2023), 10.1002/aenm.202300310',
  },
  {
    title: '1C kills polycrystals, 0.1C brings them back',
    question: 'After 100 cycles at 1C little of the capacity is left. Where is the rest?',
    look: 'The last cycle is a check at 0.1C. Move the cycle slider across it.',
    pair: [
      { name: 'single crystals', document: ofCycles(zhaoCell, ...fastWithChecks) },
      { name: 'polycrystals', document: ofCycles(polycrystal, ...fastWithChecks) },
    ],
    cursor: { cycle: 101, position: 1 },
    options: ['Lost for good', 'Still there, only too slow for 1C'],
    judge: (_, b) => {
      const fast = b.rows.findLast((row) => row.chargeRate > 0.5);
      const check = b.last;
      if (!fast || check.chargeRate > 0.3) return undefined;
      const back = check.dischargeCapacity / b.first.dischargeCapacity;
      return {
        option: back > 0.85 ? 1 : 0,
        because: `The polycrystals give ${capacity(fast.dischargeCapacity)} in cycle ${fast.cycle} at 1C and ${capacity(check.dischargeCapacity)} in the next one at 0.1C: ${Math.round(100 * back)} % of the first 0.1C cycle.`,
      };
    },
    explanation:
      'In a solid cell cracks stay dry. They cut no particle off, they make the way of the lithium longer: at 1C the core is no longer reached, at 0.1C there is time. Capacity at one rate cannot tell slow from dead.',
    tries: [
      'Look at the particle at the end of a 1C charge and of the 0.1C charge: which part is never emptied?',
      'Take smaller polycrystals (d50).',
    ],
    paper: 'Zhao et al., ACS Nano (2024): LiNbO3 on single- and polycrystalline NCM83',
  },
  {
    title: 'Time at potential',
    question: 'The same bare cell, 100 cycles at 0.2C or at 1C. Which loses more capacity?',
    look: 'Compare the hours behind 100 cycles with the thickness of the interphase.',
    pair: [
      { name: '0.2C', document: ofCycles(bareZhao, cycling(100, '0.2C')) },
      { name: '1C', document: ofCycles(bareZhao, cycling(100, '1C')) },
    ],
    cursor: { cycle: 100, position: 1 },
    options: ['The fast one: it is stressed more', 'The slow one: it spends more time charged', 'Both the same'],
    judge: (a, b) => {
      const [slow, fast] = [-change(a), -change(b)];
      const hours = (rows: Evidence['rows']) =>
        rows.reduce((sum, row) => sum + (row.chargeDuration || 0) + (row.dischargeDuration || 0), 0) / 3600;
      return {
        option: Math.abs(slow - fast) < 3 ? 2 : fast > slow ? 0 : 1,
        because: `${a.name}: ${capacity(slow)} in ${Math.round(hours(a.rows))} h, interphase ${short(a.last.filmBare, 2)} nm. ${b.name}: ${capacity(fast)} in ${Math.round(hours(b.rows))} h, ${short(b.last.filmBare, 2)} nm.`,
      };
    },
    explanation:
      'The electrolyte is oxidised while it sits at a high potential, whether charge flows or not. Fade per cycle is then lower at 1C, fade per day is not. Capacity against cycle number hides which of them one looks at.',
    tries: [
      'Lower the upper limit of A by 0.15 V: how much longer does it live, what does it cost at first?',
      'Cool both cells to 25 °C.',
    ],
    paper: 'Zhao et al., ACS Nano (2024): bare single crystals lose less per cycle at 1C than at 0.2C',
  },
  {
    title: 'Contact and pressure',
    question: 'Ten megapascals of stack pressure or a hundred and fifty: what does pressure change?',
    look: 'Watch the gaps open on charge and see which of them stay.',
    pair: [
      { name: '10 MPa', document: withValue(shiCell, ['cell', 'pressure'], '10 MPa') },
      { name: '150 MPa', document: withValue(shiCell, ['cell', 'pressure'], '150 MPa') },
    ],
    cursor: { cycle: 100, position: 1 },
    options: ['The first cycle', 'How fast capacity is lost', 'Nothing worth having'],
    judge: (a, b) => {
      const atFirst = b.first.dischargeCapacity - a.first.dischargeCapacity;
      const later = b.last.dischargeCapacity - a.last.dischargeCapacity;
      return {
        option: Math.abs(later) < 3 ? 2 : Math.abs(atFirst) > Math.abs(later) ? 0 : 1,
        because: `In the first cycle ${capacity(Math.abs(atFirst))} apart, in cycle ${b.last.cycle} ${capacity(Math.abs(later))}; contact ${short(100 * a.last.contact, 2)} % against ${short(100 * b.last.contact, 2)} %.`,
      };
    },
    explanation:
      'The oxide shrinks by some per cent when it is charged. The pressed electrolyte follows a little, the more the higher the pressure; beyond that a gap opens, and part of it stays. Lost contact is area, longer ways inside the particle, and in the end particles that nothing touches.',
    tries: [
      'Raise the upper limit to 4.5 V: deeper charge, larger contraction.',
      'Give B less pressure but a polymer coating.',
    ],
    paper: 'Shi et al., Advanced Energy Materials (2023), 10.1002/aenm.202300310',
  },
  {
    title: 'Why the first charge never comes back',
    question: 'The first charge takes out more lithium than the discharge returns. Where is most of it at the end?',
    look: 'In cell B lithium moves as fast in a full oxide as in an empty one; a real one (A) is a thousand times slower there.',
    pair: [
      { name: 'real oxide', document: ofCycles(withValue(maCell, coating, zirconia), cycling(1, '0.1C')) },
      {
        name: 'no slow end',
        document: withValue(ofCycles(withValue(maCell, coating, zirconia), cycling(1, '0.1C')), polyDrop, 0),
      },
    ],
    cursor: { cycle: 1, position: 1.98 },
    options: [
      'Eaten by side reactions',
      'In the anode: the surface of the oxide is full long before its core',
      'In particles that lost contact',
    ],
    judge: (a, b) => {
      const missing = ({ first }: Evidence) => first.chargeCapacity - first.dischargeCapacity;
      const slow = missing(a) - missing(b);
      return {
        option: slow > missing(a) / 2 ? 1 : 0,
        because: `A misses ${short(missing(a), 3)} mAh/g (CE ${short(100 * a.first.coulombicEfficiency)} %), B only ${short(missing(b), 2)} (CE ${short(100 * b.first.coulombicEfficiency)} %).`,
      };
    },
    explanation:
      'Near the full end the diffusivity falls by three decades: a skin of full oxide shuts the core off and the voltage drops to its limit. The lithium is not gone, it waits in the anode; a slower discharge fetches some of it. Oxidation of the electrolyte takes the smaller part.',
    tries: [
      'Discharge A at 0.05C: how much more comes back?',
      'Look at the particle at the end of discharge: how deep does the dark rim reach?',
      'Take smaller particles.',
    ],
    paper: 'Ma et al. (2022), first-cycle efficiencies of 79 to 89 %',
  },
  {
    title: 'Reading an impedance spectrum',
    question: 'Which part of the spectrum grows most while the bare cell ages?',
    look: 'Move the cycle from 1 to 100 and watch the Nyquist plot.',
    pair: [
      { name: 'bare', document: bareMa },
      { name: 'ZrO2', document: coatedMa },
    ],
    cursor: { cycle: 1, position: 2 },
    options: [
      'Where it starts, on the left: separator and contacts',
      'The arc in the middle: the interface',
      'Nothing',
    ],
    judge: (a) => {
      const [first] = a.spectra;
      const last = a.spectra[a.spectra.length - 1];
      if (!first || !last || first === last) return undefined;
      const left = last.re[0] - first.re[0];
      const arc = a.last.interfaceResistanceMid - a.first.interfaceResistanceMid;
      return {
        option: Math.max(left, arc) < 5 ? 2 : arc > left ? 1 : 0,
        because: `From cycle ${first.cycle} to ${last.cycle} the left end moves by ${short(left, 2)} Ω cm², the interface by ${short(arc, 2)} Ω cm².`,
      };
    },
    explanation:
      'The left end is ions in the separator; it does not age here. The arc is charge transfer, coating and interphase in parallel with the capacitance of the real surface: an interphase makes it wider, lost contact makes it wider and its capacitance smaller. The tail is diffusion in the particles.',
    tries: [
      'Switch the interphase off for A and play ageing again.',
      'Change the separator of neither: why do both spectra start at the same point?',
    ],
    paper: 'Ma et al. (2022), Fig. 4: R of the interface an order of magnitude apart',
  },
  {
    title: 'What capacity alone cannot tell you',
    question: 'Both cells end at about the same capacity. Do they suffer from the same thing?',
    look: 'Everything but the capacity: voltage curves, overpotentials, impedance, the particles.',
    pair: [
      {
        name: 'cell X',
        document: { ...bareMa, mechanisms: { interphase: { parabolicRate: '2e-22 m2/s' } } },
      },
      {
        name: 'cell Y',
        document: { ...bareMa, mechanisms: { isolation: { contacts: 6, rate: 4.6e-3 } } },
      },
    ],
    cursor: { cycle: 100, position: 0.5 },
    options: ['Yes', 'No: X is resistive, Y has lost active mass', 'No: Y is resistive, X has lost active mass'],
    judge: (a, b) => {
      const [x, y] = [a.last.polarisation, b.last.polarisation];
      const lost = a.last.connected - b.last.connected;
      const alike = Math.abs(x - y) < 0.05;
      return {
        // Cells that are equally polarised differ by their mass, and only by it.
        option: alike && Math.abs(lost) < 0.05 ? 0 : (alike ? lost > 0 : x > y) ? 1 : 2,
        because: `X: ${capacity(a.last.dischargeCapacity)}, polarised by ${Math.round(1000 * x)} mV, ${Math.round(100 * a.last.connected)} % of its mass connected. Y: ${capacity(b.last.dischargeCapacity)}, ${Math.round(1000 * y)} mV, ${Math.round(100 * b.last.connected)} %.`,
      };
    },
    explanation:
      'A resistive cell runs into its voltage limits with lithium left on either side; a cell without contact has nothing left to run. Slow cycling, the mean voltage, a rest after each half cycle or one spectrum tell them apart. A capacity plot does not.',
    tries: [
      'Set both rates to 0.05C. Which cell recovers?',
      'Give Y the interphase as well: losses do not simply add up.',
    ],
    paper: 'Shi et al. (2023): active mass from relaxed voltages beside the resistance of the cathode',
  },
];

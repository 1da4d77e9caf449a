import { expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import { runVariant } from '../../src/simulate.js';

/** Films of tens of nanometres after two hours at 66 degC: the current through them bends down, that of their growth bends up. */
const document = {
  title: 'thick films',
  laws: 'transferable',
  cell: {
    temperature: '66.4 degC',
    pressure: '0.25 MPa',
    diameter: '9.6 mm',
    oneC: '163 mA/g',
    cathode: {
      activeMaterial: 'NCM83',
      morphology: 'poly',
      weightRatio: { cam: 77.06, electrolyte: 21.94, carbon: 0.3618 },
      carbon: 'Super C65',
      loading: '29.849 mg/cm2',
      particles: { d50: '7.02 um' },
      porosity: '24.9 %',
      electrolyteParticles: { d50: '10 um' },
    },
    separator: { electrolyte: 'Li6PS5Cl', mass: '53.7 mg' },
    anode: { material: 'Li' },
    extraResistance: '27.9 Ohm cm2',
  },
  mechanisms: { interphase: true },
  numerics: {
    throughNodes: 1,
    radialNodes: 5,
    radialGrid: 'finite-volume',
    sizeClasses: 1,
    contactClasses: 1,
    tolerance: 1e-3,
  },
  protocol: [
    {
      repeat: 4,
      steps: ['Charge at 1.42C until 4.2705 V', 'Hold at 4.2705 V for 2 h', 'Discharge at 0.124C for 140 s'],
    },
  ],
  output: { series: 'none', profiles: 'none' },
};

it('a current beyond what grown films let pass below the limit ends its step at once, with the potentials that carry it', () => {
  const { variants } = prepare(JSON.stringify(document), { format: 'json' });
  const run = runVariant(variants[0]);
  let next = run.next();
  while (!next.done) next = run.next();
  const { status, steps, balances } = next.value;
  expect(status.code).toBe('completed');
  const charges = steps.filter(({ text }) => text.startsWith('Charge')).map(({ endedBy }) => endedBy);
  expect(charges.slice(1)).toEqual(['at once: 4.271 V', 'at once: 4.271 V', 'at once: 4.271 V']);
  expect(balances.lithium).toBeLessThan(1e-12);
});

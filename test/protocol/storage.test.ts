import { describe, expect, it } from 'vitest';
import { arrhenius } from '../../src/constants/arrhenius.js';
import { FARADAY, GAS_CONSTANT } from '../../src/constants/physical.js';
import { interphase } from '../../src/degradation/interphase.js';
import { constantsOf } from '../../src/degradation/options.js';
import { meanContent } from '../../src/model/inventory.js';
import { formatStep } from '../../src/protocol/programme/formatStep.js';
import { parseSteps } from '../../src/protocol/programme/parse.js';
import type { VariantRun } from '../../src/simulate.js';
import { type AgedCell, aged, finishedRun } from '../degradation/agedCell.js';

const day = 86400;

describe('storage sentences', () => {
  it.each([
    ['Store for 30 days at 60 degC at open circuit', { temperature: 333.15 }, 30 * day],
    ['store for 30 days at 4.3 V vs Li', { voltage: { value: 4.3, reference: 'Li' } }, 30 * day],
    ['Store for 3 months', {}, 3 * 2629800],
    [
      'Store at 45 degC and 3.7 V vs In/InLi for 2 weeks',
      { temperature: 318.15, voltage: { value: 3.7, reference: 'In/InLi' } },
      14 * day,
    ],
    ['Store 1 year at OCV', {}, 31557600],
    [
      'Store for 10 h at 25 \u00b0C at 4.2 V',
      { temperature: 298.15, voltage: { value: 4.2, reference: 'cell' } },
      36000,
    ],
  ])('%s', (text, control, time) => {
    const parsed = parseSteps(text);
    const steps = 'steps' in parsed ? parsed.steps : [];
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      direction: 'store',
      control: { kind: 'store', ...control },
      until: [{ kind: 'time' }],
    });
    expect(Object.keys(steps[0].control)).toEqual(['kind', ...Object.keys(control)]);
    expect(steps[0].until[0].kind === 'time' && steps[0].until[0].time).toBeCloseTo(time, 6);
    expect(parseSteps(formatStep(steps[0]))).toMatchObject({ steps: [{ control: steps[0].control }] });
  });

  it.each([
    ['Store at 60 degC', /when it ends/],
    ['Store for 30 days at 0.1C', /temperature/],
    ['Store for 30 days at 500 degC', /temperature/],
    ['Store for 30 days at 4.3 V at open circuit', /open circuit/],
    ['Store for 30 days at 4.3 V at 4.2 V', /two voltages/],
    ['Store for 30 days at 45 degC at 60 degC', /two temperatures/],
    ['Store until 4.3 V', /only lasts/],
    ['Store for 30 days at nonsense', /nonsense/],
  ])('%s is refused', (text, message) => {
    const parsed = parseSteps(text);
    expect('issues' in parsed && parsed.issues.map((issue) => issue.message).join(' ')).toMatch(message);
  });
});

/** A cell that can only grow films on its active material. */
const growing = (protocol: readonly unknown[], interphase: object = {}, more: Partial<AgedCell> = {}): VariantRun =>
  finishedRun({ mechanisms: { interphase }, protocol, ...more });

function films(run: VariantRun): number[] {
  const { layout } = run.model;
  return Array.from({ length: layout.patches }, (_, p) => run.y[layout.film(layout.particle(0, 0), p)]);
}

/** delta with delta/k_r + delta^2/k_p = drive t + the same at the start. */
function linearParabolic(kr: number, kp: number, drive: number, start: number): number {
  const b = kp / kr;
  return (-b + Math.sqrt(b * b + 4 * (start * start + b * start + kp * drive))) / 2;
}

describe('storage at a voltage', () => {
  const voltage = 4.35;
  const data = constantsOf(interphase.options, { electrolyte: 'solid', morphology: 'poly' });

  it.each([
    ['at the temperature of the cell', 45, ''],
    ['in an oven', 60, ' at 60 degC'],
  ])('follows the linear-parabolic law in closed form %s', (_, celsius, oven) => {
    const run = growing([`Store for 30 days${oven} at ${voltage} V vs Li`]);
    const temperature = celsius + 273.15;
    const factor = arrhenius(data.activation.value, temperature);
    const kr = data.reactionRate.value * factor;
    const kp = data.parabolicRate.value * factor;
    const tafel = Math.exp(((data.alpha.value * FARADAY) / (GAS_CONSTANT * temperature)) * (voltage - 4.3));
    const { patches } = run.prepared.cell.cathode;
    const expected = patches.map((patch) =>
      linearParabolic(kr, kp, patch.oxidationFactor * tafel * 30 * day, patch.filmThickness),
    );
    films(run).forEach((delta, p) => {
      expect(Math.abs(delta / expected[p] - 1)).toBeLessThan(1e-8);
    });
    expect(expected[patches.findIndex(({ name }) => name === 'bare')]).toBeGreaterThan(10e-9);
  });

  it('becomes the parabolic law where diffusion limits, and the linear law where the reaction does', () => {
    const parabolic = growing(['Store for 30 days at 4.3 V vs Li'], { reactionRate: '1 m/s', activation: '0 kJ/mol' });
    const linear = growing(['Store for 30 days at 4.3 V vs Li'], {
      parabolicRate: '1e-10 m2/s',
      reactionRate: '1e-15 m/s',
      activation: '0 kJ/mol',
    });
    const bare = parabolic.prepared.cell.cathode.patches.findIndex(({ name }) => name === 'bare');
    const kp = data.parabolicRate.value;
    const start = parabolic.prepared.cell.cathode.patches[bare].filmThickness;
    expect(films(parabolic)[bare] / Math.sqrt(kp * 30 * day + start * start)).toBeCloseTo(1, 8);
    expect((films(linear)[bare] - start) / (1e-15 * 30 * day)).toBeCloseTo(1, 3);
  });

  it('charges the cell to the new equilibrium and passes the oxidation current, with closed books', () => {
    const result = aged({
      mechanisms: { interphase: true, carbonOxidation: true },
      protocol: [
        'Charge at 0.1C until 4.1 V vs Li',
        'Store for 10 days at 4.3 V vs Li',
        'Discharge at 0.1C until 2.9 V vs Li',
      ],
    });
    expect(result.status.code).toBe('completed');
    expect(result.balances.lithium).toBeLessThan(1e-10);
    expect(result.balances.charge).toBeLessThan(1e-9);
    const [charge, store] = result.steps;
    expect(store.endedBy).toBe('time');
    expect(store.duration).toBeCloseTo(10 * day, 3);
    expect(store.charge).toBeGreaterThan(0);
    const specific = 1 / (3600 * result.cell.activeMass);
    expect(result.cycles[0].chargeCapacity).toBeCloseTo((charge.charge + store.charge) * specific, 9);
    expect(result.cycles[0].coulombicEfficiency).toBeLessThan(1);
  });
});

describe('storage at open circuit', () => {
  it('with nothing that ages only lets the cell relax', () => {
    const run = finishedRun({ protocol: ['Charge at 0.5C until 4.2 V vs Li', 'Store for 3 months at 60 degC'] });
    const result = run.result();
    expect(result.balances.lithium).toBeLessThan(1e-10);
    const { layout } = run.model;
    const contents = run.y.slice(0, layout.radialNodes);
    expect(Math.max(...contents) - Math.min(...contents)).toBe(0);
    expect(result.steps[1].charge).toBe(0);
    expect(run.cycler.state.time).toBeCloseTo(result.steps[0].duration + 3 * 2629800, 3);
  });

  it('oxidation is paid for by lithium that the active material takes up', () => {
    const protocol = ['Charge at 0.1C until 4.3 V vs Li', 'Store for 30 days at 60 degC at open circuit'];
    const run = finishedRun({
      mechanisms: { interphase: true, carbonOxidation: true },
      protocol,
      numerics: { sizeClasses: 3, throughNodes: 3 },
    });
    const rested = finishedRun({
      mechanisms: { interphase: true, carbonOxidation: true },
      protocol: [protocol[0]],
      numerics: { sizeClasses: 3, throughNodes: 3 },
    });
    const { balances, steps } = run.result();
    expect(balances.lithium).toBeLessThan(1e-10);
    expect(steps[1].charge).toBe(0);
    expect(steps[1].endVoltage).toBeLessThan(steps[0].endVoltage);
    expect(meanContent(run.model, run.y)).toBeGreaterThan(meanContent(rested.model, rested.y));
    const before = rested.result().balances.inventory;
    const { connected, consumed, anode } = balances.inventory;
    expect(consumed - before.consumed).toBeGreaterThan(0.1);
    expect(connected - before.connected).toBeCloseTo(consumed - before.consumed, 8);
    expect(anode).toBeCloseTo(before.anode, 10);
  });

  it('ages faster when warm, and a discharged cell hardly at all', () => {
    const grown = (...protocol: string[]) => Math.max(...films(growing(protocol)));
    const charge = 'Charge at 0.1C until 4.3 V vs Li';
    const [cool, warm] = [25, 60].map((celsius) => grown(charge, `Store for 30 days at ${celsius} degC`));
    expect(warm).toBeGreaterThan(2 * cool);
    expect(grown(charge, 'Discharge at 0.1C until 2.9 V vs Li', 'Store for 30 days at 25 degC')).toBeLessThan(cool);
  });

  it('releases oxygen as cycling at the same content would, at the rate of its temperature', () => {
    const run = (store: string) =>
      finishedRun({
        mechanisms: { oxygenRelease: { activation: '80 kJ/mol' } },
        protocol: ['Charge at 0.1C until 4.35 V vs Li', store],
      });
    const extent = (of: VariantRun) => of.ageing.mechanisms[0].states[0].values[0];
    const rested = run('Rest for 20 h');
    const stored = run('Store for 20 h');
    const start = extent(
      finishedRun({ mechanisms: { oxygenRelease: true }, protocol: ['Charge at 0.1C until 4.35 V vs Li'] }),
    );
    expect((extent(stored) - start) / (extent(rested) - start)).toBeCloseTo(1, 1);
    // The exposure -ln(1 - omega) is proportional to the rate.
    const exposure = (of: VariantRun) => Math.log((1 - start) / (1 - extent(of)));
    const ratio = exposure(run('Store for 20 h at 60 degC')) / exposure(stored);
    expect(ratio).toBeCloseTo(arrhenius(80e3, 333.15) / arrhenius(80e3, 318.15), 6);
  });

  it('goes on cycling afterwards at the temperature of the cell', () => {
    const result = aged({
      mechanisms: {
        interphase: true,
        contactLoss: true,
        isolation: true,
        cracking: true,
        oxygenRelease: true,
        carbonOxidation: true,
      },
      protocol: [
        {
          repeat: 3,
          steps: [
            'Charge at 0.5C until 4.3 V vs Li',
            'Store for 1 month at 60 degC',
            'Discharge at 0.5C until 2.9 V vs Li',
            'Store for 1 week',
          ],
        },
      ],
      numerics: { sizeClasses: 3, throughNodes: 2 },
    });
    expect(result.status.code).toBe('completed');
    expect(result.cycles).toHaveLength(3);
    expect(result.balances.lithium).toBeLessThan(1e-10);
    expect(result.cycles[2].dischargeCapacity).toBeLessThan(result.cycles[0].dischargeCapacity);
  });
});

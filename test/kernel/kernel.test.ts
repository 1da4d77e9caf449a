import { describe, expect, it } from 'vitest';
import { isKernelBuilt } from '../../kernel/build.mjs';
import { CompiledStepper } from '../../src/kernel/compiledStepper.js';
import { kernelOfThread } from '../../src/kernel/instance.js';
import { stepperFor } from '../../src/kernel/stepper.js';
import { CellModel } from '../../src/model/cellModel.js';
import { Rodas4 } from '../../src/numerics/integration/rodas4.js';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';
import { testCell, testOptions } from '../model/cells.js';
import { differences } from './sameBits.js';

const options = { ...testOptions, radialNodes: 4 };

/** A cell under a current, and a state from which steps can be taken. */
function discharging(changes = {}, throughNodes = 1) {
  const model = new CellModel(testCell(changes), { ...options, throughNodes });
  model.controlCurrent(-20);
  const y = model.initialState(0.4);
  model.makeConsistent(y);
  return { model, y };
}

describe('the kernel', () => {
  it('was compiled from its sources as they are', () => {
    expect(isKernelBuilt()).toBe(true);
  });

  it('has one memory, which cells may use in turn: each finds its last step again', () => {
    const cells = [discharging(), discharging({ initialContent: 0.5, classes: [{}, { radius: 5e-6 }] }, 3)];
    const steppers = cells.map(({ model }) => [new Rodas4(model), stepperFor(model)] as const);
    for (const [i, { y }] of cells.entries()) for (const stepper of steppers[i]) stepper.step(y, 10);
    for (const i of [0, 1, 0]) {
      const { model, y } = cells[i];
      const [expected, found] = steppers[i].map((stepper) => {
        const out = new Float64Array(model.size);
        stepper.interpolate(y, 0.4, out);
        return out;
      });
      expect(differences(expected, found)).toEqual([]);
    }
    const { model, y } = cells[0];
    for (const stepper of steppers[0]) stepper.step(y, 3);
    expect(steppers[0][1]).toBeInstanceOf(CompiledStepper);
    expect(differences(steppers[0][0].yNew, steppers[0][1].yNew)).toEqual([]);
    expect(model.size).toBe(8);
  });

  it('keeps apart those who take steps of the same cell', () => {
    const { model, y } = discharging();
    const [first, second, reference] = [stepperFor(model), stepperFor(model), new Rodas4(model)];
    first.step(y, 10);
    second.step(y, 4);
    reference.step(y, 10);
    const [found, expected] = [first, reference].map((stepper) => {
      const out = new Float64Array(model.size);
      stepper.interpolate(y, 0.4, out);
      return out;
    });
    expect(differences(expected, found)).toEqual([]);
    expect(differences(reference.yNew, first.yNew)).toEqual([]);
    reference.step(y, 4);
    expect(differences(reference.yNew, second.yNew)).toEqual([]);
  });

  it('leaves a cell to the equations as they are written where it does not know them, or is told to', () => {
    const known = discharging().model;
    expect(stepperFor(known)).toBeInstanceOf(CompiledStepper);
    expect(stepperFor(known, false)).toBeInstanceOf(Rodas4);
    const law = {
      ...{ rate: 0, byPotential: 0, byEquilibrium: 0, byThickness: 0, byContent: 0 },
      ...{ behindCoating: false, reachableCharge: Infinity, startThickness: () => 0, evaluate: () => undefined },
    };
    expect(stepperFor(new CellModel(testCell(), { ...options, oxidation: law }))).toBeInstanceOf(Rodas4);
    const onCarbon = new CellModel(testCell({ carbonSurface: 1e6 }), { ...options, carbonOxidation: law });
    expect(stepperFor(onCarbon)).toBeInstanceOf(Rodas4);
  });

  it('gives a scenario the same numbers to the last digit', () => {
    const scenario = (compiled: boolean) => ({
      title: 'one particle',
      cell: {
        temperature: '25 degC',
        pressure: '80 MPa',
        diameter: '10 mm',
        oneC: '190 mA/g',
        cathode: {
          activeMaterial: 'NCM85',
          weightRatio: { cam: 70, electrolyte: 30 },
          electrolyte: 'Li6PS5Cl',
          loading: '10 mg/cm2',
          particles: { d50: '3 um' },
        },
        separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
        anode: { material: 'LTO', mass: '65 mg' },
      },
      mechanisms: { interphase: true },
      numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 4, tolerance: 1e-3, compiled },
      protocol: [
        'Charge at 1C until 4.2 V vs Li',
        'Hold at 4.2 V vs Li until C/5',
        'Rest for 10 min',
        'Discharge at 2 mW/cm2 until 3 V vs Li',
      ],
    });
    const [plain, compiled] = [false, true].map((which) => {
      const [{ cycles, series, statistics }] = simulate(prepare(JSON.stringify(scenario(which)))).variants;
      return { cycles, series, steps: statistics.steps, rejected: statistics.rejected };
    });
    expect(compiled.steps).toBeGreaterThan(40);
    expect(compiled).toEqual(plain);
  });
});

describe('logarithm and exponential of the kernel', () => {
  const { ln, exp } = kernelOfThread()!.exports;
  const many = Array.from({ length: 4000 }, (_, i) => (i * 0.6180339887498949) % 1);

  it('are those of Math to the last bit, over all that steps may ask for', () => {
    const different: string[] = [];
    for (const part of many) {
      for (const x of [
        1 + part,
        10 ** (600 * part - 300),
        2 ** Math.round(60 * part - 30) * (1 + 1e-6 * (part - 0.5)),
      ]) {
        if (!Object.is(ln(x), Math.log(x))) different.push(`ln ${x}`);
      }
      const nearHalf = (Math.LN2 / 2) * (1 + 1e-6 * (part - 0.5));
      for (const x of [2 * part - 1, 80 * part - 40, 1600 * part - 800, nearHalf, 3 * nearHalf, 1e-8 * (part - 0.5)]) {
        if (!Object.is(exp(x), Math.exp(x))) different.push(`exp ${x}`);
      }
    }
    expect(different).toEqual([]);
  });

  it('are right where things end', () => {
    expect([1, Infinity, Number.NaN, 2 ** -1022].map(ln)).toEqual([0, Infinity, Number.NaN, Math.log(2 ** -1022)]);
    expect([0, -0, 1, 710, -746, Infinity, -Infinity, Number.NaN].map(exp)).toEqual([
      1,
      1,
      Math.E,
      Infinity,
      0,
      Infinity,
      0,
      Number.NaN,
    ]);
  });
});

import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { CompiledStepper } from '../../src/kernel/compiledStepper.js';
import { stepperFor } from '../../src/kernel/stepper.js';
import { CellModel } from '../../src/model/cellModel.js';
import { currentLaw, powerLaw, resistanceLaw, voltageLaw } from '../../src/model/controlLaw.js';
import { Rodas4, type Stepper } from '../../src/numerics/integration/rodas4.js';
import { testCell, testOptions } from '../model/cells.js';
import { anyState, kindsOfCells } from '../model/kindsOfCells.js';
import { differences, differingSteps } from './sameBits.js';

const modelOf = (changes: object, options: object): CellModel =>
  new CellModel(testCell(changes), { ...testOptions, ...options });

function bothFor(model: CellModel): readonly [Stepper, Stepper] {
  const compiled = stepperFor(model);
  expect(compiled).toBeInstanceOf(CompiledStepper);
  return [new Rodas4(model), compiled];
}

const lengths = [1e-3, 0.02, 0.3, 2, 15, 60, 1e4];

const controls: readonly [string, (model: CellModel, voltage: number) => void][] = [
  ['a current', (model) => model.controlCurrent(-20)],
  ['a current of zero', (model) => model.controlCurrent(0)],
  ['a current that changes', (model) => model.controlBy(currentLaw, -20, 0.01)],
  ['a voltage', (model, voltage) => model.controlVoltage(voltage - 0.01)],
  ['a voltage that changes', (model, voltage) => model.controlBy(voltageLaw, voltage, -1e-4)],
  ['a power', (model, voltage) => model.controlBy(powerLaw, -20 * voltage)],
  ['a load', (model, voltage) => model.controlBy(resistanceLaw, voltage / 20)],
];

describe('a step of the kernel has the bits of the equations as they are written', () => {
  it.each(kindsOfCells)(
    '%s, under a current and a voltage, from the start and from any state',
    (_, changes, options) => {
      const model = modelOf(changes, options);
      const both = bothFor(model);
      for (const [, control] of [controls[0], controls[3]]) {
        model.controlCurrent(-20);
        const y = model.initialState(0.45);
        model.makeConsistent(y);
        control(model, model.voltage(y));
        model.makeConsistent(y);
        expect(differingSteps(model, y, both, lengths)).toEqual([]);
        const generator = xoroshiro128plus(5);
        const random = () => generator.next() / 2 ** 31;
        for (let i = 0; i < 3; i++) expect(differingSteps(model, anyState(model, random), both, [0.1, 10])).toEqual([]);
      }
    },
  );

  it.each(controls)('under %s', (_, control) => {
    const [, changes, options] = kindsOfCells.find(([kind]) => kind === 'everything at once')!;
    const model = modelOf(changes, { ...options, throughNodes: 1, radialNodes: 4 });
    const both = bothFor(model);
    model.controlCurrent(-20);
    const y = model.initialState(0.45);
    model.makeConsistent(y);
    control(model, model.voltage(y));
    model.moment(0);
    expect(model.makeConsistent(y)).toBe(true);
    expect(differingSteps(model, y, both, lengths)).toEqual([]);
  });

  it('where surfaces are beyond full and empty, states are absurd, or no numbers', () => {
    const [, changes, options] = kindsOfCells.find(([kind]) => kind === 'everything at once')!;
    const model = modelOf(changes, { ...options, throughNodes: 1, radialNodes: 4 });
    const both = bothFor(model);
    model.controlVoltage(3.9);
    const y = model.initialState(0.45);
    model.makeConsistent(y);
    const absurd = [Number.NaN, Infinity, -Infinity, 1e300, -1e12, 1.0000001, 1 - 1e-7, 1e-7, -1e-3, 0, 5e9];
    for (let i = 0; i < model.size; i++) {
      for (const value of absurd) {
        const state = y.slice();
        state[i] = value;
        expect(differingSteps(model, state, both, [0.5]), `${value} at ${i}`).toEqual([]);
      }
    }
  });

  it('once ageing has changed what parameters it likes', () => {
    const [, changes, options] = kindsOfCells.find(([kind]) => kind === 'two powders with growing films')!;
    const model = modelOf(changes, { ...options, radialNodes: 4 });
    const both = bothFor(model);
    model.controlCurrent(-20);
    const y = model.initialState(0.45);
    model.makeConsistent(y);
    both[1].step(y, 1);
    const { parameters } = model;
    parameters.contact[0] *= 0.7;
    parameters.diffusionLength[1] *= 1.3;
    parameters.surfaceDrop[1] = 0.4;
    parameters.electrolyteSupply = 0.6;
    parameters.ionicFactor = 0.5;
    parameters.addedResistance[1] = 1e-3;
    parameters.refresh();
    model.makeConsistent(y);
    expect(differingSteps(model, y, both, lengths)).toEqual([]);
  });

  it.each(kindsOfCells)(
    'and finds consistent states with the same bits, from whatever guess: %s',
    (_, changes, options) => {
      const [plain, compiled] = [false, true].map((which) => {
        const model = modelOf(changes, { radialNodes: 5, ...options });
        stepperFor(model, which);
        return model;
      });
      const generator = xoroshiro128plus(17);
      const random = () => generator.next() / 2 ** 31;
      for (let i = 0; i < 4; i++) {
        const start = anyState(plain, random);
        start[plain.layout.psi(0)] += i === 3 ? 40 : random();
        const [a, b] = [plain, compiled].map((model) => {
          const y = start.slice();
          if (i % 2 === 0) model.controlCurrent(-30);
          else model.controlVoltage(3.8);
          const found = model.makeConsistent(y);
          return [...y, Number(found)];
        });
        expect(differences(a, b)).toEqual([]);
      }
    },
  );

  it('also of single entries between its ends, and it counts what it did', () => {
    const model = modelOf({}, { throughNodes: 3 });
    const both = bothFor(model);
    model.controlCurrent(-20);
    const y = model.initialState(0.45);
    model.makeConsistent(y);
    const at = Int32Array.of(9, model.layout.anode, 0);
    const entries = both.map((one) => {
      one.step(y, 20);
      const out = new Float64Array(3);
      one.interpolateEntries(y, 0.7, at, out);
      return out;
    });
    expect(differences(entries[0], entries[1])).toEqual([]);
    expect([both[1].evaluations, both[1].factorisations]).toEqual([6, 1]);
  });
});

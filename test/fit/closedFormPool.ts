import type { CellPool } from '../../src/fit/runs/cellPool.js';

/**
 * A made-up cell in closed form in the place of the simulation: the film grows with the root of time, contact is lost exponentially,
 * both cost capacity, and the resistances too. Hundreds of fits of it take as long as one of a simulated cell, and no noise of an
 * integrator is in its differences.
 */
export const closedFormPool: CellPool = {
  size: 1,
  close: () => {},
  run: async ({ settings, observe }) => {
    const given = new Map(settings.map((setting) => [setting.split('=')[0], Number.parseFloat(setting.split('=')[1])]));
    const growth = given.get('mechanisms.interphase.parabolicRate') ?? 2e-21; // m2/s
    const contact = given.get('mechanisms.contactLoss.rate') ?? 0.2; // 1
    const contacts = given.get('cell.extraResistance') ?? 25; // Ohm cm2
    const at = (quantity: string, cycle: number): number => {
      const film = Math.sqrt((growth / 2e-21) * cycle);
      const touching = Math.exp((-contact * cycle) / 8);
      if (quantity === 'interfaceResistance') return (12 + 9 * film) / touching;
      const capacity = 196 - 0.12 * contacts - (2.5 * film + 6) / touching;
      return quantity === 'chargeCapacity' ? capacity + 1 - 0.02 * contacts : capacity;
    };
    const seen = observe.map((observation) => {
      if (observation.kind !== 'cycle') throw new Error('the closed form has neither curves nor spectra');
      const { quantity, cycle = 8 } = observation.measurement;
      return { value: at(quantity, cycle), cycle };
    });
    return {
      values: seen.map(({ value }) => value),
      origins: seen.map(() => 'inside'),
      cycles: seen.map(({ cycle }) => cycle),
      status: { code: 'completed', message: '' },
    };
  },
};

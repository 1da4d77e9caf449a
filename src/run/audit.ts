import { FARADAY } from '../constants/physical.js';
import { connectedLithium } from '../model/inventory.js';
import type { Balances } from '../results/results.js';
import type { RunParts } from './runParts.js';

/**
 * Lithium and charge over the whole run by two routes each: what left the cathode and the electrolyte, what the anode and the clock saw.
 * Equation (T8.7) of the handbook.
 */
export function audit({ model, y, ageing, cycler }: RunParts, initialLithium: number): Balances {
  const { cell } = model;
  const toSpecific = FARADAY / (3600 * cell.activeMass); // mol/m2 -> mAh/g
  const connected = connectedLithium(model, y);
  const { trapped } = ageing;
  const consumed = ageing.consumedAt(y);
  const lost = model.parameters.anodeLoss;
  const anode = y[model.layout.anode] - lost;
  return {
    lithium: Math.abs(connected + trapped + anode + lost - consumed - initialLithium) / initialLithium,
    charge: cycler.state.throughput > 0 ? cycler.state.chargeError / cycler.state.throughput : 0,
    inventory: {
      connected: connected * toSpecific,
      trapped: trapped * toSpecific,
      anode: anode * toSpecific,
      consumed: consumed * toSpecific,
      ...(lost === 0 ? {} : { lost: lost * toSpecific }),
    },
  };
}

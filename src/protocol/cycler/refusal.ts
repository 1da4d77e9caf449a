import type { CellModel } from '../../model/cellModel.js';
import { type PolarisationPart, polarisation, polarisationParts } from '../../model/polarisation.js';

/** Why a charge or discharge ended before anything flowed. */
export interface Refusal {
  /** [V] Cell voltage that the current would have needed, beyond the limit of the step. */
  readonly needed: number;
  /** [V] Cell voltage without current, as it stays. */
  readonly idle: number;
  /** The largest part of the overpotential, and its drop [V], positive on charge. */
  readonly part: PolarisationPart;
  readonly drop: number;
}

/** Takes the current off a consistent state that cannot carry it: y is left at rest. Undefined when it has no state at rest. */
export function refuse(model: CellModel, y: Float64Array): Refusal | undefined {
  const needed = model.voltage(y);
  const split = polarisation(model, y);
  const way = Math.sign(y[model.layout.current]);
  const part = polarisationParts.reduce((most, next) => (way * split[next] > way * split[most] ? next : most));
  model.controlCurrent(0);
  if (!model.makeConsistent(y)) return undefined;
  return { needed, idle: model.voltage(y), part, drop: split[part] };
}

const partWords: Readonly<Record<PolarisationPart, string>> = {
  ionic: 'the ionic path through the composite',
  electronic: 'the electronic path through the composite',
  chargeTransfer: 'charge transfer',
  coating: 'the coating',
  interphase: 'the interphase',
  solidDiffusion: 'diffusion in the particles',
  unevenFilling: 'uneven filling of the particles',
  separator: 'the separator',
  anode: 'the anode',
  extra: 'contacts and cables',
};

/** "it would need 303.2 V, of which 299.4 V fall off across the interphase". */
export function refusalText({ needed, idle, part, drop }: Refusal): string {
  const smallDrop = Math.abs(drop) < 0.0005 * Math.max(1, Math.abs(needed));
  const volts = (value: number): string => `${Math.abs(value) < 1e4 ? value.toFixed(3) : value.toExponential(2)} V`;
  const cause = smallDrop ? '' : `, of which ${volts(Math.abs(drop))} fall off across ${partWords[part]}`;
  return `the current would need ${volts(needed)} (${volts(idle)} without current)${cause}`;
}

import { fits, parseQuantity } from './quantity.js';

/** [m/s2] Standard gravity: a press tells masses. */
const GRAVITY = 9.80665;

/** T = K F d of a dry, unlubricated screw. Assumption: between 0.15 and 0.3 by surface and lubrication. */
export const nutFactor = 0.2;

const forces: Readonly<Record<string, number>> = { t: 1000 * GRAVITY, kN: 1000, N: 1, kg: GRAVITY };

const number = String.raw`(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)`;

/** [Pa] "3 t on 10 mm": a force (t, kg, kN, N) on a die of a diameter, or on an area; undefined where the text is nothing of the kind. */
export function pressureOfForce(text: string): number | undefined {
  const [, force, unit, die] = new RegExp(`^\\s*${number}\\s*(t|kN|N|kg)\\s+on\\s+(.+)$`).exec(text) ?? [];
  const area = dieArea(die);
  const perUnit = forces[unit ?? ''];
  return force === undefined || perUnit === undefined || area === undefined
    ? undefined
    : (Number(force) * perUnit) / area;
}

/**
 * [Pa] "3 x 2 N m on M4 on 10 mm": torque of screws of a nominal diameter that press on a die or an area, F = n T/(K d); undefined where the
 * text is nothing of the kind.
 */
export function pressureOfTorque(text: string): number | undefined {
  const pattern = new RegExp(`^\\s*(?:(\\d+)\\s*(?:x|×)\\s*)?${number}\\s*N\\s?m\\s+on\\s+M${number}\\s+on\\s+(.+)$`);
  const [, count = '1', torque, screw, die] = pattern.exec(text) ?? [];
  const area = dieArea(die);
  if (torque === undefined || screw === undefined || area === undefined) return undefined;
  return (Number(count) * Number(torque)) / (nutFactor * Number(screw) * 1e-3) / area;
}

/** [m2] */
function dieArea(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parsed = parseQuantity(text);
  if ('error' in parsed || !(parsed.value > 0)) return undefined;
  if (fits(parsed, 'mm')) return (Math.PI / 4) * parsed.value ** 2;
  return fits(parsed, 'cm2') ? parsed.value : undefined;
}

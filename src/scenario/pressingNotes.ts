import { valueAt } from './document/path.js';
import type { PlacedIssue } from './document/placedIssue.js';
import { nutFactor, pressureOfForce, pressureOfTorque } from './quantities/pressing.js';

/** Pressures that were not stated as such: what a force or a torque was taken for. */
export function pressuresByForce(document: unknown): PlacedIssue[] {
  return ['pressure', 'fabricationPressure'].flatMap((key): PlacedIssue[] => {
    const place = ['cell', key];
    const got = valueAt(document, place);
    if (typeof got !== 'string') return [];
    const megapascals = (pressure: number): string => `${(pressure * 1e-6).toPrecision(3)} MPa`;
    const force = pressureOfForce(got);
    if (force !== undefined)
      return [{ severity: 'note', place, got, message: `The force makes ${megapascals(force)}.` }];
    const torque = pressureOfTorque(got);
    if (torque === undefined) return [];
    const message = `The torque is assumed to make ${megapascals(torque)}: F = T/(K d) per screw with a nut factor K of ${nutFactor}, which may be 0.15 to 0.3.`;
    return [{ severity: 'note', place, got, message }];
  });
}

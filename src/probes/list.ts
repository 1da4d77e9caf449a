import { coatingProbes } from './coating.js';
import { contactProbes } from './contact.js';
import { crackProbes } from './cracks.js';
import { pressureProbes } from './pressure.js';
import type { Probe } from './probe.js';
import { surfaceProbes } from './surface.js';
import { temperatureProbes } from './temperature.js';
import { timeProbes } from './time.js';
import { transportProbes } from './transport.js';
import { windowProbes } from './window.js';

const all = [
  ...coatingProbes,
  ...timeProbes,
  ...temperatureProbes,
  ...pressureProbes,
  ...windowProbes,
  ...surfaceProbes,
  ...contactProbes,
  ...crackProbes,
  ...transportProbes,
];

/** All sign probes, in the order of their numbers. */
export const signProbeList: readonly Probe[] = all.toSorted(
  (a, b) => Number.parseInt(a.number, 10) - Number.parseInt(b.number, 10),
);

import { bareDies } from './course/bareDies.js';
import { bestThickness } from './course/bestThickness.js';
import { calendar } from './course/calendar.js';
import { capacityAlone } from './course/capacityAlone.js';
import { coatingBuys } from './course/coatingBuys.js';
import { crystals } from './course/crystals.js';
import { firstCharge } from './course/firstCharge.js';
import { pressure } from './course/pressure.js';
import { spectrum } from './course/spectrum.js';
import { timeAtPotential } from './course/timeAtPotential.js';
import type { Lesson } from './lesson.js';

/** In the order of a lecture: one cycle, one measurement, then how cells age, what helps, and how one is misled. */
export const lessons: readonly Lesson[] = [
  firstCharge,
  spectrum,
  coatingBuys,
  bareDies,
  pressure,
  crystals,
  timeAtPotential,
  calendar,
  bestThickness,
  capacityAlone,
];

import { constantCurrent } from './constantCurrent.js';
import { constantPower } from './constantPower.js';
import { constantResistance } from './constantResistance.js';
import { constantVoltage } from './constantVoltage.js';
import { impedance } from './impedance.js';
import { profile } from './profile.js';
import { rest } from './rest.js';
import { setting } from './setting.js';
import type { StepKind } from './stepKind.js';
import { storage } from './storage.js';
import { voltageRamp } from './voltageRamp.js';

/** The kinds of step, in the order in which they are listed to people. Nothing else names them all. */
export const stepKinds: readonly StepKind[] = [
  constantCurrent,
  constantVoltage,
  rest,
  storage,
  impedance,
  constantPower,
  constantResistance,
  voltageRamp,
  profile,
  setting,
];

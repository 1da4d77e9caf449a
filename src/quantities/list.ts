import {
  chargeCapacity,
  chargeCapacityAreal,
  dischargeCapacity,
  dischargeCapacityAreal,
  retention,
} from './capacity.js';
import { activeMass, activeMassRetention, connected, contact } from './contact.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { diffusionLength, diffusionLengthRatio } from './diffusionLength.js';
import { coulombicEfficiency } from './efficiency.js';
import { filmBare, filmCovered } from './film.js';
import {
  chargeDuration,
  chargeEnergy,
  chargeRate,
  dischargeDuration,
  dischargeEnergy,
  dischargeRate,
  endOfChargeContent,
  endOfDischargeContent,
} from './halfCycle.js';
import { releasedOxygen } from './releasedOxygen.js';
import { cathodeGeometricMean, cathodeResistance, interfaceResistance, interfaceResistanceMid } from './resistance.js';
import { electronicConductivity, ionicConductivity, ionicResistance } from './transport.js';
import {
  endOfChargeVoltage,
  endOfDischargeVoltage,
  meanChargeVoltage,
  meanDischargeVoltage,
  polarisation,
} from './voltage.js';

/** All quantities of a cycle; the columns of the cycle table come in this order. */
export const cycleQuantities: readonly CycleQuantity[] = [
  chargeCapacity,
  dischargeCapacity,
  retention,
  coulombicEfficiency,
  chargeCapacityAreal,
  dischargeCapacityAreal,
  meanChargeVoltage,
  meanDischargeVoltage,
  chargeEnergy,
  dischargeEnergy,
  polarisation,
  chargeDuration,
  dischargeDuration,
  chargeRate,
  dischargeRate,
  endOfChargeVoltage,
  endOfDischargeVoltage,
  endOfChargeContent,
  endOfDischargeContent,
  contact,
  connected,
  activeMass,
  activeMassRetention,
  filmBare,
  filmCovered,
  diffusionLength,
  diffusionLengthRatio,
  releasedOxygen,
  interfaceResistance,
  interfaceResistanceMid,
  cathodeResistance,
  cathodeGeometricMean,
  ionicConductivity,
  electronicConductivity,
  ionicResistance,
];

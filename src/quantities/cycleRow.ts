/** One row of the cycle table. Capacities per gram of CAM and per geometric area; NaN where a half cycle did not happen. */
export interface CycleRow {
  readonly cycle: number;
  /** Text of the charging and discharging control, e.g. "0.1C"; of a check-up "check-up 0.1C". */
  readonly label: string;
  /** Charged or discharged by a check-up between the passes of a block: it compares with other check-ups only. */
  readonly checkUp?: true;
  /** [mAh/g] */ readonly chargeCapacity: number;
  /** [mAh/g] */ readonly dischargeCapacity: number;
  /** [mAh/cm2] */ readonly chargeCapacityAreal: number;
  /** [mAh/cm2] */ readonly dischargeCapacityAreal: number;
  /** Discharge over charge capacity of the same cycle, fraction. */
  readonly coulombicEfficiency: number;
  /** [V] Energy over charge, cell voltage. */
  readonly meanChargeVoltage: number;
  readonly meanDischargeVoltage: number;
  /** [mWh/g] */ readonly chargeEnergy: number;
  readonly dischargeEnergy: number;
  /**
   * [V] Charge minus discharge voltage at equal lithium content: in the middle of the contents that the charge and the discharge of
   * the cycle both pass while their current flows. NaN where they share none.
   */
  readonly polarisation: number;
  /** [s] */ readonly chargeDuration: number;
  readonly dischargeDuration: number;
  /** [C-rate] mean applied rate. */
  readonly chargeRate: number;
  readonly dischargeRate: number;
  /** [V] cell voltage at the end of each half. */
  readonly endOfChargeVoltage: number;
  readonly endOfDischargeVoltage: number;
  /** Mean lithium content of the connected CAM at the end of each half. */
  readonly endOfChargeContent: number;
  readonly endOfDischargeContent: number;
  /** State of ageing at the end of the cycle: class-averaged contact, connected fraction, films [nm], crack-lengthened L [um]. */
  readonly contact: number;
  readonly connected: number;
  readonly filmBare: number;
  readonly filmCovered: number;
  readonly diffusionLength: number;
  /** [umol/g] Oxygen that the CAM has released since the start. */
  readonly releasedOxygen: number;
  /** [Ohm cm2] Charge transfer and films of the cathode, geometric, linearised: at the mean contents at the end of the cycle, and at x = 0.6. */
  readonly interfaceResistance: number;
  readonly interfaceResistanceMid: number;
}

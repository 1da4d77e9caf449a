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
  /** [V] Energy over charge, cell voltage. */
  readonly meanDischargeVoltage: number;
  /** [mWh/g] */ readonly chargeEnergy: number;
  /** [mWh/g] */ readonly dischargeEnergy: number;
  /**
   * [V] Charge minus discharge voltage at equal lithium content: in the middle of the contents that the charge and the discharge of
   * the cycle both pass while their current flows. NaN where they share none.
   */
  readonly polarisation: number;
  /** [s] */ readonly chargeDuration: number;
  /** [s] */ readonly dischargeDuration: number;
  /** [C-rate] mean applied rate. */
  readonly chargeRate: number;
  /** [C-rate] mean applied rate. */
  readonly dischargeRate: number;
  /** [V] Cell voltage. */
  readonly endOfChargeVoltage: number;
  /** [V] Cell voltage. */
  readonly endOfDischargeVoltage: number;
  /** Mean lithium content of the connected CAM, 0 to 1. */
  readonly endOfChargeContent: number;
  /** Mean lithium content of the connected CAM, 0 to 1. */
  readonly endOfDischargeContent: number;
  /** Contacted share of the surface at the end of the cycle, mean over the classes, 0 to 1. */
  readonly contact: number;
  /** Share of the CAM that takes part at the end of the cycle, 0 to 1. */
  readonly connected: number;
  /** [nm] Film on bare surface at the end of the cycle. */
  readonly filmBare: number;
  /** [nm] Film under the coating at the end of the cycle. */
  readonly filmCovered: number;
  /** [um] Length of diffusion at the end of the cycle, cracks and gathering at contacts included. */
  readonly diffusionLength: number;
  /** [umol/g] Oxygen that the CAM has released since the start. */
  readonly releasedOxygen: number;
  /** [Ohm cm2] Charge transfer and films of the cathode, geometric, linearised, at the mean contents at the end of the cycle. */
  readonly interfaceResistance: number;
  /** [Ohm cm2] The same at x = 0.6. */
  readonly interfaceResistanceMid: number;
}

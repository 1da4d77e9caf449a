/**
 * What the current I [A/m2] of the cell follows where it is not set itself: the root of 0 = residual(V, I) for a set value. Currents and
 * powers are positive on charge. Equation (T3.7) of the handbook.
 */
export interface ControlLaw {
  residual(voltage: number, current: number, target: number): number;
  /** Derivatives of the residual. */
  byVoltage(voltage: number, current: number, target: number): number;
  byCurrent(voltage: number, current: number, target: number): number;
}

/** A current [A/m2] that changes with time: 0 = I_set - I. */
export const currentLaw: ControlLaw = {
  residual: (_voltage, current, target) => target - current,
  byVoltage: () => 0,
  byCurrent: () => -1,
};

/** A voltage [V]: 0 = V_set - V. */
export const voltageLaw: ControlLaw = {
  residual: (voltage, _current, target) => target - voltage,
  byVoltage: () => -1,
  byCurrent: () => 0,
};

/** A power [W/m2]: 0 = P_set - V I. */
export const powerLaw: ControlLaw = {
  residual: (voltage, current, target) => target - voltage * current,
  byVoltage: (_voltage, current) => -current,
  byCurrent: (voltage) => -voltage,
};

/** A load of a resistance [Ohm m2] between the poles: 0 = -V/R - I. */
export const resistanceLaw: ControlLaw = {
  residual: (voltage, current, target) => -voltage / target - current,
  byVoltage: (_voltage, _current, target) => -1 / target,
  byCurrent: () => -1,
};

/** What the active mass is read from: two relaxed potentials and the charge between them. */
export interface RelaxedPair {
  /** [V] vs Li, relaxed, at the two ends of a half cycle. */
  readonly charged: number;
  readonly discharged: number;
  /** Charge per mass of active material that flowed in between, positive; any unit. */
  readonly charge: number;
  /** Charge per mass that the whole lithium content 0 ... 1 stands for, in the same unit. */
  readonly fullCapacity: number;
  /** [V] Open-circuit potential at lithium content x, falling. */
  readonly openCircuit: (x: number) => number;
}

export interface ActiveMass {
  /** Q_meas/Q_act. */
  readonly fraction: number;
  /** Lithium contents that the relaxed potentials stand for. */
  readonly contentCharged: number;
  readonly contentDischarged: number;
}

/**
 * Electrochemically active fraction of the cathode material (Shi et al., Adv. Energy Mater. 13 (2023), eq. 1):
 *     m_act = Q_meas/Q_act,   Q_act = Q_full (x_discharged - x_charged),   x by inverting the open-circuit curve at the relaxed potential.
 * Potentials outside the curve count as its ends. NaN when the two potentials mean the same content. Equation (T15.13) of the handbook.
 */
export function activeMass({ charged, discharged, charge, fullCapacity, openCircuit }: RelaxedPair): ActiveMass {
  const contentCharged = contentAt(openCircuit, charged);
  const contentDischarged = contentAt(openCircuit, discharged);
  const expected = fullCapacity * (contentDischarged - contentCharged);
  return { fraction: expected > 0 ? charge / expected : Number.NaN, contentCharged, contentDischarged };
}

/** Content of a falling open-circuit curve at a potential, by bisection in ln(x/(1 - x)), which resolves both ends. */
export function contentAt(openCircuit: (x: number) => number, potential: number): number {
  const content = (z: number): number => 1 / (1 + Math.exp(-z));
  let low = -14;
  let high = 14;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (openCircuit(content(middle)) > potential) low = middle;
    else high = middle;
  }
  return content((low + high) / 2);
}

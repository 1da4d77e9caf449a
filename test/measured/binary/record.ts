/** A row of a cycling record; charge passed since the beginning of the half cycle [mAh], current [mA] positive on charge. */
export interface Row {
  readonly time: number;
  readonly stepTime: number;
  readonly voltage: number;
  readonly current: number;
  readonly charge: number;
  readonly discharge: number;
  /** [mAh] Since the row before, positive on charge. */
  readonly passed: number;
  readonly cycle: number;
  /** As carried out, from 1. */
  readonly step: number;
  /** As Neware numbers kinds of steps. */
  readonly status: number;
}

/** Two cycles with a rest after each charge, by default of 1 mA: an hour up, 0.95 h down; then 0.9 h each. A point every two minutes. */
export function cycling(size = 1, [up, down, again, last]: readonly number[] = [1, 0.95, 0.9, 0.9]): readonly Row[] {
  const rows: Row[] = [];
  let [time, step] = [0, 0];
  const run = (cycle: number, status: number, current: number, hours: number, from: number, to: number): void => {
    step++;
    const points = Math.round(30 * hours);
    for (let k = 0; k <= points; k++) {
      const stepTime = (3600 * hours * k) / points;
      const charge = Math.abs(current * stepTime) / 3600;
      rows.push({
        time: time + stepTime,
        stepTime,
        voltage: Number((from + ((to - from) * k) / points).toFixed(4)),
        current,
        charge: current > 0 ? charge : 0,
        discharge: current < 0 ? charge : 0,
        passed: k === 0 ? 0 : (current * hours) / points,
        cycle,
        step,
        status,
      });
    }
    time += 3600 * hours;
  };
  run(1, 1, size, up, 3, 4);
  run(1, 4, 0, 0.2, 3.95, 3.9);
  run(1, 2, -size, down, 3.85, 2.8);
  run(2, 1, size, again, 2.9, 4);
  run(2, 4, 0, 0.2, 3.95, 3.9);
  run(2, 2, -size, last, 3.85, 2.8);
  return rows;
}

/** What the cycles of that record are [mAh]. */
export const itsCycles = [
  { cycle: 1, chargeCapacity: 1, dischargeCapacity: 0.95 },
  { cycle: 2, chargeCapacity: 0.9, dischargeCapacity: 0.9 },
];

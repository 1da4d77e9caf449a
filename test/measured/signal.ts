/** One row of what a cycler records of a cell. */
export interface Row {
  /** [s] */ readonly time: number;
  /** [s] */ readonly stepTime: number;
  readonly cycle: number;
  readonly step: number;
  readonly state: 'C' | 'D' | 'R';
  /** [V] */ readonly voltage: number;
  /** [A] positive on charge. */ readonly current: number;
  /** [Ah] In the step. */ readonly capacity: number;
  /** [Ah] Since the start of the test. */ readonly charged: number;
  readonly discharged: number;
}

/** [mg] of CAM, so that 1.5 mAh are about 180 mAh/g. */
export const massMilligram = 8.3;

export const truth = { charge: [1.6, 1.52, 1.5], discharge: [1.48, 1.46, 1.44] } as const;

/** Three cycles of charge, rest, discharge, rest at 0.5 mA between 2.8 and 4.3 V; every number without rounding. */
export function signal(points = 40): readonly Row[] {
  const rows: Row[] = [];
  let [time, charged, discharged] = [0, 0, 0];
  const current = 0.5e-3;
  truth.charge.forEach((_, c) => {
    const halves = [
      ['C', truth.charge[c], 1],
      ['R', 0, 0],
      ['D', truth.discharge[c], -1],
      ['R', 0, 0],
    ] as const;
    halves.forEach(([state, milliampereHours, sign], s) => {
      const duration = sign === 0 ? 1800 : (milliampereHours * 1e-3 * 3600) / current;
      const count = sign === 0 ? 5 : points;
      for (let i = 0; i <= count; i++) {
        const share = i / count;
        const capacity = sign === 0 ? 0 : milliampereHours * 1e-3 * share;
        rows.push({
          time: time + duration * share,
          stepTime: duration * share,
          cycle: c + 1,
          step: s + 1,
          state,
          voltage:
            sign > 0
              ? 3.5 + 0.8 * share
              : sign < 0
                ? 4.2 - 1.4 * share ** 2
                : s === 1
                  ? 4.3 - 0.1 * share
                  : 2.8 + 0.3 * share,
          current: sign * current,
          capacity,
          charged: charged + (sign > 0 ? capacity : 0),
          discharged: discharged + (sign < 0 ? capacity : 0),
        });
      }
      time += duration + 1;
      if (sign > 0) charged += milliampereHours * 1e-3;
      if (sign < 0) discharged += milliampereHours * 1e-3;
    });
  });
  return rows;
}

export function clock(seconds: number, days = false): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = days ? seconds % 86400 : seconds;
  const [h, m, s] = [rest / 3600, (rest % 3600) / 60, rest % 60];
  const text = `${two(h)}:${two(m)}:${two(s)}.${String(Math.round((s % 1) * 100) % 100).padStart(2, '0')}`;
  return days ? `  ${Math.floor(seconds / 86400)}d ${text}` : text;
}

export function date(seconds: number): string {
  const moment = new Date(Date.UTC(2023, 7, 21, 8) + 1000 * Math.round(seconds));
  const [year, month, day] = [moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate()];
  const hour = moment.getUTCHours();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(month)}/${two(day)}/${year} ${hour % 12 === 0 ? 12 : hour % 12}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`;
}

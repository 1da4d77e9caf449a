import { Draw } from '../draw.mjs';

/** What a cell gives: voltages at the ends of its window [V], and which half cycle comes first. */
const cells = [
  { low: 2.8, high: 4.3, first: 1 },
  { low: 2.2, high: 3.7, first: 1 },
  { low: 1.1, high: 2.8, first: 1 },
  { low: 2.5, high: 3.65, first: 1 },
  { low: 1.7, high: 2.8, first: -1 },
  { low: 2.9, high: 4.4, first: -1 },
];

/**
 * A random cycling record as a cycler sees it: cycles of two half cycles with rests that may be split, holds at the end of charge,
 * noise of the voltage. Currents are positive on charge. `truth` is what any reading of it must give.
 * @param {number} seed whole number
 */
export function randomRecord(seed) {
  const draw = new Draw(seed);
  const { low, high, first } = draw.pick(cells);
  const cycles = draw.whole(1, 4);
  const size = draw.decades(2e-4, 5e-3);
  const mass = Number((draw.between(3.3, 16) * (size / 1e-3)).toPrecision(3));
  const noise = draw.chance(0.5) ? 0 : 2e-4;
  // What a cycler shows of a current that is none.
  const drift = draw.chance(0.7) ? 0 : 4e-4 * size;
  const plan = {
    rests: draw.pick([0, 1, 2]),
    hold: draw.chance(0.3),
    rows: draw.whole(8, 16),
    // The number of a cycle may change within the rest before it.
    early: draw.chance(0.3),
    polarisation: draw.between(0.02, 0.12),
  };
  const rows = [];
  const truth = [];
  let [time, charged, discharged] = [draw.chance(0.5) ? 0 : draw.between(0, 50), 0, 0];
  const rate = draw.between(0.2, 1.5);
  let hours = draw.between(0.8, 1.1) / rate;
  for (let cycle = 1; cycle <= cycles; cycle++) {
    let step = 0;
    const given = [0, 0];
    const stretch = (state, count, at) => {
      step++;
      const start = time;
      let [capacity, before] = [0, undefined];
      for (let i = 0; i < count; i++) {
        const { seconds, current, voltage } = at(i / (count - 1));
        time = start + seconds;
        const passed = before === undefined ? 0 : (0.5 * (before.current + current) * (time - before.time)) / 3600;
        capacity += Math.abs(passed);
        if (passed > 0) charged += passed;
        else discharged -= passed;
        given[state === 'D' ? 1 : 0] += Math.abs(passed);
        before = { time, current };
        const shaken = Number((voltage + noise * (draw.between(0, 1) - 0.5)).toFixed(5));
        rows.push({
          time,
          stepTime: seconds,
          cycle,
          step,
          state,
          voltage: shaken,
          current,
          capacity,
          charged,
          discharged,
        });
      }
      time += 1;
    };
    const half = (sign) => {
      // A cell gives back no more than it took; one that begins with the discharge may take less.
      const seconds = 3600 * hours * (sign === first ? 1 : draw.between(0.985, 0.999));
      const current = sign * size * rate;
      const [from, to] = sign > 0 ? [low, high] : [high, low];
      const curve = (s) =>
        from + (to - from) * (0.35 * s + 0.65 * s ** 3 + 0.25 * s * (1 - s)) + sign * plan.polarisation * (1 - s);
      stretch(sign > 0 ? 'C' : 'D', plan.rows, (s) => ({ seconds: seconds * s, current, voltage: curve(s) }));
      if (plan.hold && sign > 0)
        stretch('C', 8, (s) => ({ seconds: 0.1 * seconds * s, current: current * (1 - 0.9 * s), voltage: to }));
      const wait = 600 + 1200 * Math.round(draw.between(0, 2));
      for (let k = 0; k < plan.rests; k++)
        stretch('R', draw.whole(3, 6), (s) => ({
          seconds: wait * s,
          current: drift === 0 ? 0 : drift * (draw.unit() - 0.5),
          voltage: to - sign * plan.polarisation * (k + s) * 0.4,
        }));
    };
    half(first);
    half(-first);
    hours *= draw.between(0.96, 0.995);
    truth.push({ charge: 1e3 * given[0], discharge: 1e3 * given[1] });
  }
  return { seed, mass, first, rows: plan.early ? withEarlyNumbers(rows) : rows, truth, steps: plan };
}

/** The last rows of the rest at the end of a cycle bear the number of the next one. */
function withEarlyNumbers(rows) {
  return rows.map((row, i) => {
    if (row.state !== 'R') return row;
    let next = i;
    while (next < rows.length && rows[next].cycle === row.cycle) next++;
    return next < rows.length && next - i <= 2 ? { ...row, cycle: row.cycle + 1 } : row;
  });
}

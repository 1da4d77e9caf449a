/** [C/m2] -> [mAh/g] */
const specific = (cell) => 1 / (3600 * cell.activeMass);

/**
 * Capacity, energy, mean voltage and lithium range of the half cycles of a run from its recorded series alone, voltage and current
 * straight lines in time between its points: the time in which the cell is charged is the charge of its cycle, the time in which it is discharged the discharge.
 * @param {import('../dist/results/results.js').VariantResult} result with the series of all cycles
 * @returns {Map<number, { charge: Half, discharge: Half }>} by cycle
 */
export function halvesOf({ cell, series }) {
  const { voltage, current, charge, cycle, step } = series;
  const found = new Map();
  // [C/m2] Net charge since the start of the run: equal where the lithium content is, as long as nothing else takes lithium.
  let position = 0;
  for (let i = 1; i < voltage.length; i++) {
    if (step[i] !== step[i - 1]) continue;
    const moved = charge[i] - charge[i - 1];
    if (moved === 0) continue;
    if (!found.has(cycle[i])) found.set(cycle[i], { charge: emptyHalf(), discharge: emptyHalf() });
    const half = found.get(cycle[i])[moved > 0 ? 'charge' : 'discharge'];
    half.moved += Math.abs(moved);
    half.capacity += Math.abs(moved) * specific(cell);
    half.energy += meanVoltage(voltage, current, i) * Math.abs(moved) * specific(cell);
    half.lowest = Math.min(half.lowest, voltage[i], voltage[i - 1]);
    half.highest = Math.max(half.highest, voltage[i], voltage[i - 1]);
    half.line.push([position, voltage[i - 1]], [position + moved, voltage[i]]);
    position += moved;
  }
  return found;
}

/** [V] Integral of V I over that of I, both straight lines in time between the points i - 1 and i. */
function meanVoltage(voltage, current, i) {
  const [v0, v1, i0, i1] = [voltage[i - 1], voltage[i], current[i - 1], current[i]];
  const [less, more] = [i0, i1].sort((a, b) => Math.abs(a) - Math.abs(b));
  return less * more > -TURNING * more ** 2
    ? (v0 * (2 * i0 + i1) + v1 * (i0 + 2 * i1)) / (3 * (i0 + i1))
    : (v0 + v1) / 2;
}

/**
 * A current that turns is found to a part of its size, and is not zero at the point where it does: up to this part of the other end it
 * counts. What flows the other way is its square, 1e-6, of the charge, and moves the mean voltage by less than that part of its change.
 */
const TURNING = 1e-3;

function emptyHalf() {
  return { moved: 0, capacity: 0, energy: 0, lowest: Infinity, highest: -Infinity, line: [] };
}

/** [V] Charge minus discharge voltage at the middle of the net charges that both halves passed; NaN without any. */
export function polarisationOf({ charge, discharge }) {
  const range = ({ line }) => [Math.min(...line.map(([q]) => q)), Math.max(...line.map(([q]) => q))];
  const [a, b] = [range(charge), range(discharge)];
  const [low, high] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  if (!(high > low)) return Number.NaN;
  return voltageAt(charge.line, (low + high) / 2) - voltageAt(discharge.line, (low + high) / 2);
}

/** Where the line first passes q. */
function voltageAt(line, q) {
  for (let i = 1; i < line.length; i++) {
    const [[q0, v0], [q1, v1]] = [line[i - 1], line[i]];
    if (q0 !== q1 && (q - q0) * (q - q1) <= 0) return v0 + ((v1 - v0) * (q - q0)) / (q1 - q0);
  }
  return Number.NaN;
}

/** Sees the steps of a run as they are: to be given to `runVariant` as its `recorder`. */
export function watcher() {
  const steps = [];
  const accepted = [];
  return {
    steps,
    accepted,
    recorder: (model) => ({
      stepStarted(step, cycle, index, time, y) {
        // A profile starts anew at each of its jumps.
        steps[index] ??= { step, cycle, start: time };
        accepted.push({ index, time, since: time - steps[index].start, voltage: model.voltage(y) });
      },
      advanced(time, _h, _before, after) {
        const { index } = accepted[accepted.length - 1];
        accepted.push({ index, time, since: time - steps[index].start, voltage: model.voltage(after) });
      },
      stepEnded(summary) {
        Object.assign(steps[summary.index], { summary });
      },
    }),
  };
}

/**
 * [V] Difference of a mean voltage, miss of a limit, and excursion between two accepted steps that count as faults. A curve may truly
 * have an extremum between two steps, and the interpolation is an order less exact than the steps.
 */
const LARGEST = { mean: 1e-4, limit: 1e-6, excursion: 0.03 };
/** Relative difference of energies by rounding, and of capacities: where the current of a hold turns is found to a part in 1e6. */
const ROUNDING = 1e-9;
const TURNED = 1e-6;
/** Of the charge of a cycle: what an interpolation moves against a current that has died away. */
const NOTHING = 1e-8;
/** [mAh/g] What no tester could tell from nothing: a hold in equilibrium has a current that turns by rounding. */
const UNSEEN = 1e-6;

/**
 * Where table, steps and curve of a run do not say the same; sentences. `finer` runs it again with a hundredth of the tolerance and gives
 * the accepted steps: where a curve leaves its neighbours, they tell an extremum of the cell from a mistake of the interpolation.
 */
export function contradictions(result, { steps, accepted }, finer = () => []) {
  return [
    ...tableAgainstSeries(result),
    ...limitsPassed(result, steps),
    ...excursions(result, steps, accepted, finer),
    ...storedCharge(result, steps),
    ...controlsMissed(result, steps),
  ];
}

function tableAgainstSeries(result) {
  const found = [];
  const halves = halvesOf(result);
  for (const row of result.cycles) {
    const { charge = emptyHalf(), discharge = emptyHalf() } = halves.get(row.cycle) ?? {};
    for (const [name, half] of [
      ['charge', charge],
      ['discharge', discharge],
    ]) {
      const title = name === 'charge' ? 'Charge' : 'Discharge';
      const [capacity, energy, mean] = [row[`${name}Capacity`], row[`${name}Energy`], row[`mean${title}Voltage`]];
      if (!(capacity > UNSEEN) && !(half.capacity > UNSEEN)) continue;
      if (half.moved <= NOTHING * (charge.moved + discharge.moved)) {
        if (capacity > 2 * NOTHING * (charge.moved + discharge.moved) * specific(result.cell))
          found.push(`cycle ${row.cycle}: a ${name} without any in the series`);
        continue;
      }
      // A turn found a little late moves charge from one half to the other: the error is one of both.
      if (!(Math.abs(capacity - half.capacity) < TURNED * (charge.capacity + discharge.capacity) + UNSEEN))
        found.push(`cycle ${row.cycle}: ${name} capacity ${capacity}, series ${half.capacity}`);
      if (!(Math.abs(mean - half.energy / half.capacity) < LARGEST.mean))
        found.push(`cycle ${row.cycle}: mean ${name} voltage ${mean}, series ${half.energy / half.capacity}`);
      if (!(Math.abs(energy - mean * capacity) <= ROUNDING * Math.abs(energy)))
        found.push(`cycle ${row.cycle}: ${name} energy ${energy}`);
      if (!(mean >= half.lowest - 2e-5 && mean <= half.highest + 2e-5))
        found.push(`cycle ${row.cycle}: mean ${name} voltage ${mean} outside ${half.lowest} to ${half.highest}`);
    }
  }
  return found;
}

function limitsPassed({ series }, steps) {
  const worst = new Map();
  for (let i = 0; i < series.time.length; i++) {
    const { step, summary } = steps[series.step[i]];
    const { voltageAbove = Infinity, voltageBelow = -Infinity } = step.limits;
    const beyond = Math.max(series.voltage[i] - voltageAbove, voltageBelow - series.voltage[i]);
    if (!(beyond > LARGEST.limit) || summary?.endedBy.startsWith('at once')) continue;
    if (beyond > (worst.get(series.step[i]) ?? 0)) worst.set(series.step[i], beyond);
  }
  const found = [...worst].map(
    ([s, beyond]) => `step ${s}, "${steps[s].step.text}": series ${beyond} V beyond the limit`,
  );
  for (const { step, summary } of steps.filter(Boolean)) {
    if (!summary || summary.endedBy.startsWith('at once')) continue;
    const { voltageAbove = Infinity, voltageBelow = -Infinity } = step.limits;
    const beyond = Math.max(summary.endVoltage - voltageAbove, voltageBelow - summary.endVoltage);
    if (beyond > LARGEST.limit) found.push(`"${step.text}": ended ${beyond} V beyond its limit`);
    const limit = summary.endedBy === `${voltageAbove.toFixed(3)} V` ? voltageAbove : voltageBelow;
    if (/^-?\d+\.\d{3} V$/.test(summary.endedBy) && !(Math.abs(summary.endVoltage - limit) < 1e-3))
      found.push(`"${step.text}": ended ${summary.endVoltage - limit} V from its limit`);
  }
  return found;
}

/** Points of the series outside the voltages of the accepted steps around them, and of those of a finer solution in the same time. */
function excursions({ series }, steps, accepted, finer) {
  const { time, voltage, step } = series;
  const found = new Map();
  let fine;
  let a = 0;
  for (let i = 0; i < time.length; i++) {
    while (
      a + 1 < accepted.length &&
      (accepted[a + 1].index < step[i] || (accepted[a + 1].index === step[i] && accepted[a + 1].time < time[i]))
    )
      a++;
    const [from, to] = [accepted[a], accepted[a + 1]];
    if (!to || from.index !== step[i] || to.index !== step[i]) continue;
    // At a jump the voltage has two values.
    if (to.time === time[i]) continue;
    const least = outside(voltage[i], [from, to]);
    if (!(least > LARGEST.excursion)) continue;
    fine ??= finer();
    const { start } = steps[step[i]];
    const between = fine.filter(
      ({ index, since }) => index === step[i] && since >= from.time - start && since <= to.time - start,
    );
    const out = outside(voltage[i], [from, to, ...between]);
    if (out > LARGEST.excursion && out > (found.get(step[i]) ?? 0)) found.set(step[i], out);
  }
  return [...found].map(([s, out]) => `step ${s}: series leaves its neighbours by ${out} V`);
}

/** [V] How far a voltage is below or above all those of some steps. */
function outside(voltage, accepted) {
  const voltages = accepted.map((moment) => moment.voltage);
  return Math.max(Math.min(...voltages) - voltage, voltage - Math.max(...voltages));
}

/** Relative to the power or the current of a load, and [V] on a ramp: the end of a time step is as exact as the step. */
const KEPT = 3e-4;

/** Points of the series at which a power, a load or a ramp is not what was set. */
function controlsMissed({ series, cell }, steps) {
  const worst = new Map();
  for (let i = 0; i < series.time.length; i++) {
    const { step, start, summary } = steps[series.step[i]];
    if (summary?.endedBy.startsWith('at once')) continue;
    const [voltage, current] = [series.voltage[i], series.current[i] / cell.area];
    const { kind, density, load, from, slope } = step.control;
    const off =
      kind === 'power'
        ? (voltage * current) / density - 1
        : kind === 'resistance'
          ? (current * load) / -voltage - 1
          : kind === 'ramp'
            ? voltage - (from + slope * (series.time[i] - start))
            : kind === 'profile'
              ? offProfile(step.control, series.time[i] - start, voltage, current)
              : 0;
    if (!(Math.abs(off) <= KEPT)) worst.set(series.step[i], Math.max(Math.abs(off), worst.get(series.step[i]) ?? 0));
  }
  return [...worst].map(([s, off]) => `step ${s}, "${steps[s].step.text}": what it keeps is missed by ${off}`);
}

/** Relative to the greatest of the table: at a jump either side will do. */
function offProfile({ quantity, time, values, interpolated }, moment, voltage, current) {
  const found = quantity === 'power' ? voltage * current : current;
  const peak = Math.max(...values.map(Math.abs));
  const misses = [moment - 1e-6, moment + 1e-6].map((near) => {
    const t = Math.max(near, 0) % time.at(-1);
    const row = Math.max(time.findIndex((end) => end > t) - 1, 0);
    const part = interpolated ? (t - time[row]) / (time[row + 1] - time[row]) : 0;
    return Math.abs(found - values[row] - part * (values[row + 1] - values[row])) / peak;
  });
  return Math.min(...misses);
}

/** Relative: straight lines between the points of a current that dies away. */
const STORED = 3e-3;

/** The current of a storage step against the charge column. */
function storedCharge({ series, cell }, steps) {
  const found = [];
  for (const [index, watched] of steps.entries()) {
    if (watched?.step.control.kind !== 'store') continue;
    let byCurrent = 0;
    let byCharge = 0;
    for (let i = 1; i < series.time.length; i++) {
      if (series.step[i] !== index || series.step[i - 1] !== index) continue;
      byCurrent +=
        (((series.current[i] + series.current[i - 1]) / 2) * (series.time[i] - series.time[i - 1])) / cell.area;
      byCharge += series.charge[i] - series.charge[i - 1];
    }
    if (!(Math.abs(byCurrent - byCharge) <= STORED * Math.abs(byCharge) + 1e-9))
      found.push(`step ${index}: storage ${byCurrent} C/m2 by current, ${byCharge} by charge`);
  }
  return found;
}

/** Ends of a step of the protocol that a run may report. */
const goodEnd =
  /^(at once: )?((safety limit )?-?\d+\.\d{3} V( \(-?\d+\.\d{3} V vs Li\))?|current|capacity|[\d.]+ % SOC)(, passed by a jump)?$|^time$|^time: its limit was not reached$|^spectrum taken|end of the (ramp|profile)$/;
/** Only of a power, there is a most that a cell gives. */
const goodMost = /^(Discharge at \S+ [mu]?W(\/\S+)? |Run power profile )/;
/** Errors by which a protocol may be refused that asks for what this cell cannot do. */
const goodRefusal = /ends at once: the cell starts at|ends at once, because|cannot be reached/;
/** Lithium in connected material and anode, relative to the start: what rounding may leave over a few cycles. */
const largestImbalance = 1e-9;
/** [V] An event is located to a part in 3e7 of the time, which on a steep end of the voltage is some millivolts. */
const largestMiss = 0.01;
/** Time steps in one run of a few cycles; an honest one needs some hundred. */
const mostSteps = 20000;

/**
 * Errors in plausible input that are not about a step out of the cell's reach.
 * @param {readonly import('../dist/scenario/document/issue.js').Issue[]} issues
 * @returns {string[]} sentences
 */
export function wrongRefusals(issues) {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return errors
    .filter(({ message }) => !goodRefusal.test(message))
    .map(({ path, message }) => `refused: ${path}: ${message}`);
}

/**
 * Everything that must not be in the result of a run that took plausible input: empty when all is well.
 * @param {import('../dist/results/results.js').VariantResult} result
 * @returns {string[]} sentences
 */
export function complaints(result) {
  const { status, cycles, series, balances, statistics, steps } = result;
  const found = [];
  if (status.code !== 'completed' && status.code !== 'stopped') found.push(`${status.code}: ${status.message}`);
  if (!(balances.lithium < largestImbalance)) found.push(`lithium balance ${balances.lithium}`);
  if (!(balances.charge < largestImbalance)) found.push(`charge balance ${balances.charge}`);
  if (!(statistics.steps < mostSteps)) found.push(`${statistics.steps} time steps`);
  if (cycles.length === 0 || steps.length === 0) found.push('nothing was recorded');
  for (const { cycle, text, endedBy, duration, charge, endVoltage } of steps) {
    const good =
      goodEnd.test(endedBy) ||
      (/^(at once: )?the most that the cell gives(, passed by a jump)?$/.test(endedBy) && goodMost.test(text));
    if (!good) found.push(`cycle ${cycle}, "${text}" ended by "${endedBy}"`);
    if (![duration, charge, endVoltage].every(Number.isFinite))
      found.push(`cycle ${cycle}, "${text}" has no finite end`);
  }
  for (const { cycle, text, endedBy, endVoltage } of steps) {
    const limit = /^(?:safety limit )?(-?\d+\.\d{3}) V$/.exec(endedBy);
    if (limit && !(Math.abs(endVoltage - Number(limit[1])) < largestMiss)) {
      found.push(`cycle ${cycle}, "${text}" ended at ${endVoltage} V`);
    }
  }
  for (const [name, column] of Object.entries(series)) {
    if (!column.every(Number.isFinite)) found.push(`series.${name} is not finite`);
  }
  if (series.time.some((time, i) => i > 0 && time < series.time[i - 1])) found.push('the series goes back in time');
  for (const row of cycles) found.push(...missing(row, steps));
  return found;
}

const always = ['contact', 'connected', 'diffusionLength'];
const charged = [
  'chargeDuration',
  'chargeCapacity',
  'chargeCapacityAreal',
  'meanChargeVoltage',
  'chargeEnergy',
  'endOfChargeVoltage',
  'endOfChargeContent',
];
const discharged = [
  'dischargeDuration',
  'dischargeCapacity',
  'dischargeCapacityAreal',
  'meanDischargeVoltage',
  'dischargeEnergy',
  'endOfDischargeVoltage',
  'endOfDischargeContent',
];

/** Columns of a row of the cycle table that are not finite though charge was moved that way. */
function missing(row, steps) {
  const up = steps.some(({ cycle, charge }) => cycle === row.cycle && charge > 0);
  const down = steps.some(({ cycle, charge }) => cycle === row.cycle && charge < 0);
  // Charge and discharge may share no lithium content: then there is no polarisation.
  const both = up && down ? ['coulombicEfficiency'] : [];
  const needed = [...always, ...(up ? charged : []), ...(down ? discharged : []), ...both];
  return needed
    .filter((name) => !Number.isFinite(row[name]))
    .map((name) => `cycle ${row.cycle}: ${name} is ${row[name]}`);
}

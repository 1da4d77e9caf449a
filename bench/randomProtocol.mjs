import { written } from './draw.mjs';

/** [V] Plateaus against Li of the electrodes that limits may be written against. */
const plateaus = { Li: 0, 'In/InLi': 0.62, LTO: 1.55, ideal: 0 };

/**
 * A plausible, sometimes odd, protocol of a few cycles as entries of a scenario's `protocol` list.
 * @param {import('./draw.mjs').Draw} draw
 * @param {{ anode: string, oneC: number }} cell anode and [mA/g] what 1C means
 */
export function randomProtocol(draw, cell) {
  const window = randomWindow(draw, cell.anode);
  const builder = draw.weighted([
    [cyclingEntries, 4],
    [rateTestEntries, 2],
    [sentences, 3],
    [oddSentences, 2],
  ]);
  return builder(draw, window, cell);
}

/** Limits of 2.5 to 4.5 V against Li, mostly wide, written against one electrode throughout. */
export function randomWindow(draw, anode) {
  const narrow = draw.chance(0.12);
  const low = narrow ? draw.between(3.3, 3.8) : draw.between(2.5, 3.3);
  const high = narrow ? low + draw.between(0.02, 0.3) : draw.between(4, 4.5);
  const reference = draw.pick(anode === 'ideal' ? ['Li'] : ['Li', anode, 'cell']);
  return { low, high, reference, anode };
}

/** A potential [V against Li] in the words of the window. */
export function potential(value, { reference, anode }) {
  if (reference === 'cell') return written(value - plateaus[anode], 'V', 5);
  return `${written(value - plateaus[reference], 'V', 5)} vs ${reference}`;
}

export const rate = (draw) => `${Number(draw.decades(0.05, 5).toPrecision(3))}C`;
const rest = (draw) => (draw.chance(0.4) ? { rest: written(draw.decades(1, 600), 'min') } : {});

export function limits({ low, high, ...window }) {
  return [potential(low, window), potential(high, window)];
}

export function holdEnd(draw) {
  return draw.pick([
    'C/20',
    'C/100 or 2 h',
    '10 % of the charging current or 5 h',
    '1 % of the charging current',
    '30 min',
  ]);
}

function cyclingEntries(draw, window) {
  const opening = draw.pick([[], ['Rest for 1 hour'], ['Rest for 10 s']]);
  const entry = {
    cycling: {
      cycles: draw.whole(1, 3),
      charge: rate(draw),
      ...(draw.chance(0.5) ? { discharge: rate(draw) } : {}),
      window: limits(window),
      ...rest(draw),
      ...(draw.chance(0.3) ? { hold: holdEnd(draw) } : {}),
    },
  };
  return [...opening, entry];
}

function rateTestEntries(draw, window) {
  const entry = {
    rateTest: {
      rates: Array.from({ length: draw.whole(2, 4) }, () => rate(draw)),
      window: limits(window),
      ...(draw.chance(0.5) ? { chargeRate: rate(draw) } : {}),
      ...rest(draw),
      ...(draw.chance(0.3) ? { hold: holdEnd(draw) } : {}),
    },
  };
  return [entry];
}

/** "0.3C" or the same size of current in another unit. */
function current(draw, oneC) {
  const c = draw.decades(0.05, 5);
  return draw.weighted([
    [`${Number(c.toPrecision(3))}C`, 3],
    [written(c * oneC, 'mA/g'), 1],
    [written(draw.decades(0.1, 10), 'mA/cm2'), 1],
    [written(draw.decades(1, 100), 'A/m2'), 1],
  ]);
}

/** One or two of time and capacity, with or without the voltage limit of the window. */
function ends(draw, limit) {
  const time = written(draw.decades(10, 36000), 's');
  const capacity = written(draw.decades(1, 250), 'mAh/g');
  return draw.weighted([
    [limit, 5],
    [`${limit} or ${time}`, 2],
    [`${limit} or ${capacity}`, 2],
    [`${limit}, ${time} or ${capacity}`, 1],
    [time, 0.5],
    [capacity, 0.5],
  ]);
}

function sentences(draw, window, { oneC }) {
  const [low, high] = limits(window);
  const steps = [`Charge at ${current(draw, oneC)} until ${ends(draw, high)}`];
  if (draw.chance(0.4)) steps.push(`Hold at ${high} until ${holdEnd(draw)}`);
  if (draw.chance(0.4)) steps.push(`Rest for ${written(draw.decades(1, 86400), 's')}`);
  steps.push(`Discharge at ${current(draw, oneC)} until ${ends(draw, low)}`);
  if (draw.chance(0.3)) steps.push(`Hold at ${low} until ${holdEnd(draw)}`);
  if (draw.chance(0.2)) steps.push(`Rest for ${written(draw.decades(1, 86400), 's')}`);
  return [{ repeat: draw.whole(1, 2), steps }];
}

/** Steps in any order: discharge first, hold from rest, two charges in a row, long rests, nothing but a rest. */
function oddSentences(draw, window, { oneC }) {
  const [low, high] = limits(window);
  const within = potential(draw.between(window.low, window.high), window);
  const charge = () => `Charge at ${current(draw, oneC)} until ${ends(draw, high)}`;
  const discharge = () => `Discharge at ${current(draw, oneC)} until ${ends(draw, low)}`;
  const kinds = [
    charge,
    discharge,
    discharge,
    () => `Rest for ${written(draw.decades(0.1, 1e6), 's')}`,
    () =>
      `Hold at ${draw.pick([within, low, high])} until ${draw.pick(['C/50 or 3 h', '1 min', '5 h', '20 mAh/g or 4 h', 'C/1000'])}`,
  ];
  const steps = Array.from({ length: draw.whole(1, 6) }, () => draw.pick(kinds)());
  return draw.chance(0.3) ? [{ repeat: 2, steps }] : steps;
}

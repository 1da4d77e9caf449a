import { Draw, written } from './draw.mjs';
import { randomCell } from './randomCells.mjs';
import { limits, potential, randomWindow, rate } from './randomProtocol.mjs';

/**
 * A random plausible cell, often ageing, with a programme of half cycles of many steps, jumps of the current, holds, rests, pulses,
 * titrations, spectra and storage, in every fifth powers, loads and ramps of the voltage, and in every fourth profiles from tables, states of charge as ends or check-ups, all of it recorded: a scenario as a plain document. The same seed gives the same document.
 * @param {number} seed whole number
 * @returns {Record<string, unknown>}
 */
export function randomProgramme(seed) {
  const { title: _, ...document } = randomCell(seed);
  const draw = new Draw(seed + 7919);
  const raw = document.cell.raw;
  const window = randomWindow(draw, raw ? raw.anode.type : document.cell.anode.material);
  const ageing = !raw && draw.chance(0.5) ? { mechanisms: mechanisms(draw) } : {};
  // Drawn apart, so that the other programmes stay as they were before there were such steps.
  const other = new Draw(seed + 104729).chance(0.2);
  const newer = new Draw(seed + 1299709);
  const extended = newer.chance(0.25) ? newer.pick([followed, charged, checked])(newer, window) : undefined;
  const builder = draw.weighted([
    [staged, 3],
    [pulses, 2],
    [titration, 1.5],
    [stored, 2],
    [anything, 3],
  ]);
  return {
    title: `Random programme ${seed}`,
    ...document,
    ...ageing,
    protocol: other ? driven(draw, window) : builder(draw, window),
    ...extended,
    output: { series: 'all', profiles: 'none' },
  };
}

function mechanisms(draw) {
  const names = ['interphase', 'carbonOxidation', 'oxygenRelease', 'contactLoss', 'isolation', 'cracking'];
  return Object.fromEntries(names.filter(() => draw.chance(0.6)).map((name) => [name, true]));
}

const time = (draw, from, to) => written(draw.decades(from, to), 's');
const holdEnd = (draw) => draw.pick(['C/20', 'C/100', 'C/10', '5 mAh/g']);
const inner = (draw, window) => potential(draw.between(window.low + 0.2, window.high - 0.05), window);
const eis = (draw) => `EIS from ${written(draw.decades(1e4, 1e6), 'Hz')} to ${written(draw.decades(0.01, 1), 'Hz')}`;

/** Each half cycle in stages of other rates, ended by a voltage in between, a time or a capacity. */
function staged(draw, window) {
  const [low, high] = limits(window);
  const stages = (verb, last) => {
    const count = draw.whole(1, 3);
    return Array.from({ length: count }, (_, i) => {
      const end = draw.pick([
        `${inner(draw, window)} or ${time(draw, 10, 7200)}`,
        time(draw, 10, 7200),
        `${last} or ${written(draw.decades(2, 80), 'mAh/g')}`,
      ]);
      return `${verb} at ${rate(draw)} until ${i + 1 === count ? last : end}`;
    });
  };
  const between = () => draw.pick([[], [`Rest for ${time(draw, 1, 7200)}`], [eis(draw)]]);
  const charges = stages('Charge', high).flatMap((step) => [step, ...between()]);
  const discharges = stages('Discharge', low).flatMap((step) => [step, ...between()]);
  const hold = draw.chance(0.5) ? [`Hold at ${high} until ${holdEnd(draw)} or 5 h`] : [];
  const after = draw.chance(0.3)
    ? [`Hold at ${draw.chance(0.5) ? low : inner(draw, window)} until ${holdEnd(draw)} or 2 h`]
    : [];
  return [{ repeat: draw.whole(1, 2), steps: [...charges, ...hold, ...discharges, ...after] }];
}

/** Pulses with rests, some of them against the direction, as in a test of power. */
function pulses(draw, window) {
  const [low, high] = limits(window);
  const train = (verb, limit, against) => [
    `${verb} at ${rate(draw)} until ${limit} or ${time(draw, 60, 3600)}`,
    `Rest for ${time(draw, 10, 3600)}`,
    `${verb} at ${rate(draw)} until ${limit} or ${time(draw, 5, 60)}`,
    ...(draw.chance(0.5)
      ? [`${against} at ${rate(draw)} until ${against === 'Charge' ? high : low} or ${time(draw, 5, 60)}`]
      : []),
    `Rest for ${time(draw, 10, 3600)}`,
  ];
  return [
    `Charge at ${rate(draw)} until ${high}`,
    { repeat: draw.whole(1, 4), steps: train('Discharge', low, 'Charge') },
    `Discharge at ${rate(draw)} until ${low}`,
    { repeat: draw.whole(1, 3), steps: train('Charge', high, 'Discharge') },
  ];
}

function titration(draw, window) {
  return [
    {
      gitt: {
        current: `${Number(draw.decades(0.02, 0.5).toPrecision(3))}C`,
        pulse: written(draw.decades(10, 60), 'min'),
        rest: written(draw.decades(0.2, 4), 'h'),
        window: limits(window),
      },
    },
  ];
}

function stored(draw, window) {
  const [low, high] = limits(window);
  const at = () => (draw.chance(0.6) ? `at ${inner(draw, window)}` : 'at open circuit');
  const store = () =>
    `Store for ${written(draw.decades(0.01, 60), 'days')} at ${written(draw.between(10, 60), 'degC')} ${at()}`;
  return [
    {
      repeat: draw.whole(1, 2),
      steps: [
        `Charge at ${rate(draw)} until ${high}`,
        store(),
        `Discharge at ${rate(draw)} until ${low}`,
        ...(draw.chance(0.4) ? [store()] : []),
      ],
    },
  ];
}

/** Half cycles at a power, through a load or along a ramp, with steps of other kinds between. */
function driven(draw, window) {
  const [low, high] = limits(window);
  const power = () => written(draw.decades(0.2, 30), 'mW/cm2');
  const along = (from, to) => `Ramp from ${from} to ${to} at ${written(draw.decades(0.02, 5), 'mV/s')}`;
  const shorter = () => draw.pick(['', ` or ${time(draw, 10, 7200)}`, ` or ${written(draw.decades(2, 80), 'mAh/g')}`]);
  const up = [
    () => `Charge at ${power()} until ${high}${shorter()}`,
    () => `Charge at ${rate(draw)} until ${high}`,
    () => along(low, high),
    () => along(inner(draw, window), high),
  ];
  const down = [
    () => `Discharge at ${power()} until ${low}${shorter()}`,
    () => `Discharge at ${written(draw.decades(100, 20000), 'Ohm cm2')} until ${low}${shorter()}`,
    () => `Discharge at ${rate(draw)} until ${low}`,
    () => along(high, low),
  ];
  const between = () =>
    draw.pick([
      [],
      [`Rest for ${time(draw, 1, 7200)}`],
      [`Hold at ${inner(draw, window)} for ${time(draw, 60, 7200)}`],
    ]);
  const half = (kinds) => Array.from({ length: draw.whole(1, 2) }, () => [draw.pick(kinds)(), ...between()]).flat();
  return [{ repeat: draw.whole(1, 2), steps: [...half(up), ...half(down)] }];
}

/** A table of currents or powers, up to a whole hour of it, between the limits of the window. */
function followed(draw, window) {
  const [low, high] = limits(window);
  const isPower = draw.chance(0.3);
  let end = 0;
  const rows = Array.from({ length: draw.whole(2, 8) }, () => {
    const row = [end, Number((draw.chance(0.2) ? 0 : draw.between(-1, 0.6)).toPrecision(3))];
    end += draw.whole(1, 600);
    return row.join(', ');
  });
  const table = [`time [s], ${isPower ? 'power [mW/cm2]' : 'C-rate'}`, ...rows, `${end}, 0`].join('\n');
  const words = [
    `Run ${isPower ? 'power' : 'current'} profile drive`,
    ...(draw.chance(0.5) ? [`scaled to ${isPower ? written(draw.decades(0.2, 30), 'mW/cm2') : rate(draw)}`] : []),
    ...(draw.chance(0.3) ? ['interpolated'] : []),
    ...(draw.chance(0.5) ? ['repeated'] : []),
  ];
  const followed = `${words.join(', ')} until ${low} or ${high} or ${time(draw, 60, 7200)}`;
  const charge = `Charge at ${rate(draw)} until ${high}`;
  const discharge = `Discharge at ${rate(draw)} until ${low}`;
  return {
    profiles: { drive: table },
    protocol: [charge, { repeat: draw.whole(1, 2), steps: [followed, discharge, charge] }],
  };
}

/** Half cycles that end at a state of charge. */
function charged(draw, window) {
  const [low, high] = limits(window);
  const at = (from, to) => `${draw.whole(from, to)} % SOC`;
  return {
    protocol: [
      `Charge at ${rate(draw)} until ${high}`,
      `Discharge at ${rate(draw)} until ${low} or ${at(30, 70)}`,
      `Charge at ${rate(draw)} until ${high} or ${at(75, 95)}`,
      ...(draw.chance(0.5) ? [`Rest for ${time(draw, 10, 7200)}`] : []),
      ...(draw.chance(0.5) ? [`Hold at ${inner(draw, window)} until ${at(10, 90)} or ${time(draw, 60, 20000)}`] : []),
      `Discharge at ${written(draw.decades(0.2, 30), 'mW/cm2')} until ${low} or ${at(5, 30)}`,
    ],
  };
}

/** A block of cycles with check-ups that ends by what the cell does. */
function checked(draw, window) {
  const [low, high] = limits(window);
  const cycles = draw.whole(2, 4);
  return {
    protocol: [
      {
        cycling: {
          cycles,
          charge: rate(draw),
          window: [low, high],
          ...(draw.chance(0.5) ? { rest: time(draw, 1, 3600) } : {}),
          ...(draw.chance(0.5)
            ? {
                until: draw.pick([
                  `retention < ${draw.whole(50, 99)} %`,
                  `time > ${written(draw.decades(0.1, 3), 'days')}`,
                  `efficiency < ${draw.whole(80, 99)} %`,
                ]),
              }
            : {}),
          checkUp: {
            every: draw.whole(1, cycles),
            atStart: draw.chance(0.5),
            steps: [
              `Charge at ${rate(draw)} until ${high}`,
              ...(draw.chance(0.5) ? [eis(draw)] : []),
              `Discharge at ${rate(draw)} until ${low}`,
            ],
          },
        },
      },
    ],
  };
}

/** Any steps in any order. */
function anything(draw, window) {
  const [low, high] = limits(window);
  const kinds = [
    () => `Charge at ${rate(draw)} until ${high}`,
    () => `Charge at ${rate(draw)} until ${high} or ${time(draw, 1, 3600)}`,
    () => `Discharge at ${rate(draw)} until ${low}`,
    () => `Discharge at ${rate(draw)} until ${low} or ${time(draw, 1, 3600)}`,
    () => `Hold at ${inner(draw, window)} until ${holdEnd(draw)} or ${time(draw, 60, 20000)}`,
    () => `Hold at ${inner(draw, window)} until ${time(draw, 60, 20000)}`,
    () => `Rest for ${time(draw, 1, 20000)}`,
    () => eis(draw),
    () => `Store for ${written(draw.decades(0.01, 10), 'days')} at ${inner(draw, window)}`,
  ];
  return Array.from({ length: draw.whole(3, 9) }, () => draw.pick(kinds)());
}

import { Draw } from '../draw.mjs';

/**
 * A random measurement of a cell: a resistor, arcs, in part a Warburg element and a coil, with noise, one to four spectra of it in a
 * row, each at somewhat larger resistances. Numbers as plain arrays, frequencies falling.
 * @param {number} seed whole number
 */
export function randomMeasurement(seed) {
  const draw = new Draw(seed);
  const scale = draw.decades(0.02, 3e4);
  const ohmic = scale * draw.decades(0.1, 3);
  const arcs = Array.from({ length: draw.whole(1, 3) }, () => ({
    resistance: scale * draw.decades(0.3, 3),
    time: draw.decades(1e-6, 10),
    exponent: draw.between(0.6, 1),
  }));
  const warburg = draw.chance(0.5) ? scale * draw.decades(0.01, 1) : 0;
  const coil = draw.chance(0.4) ? draw.decades(1e-9, 3e-6) * Math.max(1, scale / 100) : 0;
  const noise = draw.chance(0.5) ? draw.decades(1e-5, 0.01) : 0;
  const highest = draw.decades(1e4, 2e6);
  const lowest = draw.decades(1e-3, 10);
  const perDecade = draw.whole(3, 12);
  const count = Math.max(12, Math.round(Math.log10(highest / lowest) * perDecade) + 1);
  const spectra = Array.from({ length: draw.chance(0.5) ? 1 : draw.whole(2, 4) }, (_, k) =>
    Array.from({ length: count }, (_, i) => {
      const frequency = Number((highest * (lowest / highest) ** (i / (count - 1))).toPrecision(7));
      const z = impedance({ ohmic, arcs, warburg, coil }, frequency);
      const size = noise * Math.hypot(z.re, z.im);
      const [re, im] = [(1 + 0.1 * k) * z.re + size * normal(draw), (1 + 0.1 * k) * z.im + size * normal(draw)];
      // Noise alone would make a real part that no cell has.
      return { frequency, re: re > 0 ? re : z.re, im };
    }),
  );
  return { draw, spectra, area: Number(draw.between(0.1, 2).toPrecision(3)) };
}

function impedance({ ohmic, arcs, warburg, coil }, frequency) {
  const omega = 2 * Math.PI * frequency;
  let re = ohmic + warburg / Math.sqrt(2 * omega);
  let im = omega * coil - warburg / Math.sqrt(2 * omega);
  for (const { resistance, time, exponent } of arcs) {
    // R/(1 + (j w t)^a)
    const size = (omega * time) ** exponent;
    const [a, b] = [1 + size * Math.cos((exponent * Math.PI) / 2), size * Math.sin((exponent * Math.PI) / 2)];
    re += (resistance * a) / (a * a + b * b);
    im -= (resistance * b) / (a * a + b * b);
  }
  return { re, im };
}

/** Polar method of Box and Muller. */
function normal(draw) {
  return Math.sqrt(-2 * Math.log(1 - draw.unit())) * Math.cos(2 * Math.PI * draw.unit());
}

import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { version } from '../dist/version.js';
import { agedCell, halfCell, modelOf } from './cells.mjs';
import { errorOf, Leg } from './leg.mjs';
import { circumstances } from './text.mjs';
import { pageWith } from './workPrecisionText.mjs';

/**
 * `node bench/workPrecision.mjs`: what accuracy costs, direction by direction. One direction is made coarser or finer at a time, all others
 * are converged; beside the error stand time steps and the time of the processor. `--write` puts the numbers into
 * docs/figures, where the handbook draws them, and the tables into docs/numerics.
 */
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    /** [ms] of processor time per case. */
    time: { type: 'string', default: '150' },
  },
});

/** The data, and the page with the tables. */
const places = {
  data: 'docs/figures/work-precision.json',
  page: 'docs/numerics/errors.md',
};

const converged = { tolerance: 1e-6, radialNodes: 49, throughNodes: 12 };
/** Both radial grids come within 0.003 % of a capacity of this one, which 49 shells miss by 0.04 % where D falls steeply. */
const manyShells = { ...converged, radialNodes: 199 };
const half = { content: 0.27, density: -35.161725050236534, until: 3.42 };

/** Cases by direction: a name, what the numerics are then, and a legend for the figure where a direction has several. */
const directions = [
  {
    name: 'tolerance',
    cases: [1e-3, 3e-4, 1e-4, 3e-5, 1e-5].map((tolerance) => ({
      name: tolerance.toExponential(),
      numerics: { tolerance },
    })),
  },
  {
    name: 'shells, spectral elements',
    cases: [7, 10, 13, 16, 19, 20, 22, 28, 49].map((radialNodes) => ({
      name: String(radialNodes),
      numerics: { radialNodes },
    })),
  },
  {
    name: 'shells, finite volumes',
    cases: [10, 20, 40, 80, 160].map((radialNodes) => ({
      name: String(radialNodes),
      numerics: { radialNodes, radialGrid: 'finite-volume' },
    })),
  },
  {
    name: 'nodes through the cathode',
    cases: [1, 2, 3, 4, 6, 8].map((throughNodes) => ({ name: String(throughNodes), numerics: { throughNodes } })),
  },
];

/** Cells by name: how one is built, and the discharge that is measured. */
const cells = [
  {
    name: 'Half cell, one size, constant D, 25 degC',
    leg: (numerics) => new Leg(modelOf(halfCell(numerics)).model, half),
  },
  {
    name: 'Coated cell, growing films, D(x), 5 um, 25 degC',
    leg: ({ throughNodes, ...numerics }) => {
      const { cell, model } = modelOf(
        agedCell({ throughNodes, sizeClasses: 1, numerics, temperature: '25 degC', d50: '5 um' }),
      );
      return new Leg(model, { content: 0.25, density: -cell.oneC, until: 1.35 + 1.55 - cell.anode.plateau });
    },
  },
];

const rows = cells.flatMap(({ name: cell, leg }) => {
  const [referenceOfOthers, referenceOfShells] = [leg(converged), leg(manyShells)];
  return directions.flatMap(({ name: direction, cases }) =>
    cases.map(({ name, numerics }) => {
      const reference = 'radialNodes' in numerics ? referenceOfShells : referenceOfOthers;
      const own = leg({ ...converged, ...numerics });
      const { voltage, capacity } = errorOf(own, reference);
      const row = { cell, direction, name, steps: own.run().steps, time: timeOf(own), voltage, capacity };
      console.error(
        `${cell}, ${direction} ${name}: ${(1e3 * voltage).toPrecision(2)} mV, ${(100 * capacity).toPrecision(2)} %`,
      );
      return row;
    }),
  );
});
const { node, processor } = circumstances();
const data = { version, node, processor, rows };
if (values.write) {
  writeFileSync(places.data, `${JSON.stringify(data, null, 2)}\n`);
  writeFileSync(places.page, pageWith(readFileSync(places.page, 'utf8'), data));
} else console.log(JSON.stringify(data, null, 1));

/** [us] of processor time that one run takes: the least of batches, after a warm one. */
function timeOf(leg) {
  let least = Number.POSITIVE_INFINITY;
  const begin = process.cpuUsage().user;
  let batch = 1;
  while (process.cpuUsage().user - begin < 1000 * Number(values.time)) {
    const from = process.cpuUsage().user;
    for (let i = 0; i < batch; i++) leg.run();
    const spent = process.cpuUsage().user - from;
    if (spent < 5000) batch *= 2;
    else least = Math.min(least, spent / batch);
  }
  return least;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { prepare } from '../dist/index.js';

/**
 * `npm run build && node bench/conductivities.mjs`: the effective conductivities of composite cathodes that studies have measured, beside
 * what the laws make of their recipes, as the tables of docs/verification/conductivities.md. Nothing is simulated: both are of the fresh cell.
 */
const folder = new URL('../scenarios/', import.meta.url);
const kinds = { ionicConductivity: 'Ions', electronicConductivity: 'Electrons' };

/** Every measured conductivity of a composite among the scenarios of a study, in the order of folders and files. */
export function conductivities() {
  const studies = ['', 'transferable/'].flatMap((under) =>
    readdirSync(new URL(under, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(new URL(`${under}${entry.name}/study.yaml`, folder)))
      .map(({ name }) => `${under}${name}`),
  );
  return studies.flatMap((study) => {
    const of = new URL(`${study}/`, folder);
    const readFile = (path) => readFileSync(new URL(path, of), 'utf8');
    const files = readdirSync(of).filter((file) => /\.ya?ml$/.test(file) && file !== 'study.yaml');
    // Files that extend one another have the data of the other as well.
    const seen = new Set();
    return files.flatMap((file) =>
      prepare(readFile(file), { readFile }).variants.flatMap(({ name, cell, scenario }) =>
        scenario.data
          .filter(({ quantity, variant }) => quantity in kinds && (variant === undefined || variant === name))
          .flatMap((point) => {
            const key = `${name} ${point.quantity} ${point.value}`;
            if (seen.has(key)) return [];
            seen.add(key);
            return [rowOf(study, name, cell, point)];
          }),
      ),
    );
  });
}

function rowOf(study, variant, { cathode, derived }, { quantity, value, unit, source }) {
  if (unit !== 'mS/cm') throw new RangeError(`${study}: a conductivity in ${unit}`);
  const share = derived.find(({ name }) => name === 'volume fraction of electrolyte');
  const law = 10 * cathode[quantity];
  return {
    study: study.replace('transferable/', ''),
    variant,
    quantity,
    share: share.value,
    measured: value,
    law,
    factor: law / value,
    source,
  };
}

/** By how much a law is off, upwards or downwards: 1 where it is right. */
const off = ({ factor }) => Math.max(factor, 1 / factor);

/** Median and largest factor by which the law of a quantity is off, and where the latter is. */
export function summary(rows) {
  const sorted = rows.toSorted((a, b) => off(a) - off(b));
  const middle = sorted.length / 2;
  const median = (off(sorted[Math.ceil(middle) - 1]) + off(sorted[Math.floor(middle)])) / 2;
  const worst = sorted[sorted.length - 1];
  return { count: rows.length, median, worst: off(worst), of: `${worst.study}, ${worst.variant}` };
}

const digits = (value, count = 3) => String(Number(value.toPrecision(count)));

/** The tables as they stand in the handbook, and the line above each. */
export function conductivityTables(rows = conductivities()) {
  return Object.entries(kinds)
    .map(([quantity, title]) => {
      const own = rows.filter((row) => row.quantity === quantity);
      const { count, median, worst, of } = summary(own);
      const lines = own.map(
        ({ study, variant, share, measured, law, factor }) =>
          `| ${study} | ${variant} | ${share.toFixed(0)} % | ${digits(measured)} | ${digits(law)} | ${digits(factor, 2)} |`,
      );
      return [
        `## ${title}`,
        '',
        `${count} composites: median factor ${median.toFixed(2)}, worst ${worst.toFixed(1)} (${of}).`,
        '',
        '| study | sample | electrolyte by volume | measured, mS/cm | by the law, mS/cm | law / measured |',
        '|---|---|---|---|---|---|',
        ...lines,
      ].join('\n');
    })
    .join('\n\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${conductivityTables()}\n`);
}

import { describe, expect, test } from 'vitest';
import { runFiles } from '../../src/output/run/runFiles.js';
import { runMessages, runText } from '../../src/output/run/runText.js';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';
import { recipe } from './recipe.js';
import { parquetRows, table } from './watchedRun.js';

const cell = recipe.slice(0, recipe.indexOf('variants:')).replace('throughNodes: 3', 'throughNodes: 1');

/** What the columns of cycles.csv are called in JSON, in their order. */
const names =
  `cycle label chargeCapacity dischargeCapacity coulombicEfficiency chargeCapacityAreal dischargeCapacityAreal
  meanChargeVoltage meanDischargeVoltage chargeEnergy dischargeEnergy polarisation chargeDuration dischargeDuration
  chargeRate dischargeRate endOfChargeVoltage endOfDischargeVoltage endOfChargeContent endOfDischargeContent contact
  connected filmBare filmCovered diffusionLength releasedOxygen interfaceResistance interfaceResistanceMid`.split(
    /\s+/,
  );

const odd: Readonly<
  Record<string, { readonly steps: readonly string[]; readonly more?: string; readonly stopAfter?: number }>
> = {
  'only a rest': { steps: ['Rest for 1 hour'] },
  'only a spectrum': { steps: ['EIS from 10 kHz to 1 Hz, 1 points per decade'] },
  'one charge': { steps: ['Charge at 0.5C until 4.3 V vs Li'] },
  'one discharge': { steps: ['Discharge at 0.5C until 2.9 V vs Li'], more: 'cell: { initial: { x: 0.3 } }' },
  'a hold first': { steps: ['Hold at 3.9 V vs Li until 0.05C', 'Discharge at 0.5C until 2.9 V vs Li'] },
  'a charge that ends at once': { steps: ['Charge at 300C until 3.6 V vs Li', 'Discharge at 0.5C until 2.9 V vs Li'] },
  'interrupted in the second cycle': {
    steps: [
      'Charge at 1C until 4.3 V vs Li',
      'Discharge at 1C until 2.9 V vs Li',
      'Charge at 1C until 4.3 V vs Li',
      'Discharge at 1C until 2.9 V vs Li',
    ],
    stopAfter: 3,
  },
  'interrupted at the start': { steps: ['Charge at 1C until 4.3 V vs Li'], stopAfter: 0 },
};

describe.each(Object.entries(odd))('%s', (_, { steps, more, stopAfter }) => {
  let done = 0;
  const text = `${cell}protocol:\n${steps.map((step) => `  - ${step}\n`).join('')}output: { series: all, profiles: all }\n`;
  const start =
    more === undefined ? text : text.replace('  extraResistance', '  initial: { x: 0.3 }\n  extraResistance');
  const preparation = prepare(start);
  const results = simulate(preparation, {
    onStep: () => done++,
    ...(stopAfter === undefined ? {} : { interrupted: () => done >= stopAfter }),
  });
  const files = new Map(runFiles(results, 'argyrode run odd.yaml').map(({ name, content }) => [name, content]));

  test('was prepared', () => {
    expect(preparation.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('no file, no table and no report holds a number that is none', () => {
    const texts = [...files].flatMap(([name, content]) =>
      typeof content === 'string' ? [[name, content] as const] : [],
    );
    texts.push(['terminal', runText(results)], ['messages', runMessages(results, 'odd.yaml')]);
    for (const [name, content] of texts) {
      const seen = name.endsWith('html') ? content.replace(/<style>[\s\S]*?<\/style>/g, '') : content;
      expect(seen.match(/\b(NaN|undefined|Infinity)\b|\[object/)?.[0], name).toBeUndefined();
      if (name.endsWith('.csv')) expect(seen, name).not.toMatch(/null|(^|,)-0(,|\r)/m);
    }
  });

  test('cycles.csv has as many fields as heads in every row, and agrees with run.json to its last digit', () => {
    const { heads, rows } = table(String(files.get('cycles.csv')));
    const { variants } = JSON.parse(String(files.get('run.json')));
    const { cycles } = variants.cell;
    expect(rows).toHaveLength(cycles.length);
    expect(heads).toHaveLength(1 + names.length);
    rows.forEach((row, i) => {
      const known = names.map((name) => {
        const value = cycles[i][name];
        return typeof value === 'number' ? String(Number(value.toPrecision(10))) : (value ?? '');
      });
      expect(heads.slice(1).map((head) => row[head])).toEqual(known);
    });
  });

  test('what did not happen leaves its fields empty', () => {
    const { rows } = table(String(files.get('cycles.csv')));
    const { series } = results.variants[0];
    for (const row of rows) {
      for (const [half, sign] of [
        ['Charge', 1],
        ['Discharge', -1],
      ] as const) {
        const flowed = series.current.some(
          (current, i) => current * sign > 0 && series.charge[i] !== 0 && String(series.cycle[i]) === row.Cycle,
        );
        const heads = ['capacity / mAh.g-1', 'energy / mWh.g-1', 'duration / s', 'rate / C'];
        const filled = heads.filter((head) => row[`${half} ${head}`] !== '');
        if (flowed) expect(filled).toEqual(expect.arrayContaining(heads.slice(0, 3)));
        // A half cycle that ended at once has a capacity, and it is none.
        else for (const head of filled) expect(row[`${half} ${head}`], head).toBe('0');
      }
    }
  });

  test('timeseries.parquet can be read', async () => {
    const rows = await parquetRows(files.get('timeseries.parquet') as Uint8Array);
    expect(rows).toHaveLength(results.variants[0].series.time.length);
  });
});

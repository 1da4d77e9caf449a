import { Chart } from '../charts/Chart.js';
import { ageingOption, type CellLines, nyquistOption, type Pair, voltageOption } from '../charts/options.js';
import { DRAWS } from '../engine/draws.js';
import { bandsOf, drawsDone, isPredictable, wantsBands } from '../state/bands.js';
import {
  both,
  cells,
  cursor,
  measured,
  mostCycles,
  names,
  playing,
  records,
  shownLevel,
  type Which,
} from '../state/lab.js';
import { palette } from '../state/theme.js';
import { short } from '../state/words.js';
import { Keys } from './Keys.js';

/** What the charts show of both cells at the cursor. */
export function bothLines(): Pair {
  return [linesOf(0), linesOf(1)];
}

function linesOf(which: Which): CellLines {
  const cell = cells[which];
  cell.arrived.value;
  const run = cell.refused.value ? undefined : cell.shown.value;
  const { cycle, position } = cursor.value;
  const name = names.value[which];
  if (!run) return { name, rows: [], before: [], curves: [], firstCurves: [], spectrum: undefined, moment: undefined };
  const moment = run.moment(cycle, position);
  return {
    name,
    rows: run.rows,
    before: cell.before.value[shownLevel.value] ?? [],
    curves: run.curves.get(Math.min(cycle, run.lastCycle)) ?? [],
    firstCurves: run.curves.get(1) ?? [],
    spectrum: nearest(run.spectra, cycle),
    bands: bandsOf(which),
    measured: measuredOf(name, Math.min(cycle, run.lastCycle), cycle),
    moment: moment && {
      capacity: moment[run.layout.scalar('capacity')],
      voltage: moment[run.layout.scalar('voltage')],
    },
  };
}

/** What was measured of a cell, of the cycle that is shown; impedances in Ohm cm2. */
function measuredOf(name: string, shown: number, cycle: number): CellLines['measured'] {
  const own = <T extends { readonly variant?: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ variant }) => (variant ?? name) === name);
  const { curves, spectra } = records.value;
  const spectrum = nearest(own(spectra), cycle);
  const scale = 1e4 * (spectrum?.area ?? Number.NaN);
  return {
    curves: own(curves).filter((one) => one.cycle === shown),
    impedance: spectrum?.re.map((re, i): [number, number] => [scale * re, -scale * spectrum.im[i]]) ?? [],
  };
}

/** The last spectrum up to a cycle, else the first one. */
function nearest<T extends { readonly cycle: number }>(spectra: readonly T[], cycle: number): T | undefined {
  return spectra.findLast((spectrum) => spectrum.cycle <= cycle) ?? spectra[0];
}

export function VoltagePanel() {
  const pair = bothLines();
  const { cycle } = cursor.value;
  const colours = palette.value;
  const shown = Math.min(cycle, mostCycles.value);
  const ends = pair.map(({ name, curves }) => {
    const last = curves.find(({ direction }) => direction < 0);
    return `${name} gives ${short(last ? last.capacity[last.capacity.length - 1] : Number.NaN)} mAh/g`;
  });
  return (
    <section class="panel" aria-label="Voltage curve">
      <div class="panel-head">
        <h2>Voltage, cycle {shown}</h2>
        <Keys measured={pair.some((cell) => (cell.measured?.curves.length ?? 0) > 0)} />
      </div>
      <Chart
        height={250}
        label={`Cell voltage against capacity in cycle ${shown}: ${ends.join(', ')} on discharge.`}
        option={() => voltageOption(pair, cycle, colours)}
      />
    </section>
  );
}

export function AgeingPanel() {
  const pair = bothLines();
  const { cycle } = cursor.value;
  const most = mostCycles.value;
  const points = measured.value;
  const colours = palette.value;
  const changed = pair.some(({ before }) => before.length > 0);
  const words = pair.map(({ name, rows }) => {
    const last = rows[rows.length - 1];
    return `${name} from ${short(rows[0]?.dischargeCapacity ?? Number.NaN)} to ${short(last?.dischargeCapacity ?? Number.NaN)} mAh/g in ${last?.cycle ?? 0} cycles`;
  });
  return (
    <section class="panel" aria-label="Ageing">
      <div class="panel-head">
        <h2>Capacity and efficiency</h2>
        <Keys measured={points.length > 0} before={changed} />
      </div>
      <Bands />
      <Chart
        height={330}
        label={`Discharge capacity against cycle: ${words.join(', ')}.`}
        option={() => ageingOption(pair, points, Math.min(cycle, most), most, colours)}
        onPick={(x) => {
          playing.value = '';
          cursor.value = { ...cursor.value, cycle: Math.min(most, Math.max(1, Math.round(x))) };
        }}
      />
    </section>
  );
}

/** Whether the prediction of the population stands behind the curves, how many draws it is made of, and what was drawn. */
function Bands() {
  const possible = both.filter(isPredictable);
  if (possible.length === 0) return null;
  const done = possible.flatMap((i) => drawsDone(i) ?? []);
  const found = possible.flatMap((i) => bandsOf(i) ?? [])[0];
  return (
    <p class="soft small">
      <label class="inline">
        <input
          type="checkbox"
          checked={wantsBands.value}
          onChange={(event) => {
            wantsBands.value = event.currentTarget.checked;
          }}
        />
        Bands of the prediction
      </label>{' '}
      {done.length > 0 && `${Math.min(...done)} of ${DRAWS} draws …`}
      {done.length === 0 && found && (
        <>
          90 of 100 cells of this recipe, by {found.draws} draws from the {found.source}, with the error of the laws.{' '}
          <span title={found.drawn.join(', ')}>
            {found.drawn.length === 0
              ? 'The recipe leaves no constant open.'
              : `${found.drawn.length} constants that the recipe leaves open are drawn.`}
          </span>
        </>
      )}
    </p>
  );
}

export function NyquistPanel() {
  const pair = bothLines();
  const colours = palette.value;
  const cycles = [...new Set(pair.flatMap(({ spectrum }) => (spectrum ? [spectrum.cycle] : [])))];
  const resistances = pair.map(({ name, rows }) => {
    const row = rows.findLast((candidate) => candidate.cycle <= cursor.value.cycle) ?? rows[0];
    return { name, value: row?.interfaceResistanceMid ?? Number.NaN };
  });
  return (
    <section class="panel" aria-label="Impedance">
      <div class="panel-head">
        <h2>Impedance after cycle {cycles.join(', ') || '…'}</h2>
        <Keys measured={pair.some((cell) => (cell.measured?.impedance.length ?? 0) > 0)} />
      </div>
      <Chart
        height={230}
        label={`Nyquist plot of both cells after cycle ${cycles.join(', ')}, 1 MHz to 1 mHz.`}
        option={(size) => nyquistOption(pair, colours, size)}
      />
      <p class="soft small">
        Discharged cell, 1 MHz to 1 mHz. Interface of the cathode at x = 0.6:{' '}
        {resistances.map(({ name, value }) => `${name} ${short(value, 2)} Ω cm²`).join(', ')}.
      </p>
    </section>
  );
}

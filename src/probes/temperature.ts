import type { CellModel } from '../model/cellModel.js';
import { interfaceResistance } from '../model/interfaceResistance.js';
import { cycling, oneCycle } from './baseCell.js';
import { aged, atDegrees } from './experiments.js';
import { byPoints, down, lastDischarge, resistanceGrowth, retention, times } from './findings.js';
import { midContent } from './moment.js';
import type { Probe } from './probe.js';
import { type ProbeRun, type ProbeRuns, putInto } from './probeRuns.js';

const infinity = Number.POSITIVE_INFINITY;

const at = (runs: ProbeRuns, temperature: number): ProbeRun =>
  runs.of(aged(temperature === 25 ? {} : atDegrees(temperature), { rate: '0.33C' }));

const warm: Probe = {
  number: '15',
  raised: 'temperature 25 -> 45 degC, 0.33C',
  expected: 'R growth, read at that temperature, up 1.5 to 3.2 times; retention down by 3 points or more',
  measure(runs) {
    const [from, to] = [at(runs, 25), at(runs, 45)];
    return [
      times({ what: 'R growth', from: resistanceGrowth(from), to: resistanceGrowth(to), unit: 'Ohm cm2' }, [1.5, 3.2]),
      byPoints({ what: 'retention', from: retention(from), to: retention(to), unit: '%' }, [-infinity, -3]),
    ];
  },
};

/** [mAh/g] Of a cell after a month charged, by cycles before and after. */
function lostInStorage(runs: ProbeRuns, temperature: number): number {
  const [charge, discharge] = oneCycle('0.2C', '0.2C');
  const month = `Store for 30 days at ${temperature} degC at open circuit`;
  const { rows } = runs.of({ protocol: [...cycling(2, '0.2C'), charge, month, discharge, ...cycling(1, '0.2C')] });
  return rows[1].dischargeCapacity - rows[rows.length - 1].dischargeCapacity;
}

const hot: Probe = {
  number: '16',
  raised: 'temperature 45 -> 60 degC, 0.33C; of 30 days of storage charged 25 -> 60 degC',
  expected:
    'R growth up 1.3 times or more, capacity at cycle 100 down; storage at 60 degC loses at least 3 times as much',
  measure(runs) {
    const [from, to] = [at(runs, 45), at(runs, 60)];
    return [
      times({ what: 'R growth', from: resistanceGrowth(from), to: resistanceGrowth(to), unit: 'Ohm cm2' }, [
        1.3,
        infinity,
      ]),
      down({ what: 'capacity at cycle 100', from: lastDischarge(from), to: lastDischarge(to), unit: 'mAh/g' }),
      times({ what: 'loss in storage', from: lostInStorage(runs, 25), to: lostInStorage(runs, 60), unit: 'mAh/g' }, [
        3,
        infinity,
      ]),
    ];
  },
};

const spectrum: Probe = {
  number: '17',
  raised: 'temperature of the spectrum of the same aged cell 30 -> 60 degC',
  expected: 'R of film and charge transfer down 4 to 6 times',
  measure(runs) {
    const { run } = runs.of(aged());
    const models = [30, 60].map((temperature): readonly [CellModel, Float64Array] => {
      const there = putInto(run, { change: atDegrees(temperature), protocol: cycling(1, '0.2C') });
      return [there.model, there.y];
    });
    const [cool, hot] = models.map(([model, y]) => 1e4 * interfaceResistance(model, y, midContent));
    const film = models.map(([model]) => 1 / model.cell.cathode.patches[0].filmConductivity);
    return [
      times({ what: 'R', from: hot, to: cool, unit: 'Ohm cm2 from 60 to 30 degC' }, [4, 6]),
      { text: `film alone ${(film[0] / film[1]).toFixed(2)} times`, holds: true },
    ];
  },
};

export const temperatureProbes: readonly Probe[] = [warm, hot, spectrum];

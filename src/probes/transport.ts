import { OXIDATION_CHARGE } from '../degradation/oxidationLaw.js';
import type { Plain } from '../scenario/document/path.js';
import { changed, cycling, resolvedThrough } from './baseCell.js';
import { inCathode, inCell } from './experiments.js';
import { byPercent, fresh, last, text, up } from './findings.js';
import { type Finding, type Probe, remark } from './probe.js';
import type { ProbeRun, ProbeRuns } from './probeRuns.js';

/** Ten cycles without carbon, with 3 wt% of black and of fibres; irreversible in mAh/g. */
function withCarbon(runs: ProbeRuns, recipe: Plain): { runs: readonly ProbeRun[]; more: readonly number[] } {
  const weightRatio = { cam: 67.9, electrolyte: 29.1, carbon: 3 };
  const all = [{}, { weightRatio, carbon: 'Super C65' }, { weightRatio, carbon: 'VGCF' }].map((kind) => {
    const change = changed(inCathode({ ...recipe, ...kind }), { numerics: resolvedThrough });
    return runs.of({ change, protocol: cycling(10, '0.2C') });
  });
  const lost = all.map(({ rows }) => rows[0].chargeCapacity - rows[0].dischargeCapacity);
  return { runs: all, more: lost.map((charge) => charge - lost[0]) };
}

const carbon: Probe = {
  number: '28',
  raised: 'carbon 0 -> 3 wt% of C65, then of fibres',
  expected:
    'irreversible first charge up by 5 to 20 mAh/g, kappa of the composite after 10 cycles down by 5 % or more, electronic conductivity up; fibres at most half of it',
  measure(runs): readonly Finding[] {
    const { runs: all, more } = withCarbon(runs, {});
    const milled = withCarbon(runs, { mixing: 'mill' });
    const [none, black, fibres] = all;
    const fall = (run: ProbeRun): number => 100 * (1 - last(run).ionic / last(none).ionic);
    const sigma = ({ run }: ProbeRun): number => run.model.parameters.electronicConductivity;
    const share = all.slice(1).map((run) => text(100 * fresh(run).connected));
    return [
      {
        text: `irreversible +${text(more[1])} mAh/g, fibres +${text(more[2])}`,
        holds: more[1] >= 5 && more[1] <= 20 && more[2] <= more[1] / 2,
      },
      {
        text: `kappa -${text(fall(black))} %, fibres -${text(fall(fibres))} %`,
        holds: fall(black) >= 5 && fall(fibres) <= fall(black) / 2,
      },
      up({ what: 'electronic conductivity', from: sigma(none), to: sigma(black), unit: 'S/m' }),
      remark(`takes part ${text(100 * fresh(none).connected)} -> ${share[0]} %, which is irreversible as well`),
      remark(`all three milled: +${text(milled.more[1])} and +${text(milled.more[2])} mAh/g`),
      remark(`oxidised on carbon ${text(oxidisedOnCarbon(black))} and ${text(oxidisedOnCarbon(fibres))} mAh/g`),
    ];
  },
};

/** [mAh/g] Charge of the film on carbon after the run. */
function oxidisedOnCarbon({ run }: ProbeRun): number {
  const { model, ageing } = run;
  const { cathode, activeMass } = model.cell;
  return (ageing.view.carbonFilm * OXIDATION_CHARGE * cathode.carbonSurface * cathode.thickness) / (3600 * activeMass);
}

const exhausted: Probe = {
  number: '29',
  raised: 'electrolyte 30 -> 3 wt%, held at 4.3 V and 60 degC for 200 h',
  expected: 'the film stops, kappa of the composite falls, no negative volume, a warning',
  measure(runs) {
    const change = inCell({ temperature: '60 degC', cathode: { weightRatio: { cam: 97, electrolyte: 3 } } });
    const hold = 'Hold at 4.3 V vs Li for 100 h';
    const run = runs.of({ change, protocol: ['Charge at 0.02C until 4.3 V vs Li', hold, hold] });
    const [start, , middle, end] = run.moments;
    const said = run.issues.find(({ message }) => message.startsWith('Oxidation has used up'));
    return [
      {
        text: `film ${text(start.bare)} -> ${text(middle.bare)} -> ${text(end.bare)} kOhm cm2`,
        holds: end.bare - middle.bare <= 0.01 * (middle.bare - start.bare),
      },
      byPercent({ what: 'kappa', from: 10 * start.ionic, to: 10 * end.ionic, unit: 'mS/cm' }, [-100, -1]),
      { text: `left of what is within reach ${text(100 * end.supply)} %`, holds: end.supply >= 0 },
      { text: said ? `said: ${said.message}` : 'nothing is said', holds: said !== undefined },
      remark(`${text(100 * fresh(run).contact)} % contact`),
    ];
  },
};

export const transportProbes: readonly Probe[] = [carbon, exhausted];

import { cycling, lowerLimit } from './baseCell.js';
import { firstCycle, inCell } from './experiments.js';
import { byPercent, firstDischarge, fresh, last, lastContraction, text, up } from './findings.js';
import { type Finding, type Probe, remark } from './probe.js';
import type { ProbeRun, ProbeRuns } from './probeRuns.js';

const CYCLES = 5;

/** Loss of ln(theta) and growth of y_i per cycle, of a low and of a high pressure; held at the limit, so that it is reached inside. */
function lossesPerCycle(runs: ProbeRuns, upper: number, bounds: readonly [number, number]): readonly Finding[] {
  const window = [`${lowerLimit} V vs Li`, `${upper} V vs Li`];
  const protocol = [{ cycling: { cycles: CYCLES, charge: '0.1C', window, hold: 'C/50' } }];
  const of = (pressure: number): ProbeRun => runs.of({ change: inCell({ pressure: `${pressure} MPa` }), protocol });
  const [low, high] = [of(7), of(65)];
  const fall = (what: string, from: number, to: number): Finding => {
    const by = from / to;
    const numbers = `${what} per cycle ${text(from / CYCLES)} -> ${text(to / CYCLES)}, down ${text(by)} times`;
    return { text: `to ${upper} V: ${numbers}`, holds: by >= bounds[0] && by <= bounds[1] };
  };
  return [
    fall('loss of ln theta', -last(low).lnContact, -last(high).lnContact),
    fall('y_i', last(low).isolation, last(high).isolation),
    remark(`contraction ${text(lastContraction(high))}`),
  ];
}

/** The same without a hold at the rate of all probes, where the limit is reached outside alone. */
function withoutHold(runs: ProbeRuns): Finding {
  const of = (pressure: number): ProbeRun =>
    runs.of({ change: inCell({ pressure: `${pressure} MPa` }), protocol: cycling(20, '0.2C', 4.2) });
  const [low, high] = [of(7), of(65)];
  const by = last(low).lnContact / last(high).lnContact;
  return remark(`at 0.2C without hold to 4.2 V, contraction ${text(lastContraction(high))}, down ${text(by)} times`);
}

const stack: Probe = {
  number: '18',
  raised: 'stack pressure 7 -> 65 MPa, 0.1C and a hold at the limit',
  expected:
    'fresh: first discharge at 0.1C up 0.5 to 5 %, R down 4 to 15 %; loss of ln theta and y_i per cycle down 1.3 to 1.6 times to 4.3 V, 1.5 to 4 times to 4.2 V',
  measure(runs) {
    const of = (pressure: number): ProbeRun =>
      runs.of(firstCycle(inCell({ pressure: `${pressure} MPa` }), { rate: '0.1C' }));
    const [low, high] = [of(7), of(65)];
    return [
      byPercent(
        { what: 'first discharge', from: firstDischarge(low), to: firstDischarge(high), unit: 'mAh/g' },
        [0.5, 5],
      ),
      byPercent(
        { what: 'fresh R', from: fresh(low).resistance, to: fresh(high).resistance, unit: 'Ohm cm2' },
        [-15, -4],
      ),
      ...lossesPerCycle(runs, 4.3, [1.3, 1.6]),
      ...lossesPerCycle(runs, 4.2, [1.5, 4]),
      withoutHold(runs),
    ];
  },
};

const fabrication: Probe = {
  number: '19',
  raised: 'fabrication pressure 250 -> 500 MPa',
  expected: 'kappa of the electrolyte up 15 to 30 %, contact up',
  measure(runs) {
    const of = (pressure: number): ProbeRun => runs.of(firstCycle(inCell({ fabricationPressure: `${pressure} MPa` })));
    const [low, high] = [of(250), of(500)];
    const kappa = ({ run }: ProbeRun): number => 10 * run.model.cell.separator.ionicConductivity;
    return [
      byPercent({ what: 'separator', from: kappa(low), to: kappa(high), unit: 'mS/cm' }, [15, 30]),
      up({ what: 'contact', from: fresh(low).contact, to: fresh(high).contact }),
      remark(`composite ${text(10 * fresh(low).ionic)} -> ${text(10 * fresh(high).ionic)} mS/cm, its pores included`),
    ];
  },
};

const again: Probe = {
  number: '37',
  raised: 'pressed again at the fabrication pressure after 50 cycles at 2 MPa',
  expected: '40 to 65 % of the lost contact returns, film resistance per area unchanged',
  measure(runs) {
    const protocol = [...cycling(50, '0.2C'), 'Set pressure to 380 MPa', 'Set pressure to 2 MPa'];
    const run = runs.of({ change: inCell({ pressure: '2 MPa' }), protocol });
    // Compared under the same pressure.
    const [before, pressed] = [run.moments[run.moments.length - 3], last(run)];
    const returned = (100 * (pressed.contact - before.contact)) / (fresh(run).contact - before.contact);
    return [
      {
        text: `contact ${text(fresh(run).contact)} -> ${text(before.contact)} -> ${text(pressed.contact)}: ${text(returned)} % returns`,
        holds: returned >= 40 && returned <= 65,
      },
      {
        text: `film ${text(before.bare)} -> ${text(pressed.bare)} kOhm cm2`,
        holds: Math.abs(pressed.bare / before.bare - 1) < 1e-12,
      },
      remark(`R ${text(before.resistance)} -> ${text(pressed.resistance)} Ohm cm2`),
    ];
  },
};

export const pressureProbes: readonly Probe[] = [stack, fabrication, again];

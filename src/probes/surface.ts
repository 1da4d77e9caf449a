import { oneCycle, upperLimit } from './baseCell.js';
import { aged, inCell, oxide } from './experiments.js';
import { firstDischarge, fresh, lastDischarge, percentLess, text } from './findings.js';
import { type Finding, type Probe, remark } from './probe.js';
import type { ProbeRun } from './probeRuns.js';

const [, discharge] = oneCycle('0.1C', '0.1C');
/** A first charge in pieces, after each of which the state of oxygen is looked at. */
const pieces = [4, 4.1, 4.2, upperLimit];
const inPieces = [...pieces.map((potential) => `Charge at 0.1C until ${potential} V vs Li`), discharge];

const oxygen: Probe = {
  number: '30',
  raised: 'amount of oxygen 2 times; oxide of 5 nm against bare',
  expected: 'reported gas up 2 times exactly; begins between 4.1 and 4.2 V; coated below 20 % of bare',
  measure(runs): readonly Finding[] {
    const gas = ({ rows }: ProbeRun): number => rows[0].releasedOxygen;
    const of = (umol: number): ProbeRun =>
      runs.of({ change: { mechanisms: { oxygenRelease: { amount: `${umol} umol/g` } } }, protocol: inPieces });
    const [once, twice] = [of(6.7), of(13.4)];
    const coated = runs.of({ change: oxide(5), protocol: inPieces });
    const extents = pieces.map((_, i) => once.moments[i + 1].oxygen);
    const share = extents.map((extent) => extent / extents[pieces.length - 1]);
    return [
      {
        text: `gas ${text(gas(once))} -> ${text(gas(twice))} umol/g, ${gas(twice) / gas(once)} times`,
        holds: gas(twice) === 2 * gas(once),
      },
      {
        text: `${share.map((of) => text(100 * of)).join('/')} % of it up to ${pieces.join('/')} V`,
        holds: share[1] < 0.1 && share[2] > 0.1,
      },
      { text: `coated ${text((100 * gas(coated)) / gas(once))} % of bare`, holds: gas(coated) < 0.2 * gas(once) },
    ];
  },
};

const rest: Probe = {
  number: '35',
  raised: 'time at rest before the first charge 10 -> 120 h, C/3',
  expected:
    'bare first discharge down by 8 % or more, coated by less than 0.7 of that; later fade of the bare cell smaller',
  measure(runs) {
    const of = (hours: number, coated: boolean): ProbeRun => {
      const resting = inCell({ restBeforeUse: `${hours} h`, cathode: coated ? ofOxide : {} });
      return runs.of(aged(resting, { rate: 'C/3' }));
    };
    const bare = [of(10, false), of(120, false)];
    const coated = [of(10, true), of(120, true)];
    const loss = ([from, to]: readonly ProbeRun[]): number => percentLess(firstDischarge(from), firstDischarge(to));
    const fade = (run: ProbeRun): number => percentLess(firstDischarge(run), lastDischarge(run));
    const [of10, of120] = bare.map(firstDischarge);
    return [
      {
        text: `bare first discharge ${text(of10)} -> ${text(of120)} mAh/g (-${text(loss(bare))} %)`,
        holds: loss(bare) >= 8,
      },
      { text: `coated -${text(loss(coated))} %`, holds: loss(coated) < 0.7 * loss(bare) },
      {
        text: `fade of the bare cell ${text(fade(bare[0]))} -> ${text(fade(bare[1]))} %`,
        holds: fade(bare[1]) < fade(bare[0]),
      },
      remark(`R after rest ${bare.map((run) => text(fresh(run).resistance)).join(' -> ')} Ohm cm2`),
    ];
  },
};
const ofOxide = { coating: { material: 'LiNbO3', deposition: 'ALD', thickness: '5 nm' } };

export const surfaceProbes: readonly Probe[] = [oxygen, rest];

import type { Cell } from '../cell/cell.js';
import { FARADAY } from '../constants/physical.js';
import type {
  AnalysedCycle,
  AnalysedSpectrum,
  CycleRow,
  HoldRecord,
  Relaxation,
  SpectrumRecord,
} from '../results/results.js';
import { activeMass } from './activeMass.js';
import { analysedSpectrum, type SpectrumFits } from './spectrum/analysedSpectrum.js';

/** What the instruments recorded during a run. */
export interface Signals {
  readonly spectra: readonly SpectrumRecord[];
  readonly relaxations: readonly Relaxation[];
  readonly holds: readonly HoldRecord[];
}

/** Differences between reading and truth that are worth a sentence: of resistances and lengths relative, of fractions absolute. */
const TELLING = 0.1;
const TELLING_MASS = 0.03;

/** The lab's reading of every cycle that has a spectrum, a hold or relaxed potentials around its discharge. */
export function analysedCycles(cell: Cell, signals: Signals, rows: readonly CycleRow[]): AnalysedCycle[] {
  const numbers = [...signals.spectra, ...signals.relaxations, ...signals.holds].map(({ cycle }) => cycle);
  const spectraOf = byCycle(signals.spectra);
  const restsOf = byCycle(signals.relaxations);
  const holdsOf = byCycle(signals.holds);
  const inside = new Map(rows.map((row) => [row.cycle, row]));
  /** Of the first, second ... spectrum of a cycle: programmes repeat themselves. */
  const fits: SpectrumFits[] = [];
  return [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((cycle) => {
      const spectra = (spectraOf.get(cycle) ?? []).map((record, i) => {
        const analysed = analysedSpectrum(cell, record, fits[i]);
        fits[i] = analysed.fits;
        return analysed.reading;
      });
      const mass = activeMassOf(cell, restsOf.get(cycle) ?? [], cycle);
      const hold = holdsOf.get(cycle)?.[0];
      const row = inside.get(cycle);
      const truth = {
        connected: row?.connected ?? Number.NaN,
        diffusionLength: row?.diffusionLength ?? Number.NaN,
      };
      return {
        cycle,
        spectra,
        activeMass: mass.fraction,
        relaxed: mass.relaxed,
        holdTime: hold?.timeToOnePercent ?? Number.NaN,
        ...truth,
        remarks: [...spectra.flatMap(remarksOn), ...remarksOnMass(mass.fraction, truth.connected)],
      };
    });
}

/** Runs of a hundred thousand cycles have as many records. */
function byCycle<T extends { readonly cycle: number }>(records: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const record of records) {
    const group = groups.get(record.cycle);
    if (group) group.push(record);
    else groups.set(record.cycle, [record]);
  }
  return groups;
}

/**
 * Active mass of one cycle from the relaxed potentials before and after its discharge (Shi et al. 2023, eq. 1): the charge in
 * between over what all the active material of the recipe would give between those potentials. The lab knows the potential of
 * the cathode as cell voltage plus plateau of the anode.
 */
export function activeMassOf(
  cell: Cell,
  relaxations: readonly Relaxation[],
  cycle: number,
): { readonly fraction: number; readonly relaxed: number } {
  const own = relaxations.filter((record) => record.cycle === cycle);
  const charged = own.findLast(({ after }) => after === 'charge');
  const discharged = own.findLast(({ after }) => after === 'discharge');
  if (!charged || !discharged) return { fraction: Number.NaN, relaxed: Number.NaN };
  const { cathode, anode } = cell;
  const volume = cathode.classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const { fraction } = activeMass({
    charged: charged.voltage + anode.plateau,
    discharged: discharged.voltage + anode.plateau,
    charge: charged.charge - discharged.charge,
    fullCapacity: volume * cathode.thickness * cathode.maximumConcentration * FARADAY,
    openCircuit: cathode.openCircuitVoltage.at,
  });
  return { fraction, relaxed: Math.min(charged.duration, discharged.duration) };
}

function remarksOn({ cathodeResistance, geometricMean, chargeTransfer, ionResistance, ...rest }: AnalysedSpectrum) {
  const remarks: string[] = [];
  const ratio = geometricMean.value / cathodeResistance.value;
  if (Math.abs(ratio - 1) > TELLING) {
    remarks.push(
      `R_ct is ${(chargeTransfer.value / ionResistance.value).toPrecision(2)} times R_ion: sqrt(R_ion R_ct), ${ohms(geometricMean.value)}, is ` +
        `${percent(ratio)} of the resistance that a direct current meets, ${ohms(cathodeResistance.value)}.`,
    );
  }
  const { interfaceResistance, inside } = rest;
  if (Math.abs(interfaceResistance.value / inside.interfaceResistance - 1) > TELLING) {
    remarks.push(
      `The arc reads ${ohms(interfaceResistance.value)}, the interface itself has ${ohms(inside.interfaceResistance)}.`,
    );
  }
  return remarks;
}

function remarksOnMass(fraction: number, connected: number): string[] {
  if (!(Math.abs(fraction - connected) > TELLING_MASS)) return [];
  const points = (100 * Math.abs(fraction - connected)).toFixed(1);
  return [
    `The active mass reads ${percent(fraction)}, ${points} points ${fraction < connected ? 'below' : 'above'} the ${percent(connected)} ` +
      'that are connected: particles with little contact are not at the potential that was measured.',
  ];
}

function ohms(value: number): string {
  return `${value.toPrecision(3)} Ohm cm2`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

import type { Anode, Cathode, Cell, MixedPowder, Patch, SizeClass } from '../../src/cell/cell.js';
import { FARADAY } from '../../src/constants/physical.js';
import { ncm85 } from '../../src/materials/cam/ncm85.js';
import { chen2020Nmc811 } from '../../src/materials/chen2020.js';
import { diffusivityCurve } from '../../src/materials/diffusivity.js';
import { openCircuitCurve } from '../../src/materials/openCircuit.js';
import { constantCurve } from '../../src/materials/propertyCurve.js';
import type { ModelOptions } from '../../src/model/cellModel.js';

/** What a test may change; the rest is fixed below. */
export interface Changes extends Partial<Omit<Cathode, 'classes' | 'patches'>> {
  readonly classes?: readonly Partial<SizeClass>[];
  readonly patches?: readonly Partial<Patch>[];
  readonly anode?: Partial<Anode>;
  readonly separatorConductivity?: number;
  readonly extraResistance?: number;
  readonly initialContent?: number;
}

/** D(x) that falls by three decades above x = 0.9, as layered oxides have it. */
export const fallingDiffusivity = diffusivityCurve(ncm85.diffusivity.value, 10, 'test').curve!;

/** Potential of a layered oxide down to 2.6 V, steep at full lithiation. */
export const oxidePotential = openCircuitCurve(ncm85.openCircuitVoltage.value, 'test').curve!;

/** A composite cathode of 60 um with 55 % active material of 3 um radius at 25 degC against an ideal anode. */
export function testCell(changes: Changes = {}): Cell {
  const { classes = [{}], patches = [{}], anode, extraResistance = 0, initialContent = 0.27, ...cathode } = changes;
  const { separatorConductivity = 0.1, ...properties } = cathode;
  const share = 0.55 / classes.length;
  return {
    laws: 'per study',
    temperature: 298.15,
    restBeforeUse: { time: 0, temperature: 298.15 },
    pressure: 0,
    fabricationPressure: 0,
    area: 0.01,
    activeMass: 0.55 * 60e-6 * 4770,
    oneC: (0.55 * 60e-6 * 63104 * FARADAY) / 3600,
    cathode: {
      thickness: 60e-6,
      ionicConductivity: 0.02,
      electronicConductivity: 10,
      maximumConcentration: 63104,
      openCircuitVoltage: chen2020Nmc811,
      diffusivity: constantCurve(4e-15, 'test'),
      exchangeCurrentDensity: 3.4,
      volumeChange: constantCurve(0, 'test'),
      electrolyteMass: 0.05,
      ionicExponent: 2,
      carbonBlocking: 0,
      carbonSurface: 0,
      electrolyte: 'solid',
      morphology: 'poly',
      adhesion: 1,
      contactLossFactor: 1,
      oxidationOnset: 3.2,
      interphaseArrhenius: 1,
      ...properties,
      classes: classes.map((given) => {
        const radius = given.radius ?? 3e-6;
        return {
          radius,
          volumeFraction: share,
          contact: 1,
          connected: 1,
          intactLength: radius,
          diffusionLength: radius,
          ...given,
        };
      }),
      patches: patches.map((given) => ({
        name: 'bare',
        fraction: 1 / patches.length,
        coatingResistance: 0,
        filmThickness: 0,
        filmConductivity: 1e-9,
        oxidationFactor: 1,
        ...given,
      })),
    },
    separator: { thickness: 20e-6, ionicConductivity: separatorConductivity },
    anode: {
      name: 'ideal',
      resistance: 0,
      capacity: Number.POSITIVE_INFINITY,
      initialContent: 0,
      potential: () => 0,
      plateau: 0,
      ...anode,
    },
    extraResistance,
    initialContent,
    derived: [],
  };
}

/** Powders of a mixture, changed as cells are. */
export function mixture(...changes: readonly Changes[]): readonly MixedPowder[] {
  return changes.map((one, i) => ({
    ...testCell(one).cathode,
    name: `powder ${i + 1}`,
    massShare: 1 / changes.length,
  }));
}

export const testOptions: ModelOptions = { throughNodes: 1, radialNodes: 15, radialGrid: 'spectral', tolerance: 1e-4 };

/** What impedance needs beyond the cell model, which carries no capacitances: charging them takes milliseconds. */
export interface ImpedanceOptions {
  /** Slices through the electrode, each solved exactly; default: the nodes of the model, at least 8, one for a lumped electrode. */
  readonly slices?: number;
  /** [F/m2] Double layer between active material and electrolyte, per real contact area. */
  readonly doubleLayer?: number;
  /** Relative permittivity of the interphase; its capacitance is eps0 eps_r/delta per real area. 0: a plain resistor. */
  readonly filmPermittivity?: number;
  /** [F/m2] Capacitance of the coating film, per real area; 0: a plain resistor. */
  readonly coatingCapacitance?: number;
  /** [F/m2] Double layer between carbon and electrolyte, per real area. */
  readonly carbonDoubleLayer?: number;
  /** Share of the separator's resistance that its grain boundaries have, [0, 1). */
  readonly grainBoundaryShare?: number;
  /** [F/m2] Grain boundaries of the whole separator in series, per geometric area; 0: a plain resistor. */
  readonly grainBoundaryCapacitance?: number;
  /** [F/m2] Geometric capacitance of the separator's grains; 0: a plain resistor, as seen below 10 MHz. */
  readonly separatorCapacitance?: number;
  /** [F/m2] Capacitance parallel to the anode's resistance, per geometric area; 0: a plain resistor. */
  readonly anodeCapacitance?: number;
  /** [H m2] Inductance of cables times geometric area. */
  readonly inductance?: number;
}

interface Default {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}

/** Values in force where nothing is given; the ohmic sum and the low-frequency limit do not depend on any of them. */
export const impedanceDefaults = {
  doubleLayer: {
    value: 0.05,
    unit: 'F/m2',
    source: 'assumed; 0.01 to 0.1 F/m2 is usual for solid and liquid electrolytes',
  },
  filmPermittivity: { value: 10, unit: '-', source: 'assumed; sulfides and oxides 5 to 30' },
  coatingCapacitance: { value: 0.02, unit: 'F/m2', source: 'assumed; eps_r 20 at 10 nm' },
  carbonDoubleLayer: {
    value: 0,
    unit: 'F/m2',
    source: 'left out: the wetted carbon area is uncertain by an order of magnitude',
  },
  grainBoundaryShare: {
    value: 0.2,
    unit: '-',
    source: 'assumed; pressed argyrodite shows none to a third of its resistance as a second arc',
  },
  grainBoundaryCapacitance: {
    value: 2.5e-4,
    unit: 'F/m2',
    source:
      'order of magnitude of grain boundaries, 1e-9 F/cm (Irvine, Sinclair & West, Adv. Mater. 2 (1990) 132), at 0.4 mm',
  },
  separatorCapacitance: { value: 0, unit: 'F/m2', source: 'its arc lies above 100 MHz' },
  anodeCapacitance: { value: 0, unit: 'F/m2', source: 'left out: one arc less to mistake for the cathode' },
  inductance: { value: 0, unit: 'H m2', source: 'a property of the cabling, not of the cell' },
} as const satisfies Record<Exclude<keyof ImpedanceOptions, 'slices'>, Default>;

export type ImpedanceConstants = Required<Omit<ImpedanceOptions, 'slices'>>;

/** Options with the defaults filled in. */
export function withDefaults(options: ImpedanceOptions): ImpedanceConstants {
  const of = (name: keyof ImpedanceConstants): number => options[name] ?? impedanceDefaults[name].value;
  return {
    doubleLayer: of('doubleLayer'),
    filmPermittivity: of('filmPermittivity'),
    coatingCapacitance: of('coatingCapacitance'),
    carbonDoubleLayer: of('carbonDoubleLayer'),
    grainBoundaryShare: of('grainBoundaryShare'),
    grainBoundaryCapacitance: of('grainBoundaryCapacitance'),
    separatorCapacitance: of('separatorCapacitance'),
    anodeCapacitance: of('anodeCapacitance'),
    inductance: of('inductance'),
  };
}

/** What a lab knows about a cell, in SI, after reading and validation: the input of `buildCell`. */
export interface LabRecipe {
  readonly kind: 'lab';
  /** [K] */ readonly temperature: number;
  /** [Pa] Stack pressure during cycling. */ readonly pressure: number;
  /** Contact of active material and electrolyte before the first step: time [s] and temperature [K]. */
  readonly restBeforeUse: { readonly time: number; readonly temperature: number };
  /** [Pa] Highest pressure while the cell was made; default: 380 MPa. */ readonly fabricationPressure?: number;
  /** Pressures [Pa] by which particles were told into classes, where a step has set others since; default: those above. */
  readonly firstUsedUnder?: { readonly pressure: number; readonly fabricationPressure: number };
  /** [m2] Geometric area (from the die diameter). */ readonly area: number;
  /** [A/kg] Current per CAM mass called 1C. */ readonly oneC: number;
  readonly cathode: CathodeRecipe;
  readonly separator: SeparatorRecipe;
  readonly anode: AnodeRecipe;
  /** [Ohm m2] Further ohmic resistance. */ readonly extraResistance: number;
  /** Where numbers were measured that stand with a source, by their places in the document. */
  readonly measured?: Readonly<Record<string, string>>;
}

/** The composite cathode. What it says of its active particles is that of the powder with the largest share where there are several. */
export interface CathodeRecipe {
  /** Several powders in one electrode; absent: one. */ readonly powders?: readonly PowderRecipe[];
  /** Name of the active material, e.g. `NCM85`. */ readonly activeMaterial: string;
  readonly morphology: 'single' | 'poly';
  /** Weight parts of CAM, electrolyte, carbon and binder; any scale. */
  readonly weightRatio: {
    readonly cam: number;
    readonly electrolyte: number;
    readonly carbon: number;
    readonly binder: number;
  };
  /** `Li6PS5Cl` or a liquid such as `LP57`. */ readonly electrolyte: string;
  /** Carbon additive, e.g. `Super C65`. */ readonly carbon: string;
  /** [kg] Mass of the composite. One of mass and loading is given. */ readonly compositeMass?: number;
  /** [kg/m2] CAM loading. */ readonly loading?: number;
  /** Void fraction left after pressing; default: by the laws. */ readonly porosity?: number;
  /** [m] Stated thickness; default: from mass, densities and porosity. */ readonly thickness?: number;
  readonly particles: {
    /** [m] Volume-median diameter. */ readonly d50: number;
    /** Standard deviation of ln d; default: by the laws. */ readonly spread?: number;
    /** [m2/kg] By gas adsorption; default: of rough spheres. */ readonly surface?: number;
    /** Measured distribution, ascending; d50 and spread are its own. */ readonly histogram?: readonly SizeShare[];
  };
  /** Particles of the electrolyte after mixing; default: contact as usual. */ readonly electrolyteParticles?: {
    /** [m] Volume-median diameter. */ readonly d50: number;
  };
  /** Film on the particles of the electrolyte. */ readonly electrolyteCoating?: {
    /** Name of the coating material. */ readonly material: string;
    /** [m] Default: usual of the material. */ readonly thickness?: number;
    /** Covered share of the electrolyte's surface, [0, 1]; default: by thickness. */ readonly coverage?: number;
  };
  /** Pressed pellet, or sheet that was pressed warm and isostatically; default: pellet. */ readonly route?:
    | 'pellet'
    | 'sheet';
  /** Default: hand. */ readonly mixing?: 'hand' | 'mill';
  /** Name of the binder; default: volume of PVDF and ion paths of NBR, where there is any. */ readonly binder?: string;
  /** Number of size classes, and of contact classes for every size; default: by the spreads. */ readonly sizeClasses?: number;
  readonly contactClasses?: number;
  /** theta: mean, or, tied to size, of the median size; (0, 1]; default: by the laws. */ readonly contact?: number;
  /** s_theta: how widely contact is distributed over the particles; default: by the laws. */ readonly contactSpread?: number;
  readonly contactRule: ContactRule;
  /** Added to the ln-odds of the contact by the laws. */ readonly contactDeviation?: number;
  /** N_c: contacts of a particle in full contact; default: by mixing. */ readonly contactsPerParticle?: number;
  /** Connected fraction m at the start, (0, 1]; default: by the laws. */ readonly connected?: number;
  readonly coating?: CoatingRecipe;
  /** Interphase thickness at the start [m] under the coating and on bare surface, and its conductivity at 25 degC [S/m]. */
  readonly interphase: { readonly covered: number; readonly bare: number; readonly conductivity?: number };
  /** Lithium content after synthesis; default: the material's. */ readonly initialContent?: number;
  /** Overrides of material or derived values at 25 degC (SI), each with the reason in the scenario file. */
  readonly overrides: {
    /** [S/m] effective, at 25 degC */ readonly ionicConductivity?: number;
    /** [S/m] effective */ readonly electronicConductivity?: number;
    /** Factor on the ionic conductivity that follows from the recipe; default: 1 */ readonly ionPathFactor?: number;
    /** tau2 of kappa_eff = kappa phi/tau2 */ readonly tortuosity?: number;
    /** [[x, V vs Li], ...] at 25 degC */ readonly openCircuitVoltage?: readonly (readonly [number, number])[];
    /** [A/m2] j0_ref at 25 degC */ readonly exchangeCurrentDensity?: number;
    /** [m2/s] D0 of the material's D(x) law at 25 degC */ readonly diffusivity?: number;
    /** [-] A1, decades by which D falls above x = x1 */ readonly diffusivityDrop?: number;
  };
}

/** Active particles of one kind in a cathode. */
export interface PowderRecipe
  extends Pick<
    CathodeRecipe,
    | 'activeMaterial'
    | 'morphology'
    | 'particles'
    | 'contact'
    | 'contactSpread'
    | 'contactRule'
    | 'contactDeviation'
    | 'contactsPerParticle'
    | 'connected'
    | 'coating'
    | 'interphase'
    | 'initialContent'
  > {
  readonly name: string;
  /** Share of the mass of active material, (0, 1). */ readonly share: number;
  /** Where it stands in the list. */ readonly index: number;
  readonly overrides: Pick<
    CathodeRecipe['overrides'],
    'openCircuitVoltage' | 'exchangeCurrentDensity' | 'diffusivity' | 'diffusivityDrop'
  >;
}

/** Share of the volume in particles of a diameter. */
export interface SizeShare {
  /** [m] */ readonly diameter: number;
  readonly share: number;
}

/** Whether contact is distributed independently of particle size, or larger particles are worse contacted. */
export type ContactRule = 'independent' | 'tied to size';

/** How a coating came onto the particles. */
export const depositions = ['ALD', 'sol-gel', 'nanoparticles'] as const;
export type Deposition = (typeof depositions)[number];

export interface CoatingRecipe {
  /** Name of the coating material, e.g. `LiNbO3`. */ readonly material: string;
  /** [m] Mean over the whole surface. One of thickness and amount is given. */ readonly thickness?: number;
  /** Mass per mass of active material. */ readonly amount?: number;
  /** Covered share of the surface, [0, 1]; default: all of it per study, else by thickness. */ readonly coverage?: number;
  /** Default: the usual way of the material. */ readonly deposition?: Deposition;
  /** [S/m] at 25 degC; default: the material's. */ readonly conductivity?: number;
  /** Factor on the oxidation rate under the coating; default: the material's per study, else by thickness. */ readonly blocking?: number;
  /** Factor on contact loss; default: the material's. */ readonly adhesion?: number;
  /** [m] t_b, t_e, t_0 of the transferable laws; default: the material's. */ readonly barrierThickness?: number;
  readonly insulatingThickness?: number;
  readonly coverThickness?: number;
}

export interface SeparatorRecipe {
  readonly electrolyte: string;
  /** [kg] One of mass and thickness is given. */ readonly mass?: number;
  /** [m] */ readonly thickness?: number;
  /** [Ohm m2] measured, at 25 degC; default: from thickness and conductivity. */ readonly resistance?: number;
  readonly porosity: number;
}

export interface AnodeRecipe {
  /** `In/InLi`, `LTO`, `Li`, `lithium-free`, `graphite` or `Si`. */ readonly material: string;
  /** [kg] Mass of the anode (composite for LTO, indium for In/InLi). */ readonly mass?: number;
  /** N/P ratio, theoretical capacity of the anode by that of the cathode. One of this and the mass is given, or neither. */ readonly npRatio?: number;
  /** [mol] Lithium put in at assembly. */ readonly lithium?: number;
  /** [m] Diameter of the particles; default: the material's. */ readonly d50?: number;
  /** [Ohm m2] at 25 degC; default: the material's. */ readonly resistance?: number;
}

/** SI model parameters given directly, so that an outside reference can be repeated exactly. No temperature correction is applied. */
export interface RawRecipe {
  readonly kind: 'raw';
  /** [K] */ readonly temperature: number;
  /** [m2] */ readonly area: number;
  /** [A/m2] called 1C; default: the current that empties the electrode in one hour. */ readonly oneC?: number;
  readonly cathode: {
    readonly thickness: number;
    readonly activeVolumeFraction: number;
    readonly ionicConductivity: number;
    readonly electronicConductivity: number;
    readonly maximumConcentration: number;
    /** [kg/m3] Only converts to mAh/g. */ readonly density: number;
    /** Name of a built-in curve or a table [[x, V], ...]. */ readonly openCircuitVoltage:
      | string
      | readonly (readonly [number, number])[];
    /** [m2/s] constant or a table [[x, m2/s], ...]. */ readonly diffusivity:
      | number
      | readonly (readonly [number, number])[];
    readonly exchangeCurrentDensity: number;
    /** Shares are volume shares of the active material; they are normalised. */
    readonly particles: readonly { readonly radius: number; readonly share: number; readonly contact: number }[];
    /** Surface patches; default one bare patch without film. */
    readonly patches: readonly { readonly fraction: number; readonly filmResistance: number }[];
  };
  readonly separator: { readonly thickness: number; readonly ionicConductivity: number };
  readonly anode: {
    readonly type: 'ideal' | 'In/InLi' | 'LTO' | 'Li';
    readonly resistance: number;
    readonly capacity?: number;
  };
  readonly extraResistance: number;
}

/**
 * Literature behind the built-in values, in one place. "Through notes" means: the number was taken from a summary of
 * the paper, not from the paper itself; check it there before quoting it as fact.
 */
export const sources = {
  mcmb: 'graphite MCMB 2528 of Dualfoil (Newman 1998), in the fit of the PyBaMM set Marquis2019',
  ai: 'PyBaMM set Chen2020_composite (Ai et al., J. Power Sources 527 (2022) 231142; Chen et al. 2020)',
  siliconPotential:
    'Verbrugge et al., J. Electrochem. Soc. 163 (2015) A262, in the fits of the PyBaMM set Chen2020_composite',
  nam: 'Nam et al., J. Mater. Chem. A 6 (2018) 14867 (through notes)',
  pybamm: 'PyBaMM parameter sets (lithium_ion: MSMR example set, Chen2020)',
  verbrugge: 'Verbrugge et al., J. Electrochem. Soc. 164 (2017) E3243, as in the PyBaMM MSMR example set',
  bielefeld: 'Bielefeld et al. 2022 with data of Ruess et al. 2020 (through notes)',
  conforto: 'Conforto et al., J. Electrochem. Soc. 2021, 10.1149/1945-7111/ac13d2 (through notes)',
  clausnitzer: 'Clausnitzer et al. 2023 (through notes)',
  schlautmann: 'Schlautmann et al. 2023 (through notes)',
  minnmann: 'Minnmann et al., J. Electrochem. Soc. 2021 (through notes)',
  walther: 'Walther et al., Chem. Mater. 2021 (Li2CO3/LiNbO3 on NCM622)',
  ma: 'Ma et al., Adv. Funct. Mater. 2022, 10.1002/adfm.202111829',
  shi: 'Shi et al., Adv. Energy Mater. 2023, 10.1002/aenm.202300310',
  zhao: 'Zhao et al., ACS Nano 2024 (LiNbO3 on single- and polycrystalline NCM83)',
  nunes: 'Nascimento Nunes et al., Batteries & Supercaps 2024, 10.1002/batt.202400601',
  zuo: 'Zuo et al. 2022/2023 (NCM85 and Li6PS5Cl; through notes)',
  koerver: 'Koerver et al., Chem. Mater. 2017 (through notes)',
  yanev: 'Yanev et al. 2024 (Li-In electrodes; through notes)',
  yun: 'Yun et al. 2023 (through notes)',
  fukunishi: 'Fukunishi et al. 2023 (three-electrode cells of LiNbO3-coated NCM; through notes)',
  kimLine: 'Kim et al. 2025 (transmission-line analysis at 30, 45 and 60 degC; through notes)',
  minnmannSize: 'Minnmann et al. 2024 (coverage and utilisation against electrolyte size; through notes)',
  shiRatio: 'Shi et al. 2020 (utilisation against the ratio of sizes; through notes)',
  shiPressedAgain: 'Shi et al. 2020 (pellets pressed again after 50 cycles at 2 MPa; through notes)',
  sakka: 'Sakka et al. 2022 (tomography and resistance of a never pressed composite under pressure; through notes)',
  jungModulus: 'Jung et al. 2026 (Li6PS5Cl of two moduli at 7 and 65 MPa; through notes)',
  jungCrystals: 'Jung et al. 2023 (single crystals and polycrystals of NCM82; through notes)',
  kang: 'Kang et al. 2025 (bimodal NCA; through notes)',
  choiSize: 'Choi et al. 2024 (warm isostatically pressed sheets of four particle sizes; through notes)',
  yan: 'Yan et al. 2026 (pressure of fabrication and of the stack; through notes)',
  hong: 'Hong et al. 2026 (binders; through notes)',
  blackVolume: 'Kim et al. 2025 (carbon by amount, kind and place; through notes)',
  park: 'Park et al. 2026 (LiNbO3 of 1 to 40 nm on a Ni-rich oxide; through notes)',
  miss: 'Miss et al. 2022 (12 nm of LiNbO3 on lithium cobalt oxide; through notes)',
  choi: 'Choi et al. 2026 (ZrO2 in carbon-free pellets; through notes)',
  lattice: 'de Biasi et al. 2017, Kondrakov et al. 2017, Koerver et al. 2018 (lattice data, through notes)',
  mechanics: 'reviews of NCM mechanics (through notes)',
  contactImpedance: 'contact impedance under pressure, arXiv 2501.00600 (through notes)',
  filmGrowth:
    'resistances of Shi et al. 2023, Zuo et al. 2022, Choi et al. 2026, Kang et al. 2025 and Ma et al. 2022 (through notes)',
  filmPotential: 'Koerver et al. 2017 (four upper limits) and Truong et al. 2025 (holds), through notes',
  contactReaction:
    'Jung et al. 2019 (cells at rest before use), Walther et al. 2021, Fukunishi et al. 2023 (through notes)',
  carbonPlace: 'Kim et al. 2024 and 2025 (carbon additives in composites of argyrodite; through notes)',
  cronau: 'Cronau et al., Batteries & Supercaps 2022, 10.1002/batt.202200041 (through notes)',
  strauss: 'Strauss et al., ACS Energy Lett. 3 (2018) 992 (through notes)',
  kato: 'Kato et al., J. Phys. Chem. Lett. 9 (2018) 607 (through notes)',
  bpx: 'NMC111/graphite pouch cell of About:Energy (2022), example of the Battery Parameter eXchange format',
  mohtat:
    'NMC532 of Xu et al., J. Electrochem. Soc. 166 (2019) A3456, in the fit of the PyBaMM sets Xu2019 and Mohtat2020',
  kim2011:
    'Kim et al., J. Electrochem. Soc. 158 (2011) A955, fit of the positive electrode in the PyBaMM set NCA_Kim2011',
  price: 'Price et al., Energy Advances 2023, 10.1039/d3ya00046j (abstract)',
  jousseaume: 'Jousseaume et al., Energy Environ. Sci. 2024, 10.1039/d3ee04115h (abstract)',
  derived: 'derived for this program, unverified',
  feasibility: 'fit of a single-particle model to five published coating studies, made for this program',
  transferable:
    'one value for the published studies that this program is held against; range: plus and minus two standard deviations between studies',
  memory: 'from memory, unverified',
  assumed: 'assumed',
} as const;

/** Of what is remembered of a publication and was not looked up there. */
export const recalled = (publication: string): string => `from memory of ${publication}, not checked`;

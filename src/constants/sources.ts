/**
 * Literature behind the built-in values, in one place. "Through notes" means: the number was taken from a summary of
 * the paper, not from the paper itself; check it there before quoting it as fact.
 */
export const sources = {
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
  lattice: 'de Biasi et al. 2017, Kondrakov et al. 2017, Koerver et al. 2018 (lattice data, through notes)',
  mechanics: 'reviews of NCM mechanics (through notes)',
  contactImpedance: 'contact impedance under pressure, arXiv 2501.00600 (through notes)',
  filmGrowth:
    'resistances of Shi et al. 2023, Zuo et al. 2022, Choi et al. 2026, Kang et al. 2025 and Ma et al. 2022 (through notes)',
  filmPotential: 'Koerver et al. 2017 (four upper limits) and Truong et al. 2025 (holds), through notes',
  contactReaction:
    'Jung et al. 2019 (cells at rest before use), Walther et al. 2021, Fukunishi et al. 2023 (through notes)',
  carbonPlace: 'Kim et al. 2024 and 2025 (carbon additives in composites of argyrodite; through notes)',
  derived: 'derived for this program, unverified',
  feasibility: 'fit of a single-particle model to five published coating studies, made for this program',
  memory: 'from memory, unverified',
  assumed: 'assumed',
} as const;

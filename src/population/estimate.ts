import type { LearntConstant, ModelError } from './population.js';

/** What `argyrode population fit` has learnt, and from how many studies. */
export const estimate: {
  readonly studies: number;
  readonly learnt: { readonly [name: string]: LearntConstant };
  readonly modelError: ModelError;
} = {
  studies: 32,
  learnt: {
    growth: { shift: -0.306, error: 0.279, sd: 0.92 },
    growthActivation: { shift: -0.186, error: 0.0981, sd: 0 },
    contactGrowth: { shift: -0.647, error: 0.345, sd: 1.04 },
    filmConduction: { shift: 0.0155, error: 0.393, sd: 0.801 },
    carbonGrowth: { shift: -0.0789, error: 0.216, sd: 0.451 },
    diffusivity: { shift: -0.37, error: 0.288, sd: 0.85 },
    contact: { shift: -0.186, error: 0.18, sd: 0.517 },
    contactSpread: { shift: 0.0881, error: 0.115, sd: 0.255 },
    perParticle: { shift: 0.08, error: 0.136, sd: 0.4 },
    ionPaths: { shift: 0.361, error: 0.136, sd: 0.387 },
    porosity: { shift: -0.0282, error: 0.0181, sd: 0.0404 },
    ohmicRest: { shift: -0.161, error: 0.366, sd: 0.807 },
    contactLoss: { shift: 0.181, error: 0.325, sd: 0.705 },
    'isolation.single': { shift: -0.173, error: 0.267, sd: 0.601 },
    'isolation.poly': { shift: -0.306, error: 0.244, sd: 0.611 },
    debonding: { shift: 0.232, error: 0.252, sd: 0.616 },
    'cracking.single': { shift: 0.0605, error: 0.246, sd: 0.5 },
    'crackPath.single': { shift: 0.047, error: 0.247, sd: 0.5 },
    'cracking.poly': { shift: -0.0502, error: 0.238, sd: 0.503 },
    'crackPath.poly': { shift: 0.356, error: 0.225, sd: 0.501 },
    skin: { shift: 0.0162, error: 0.274, sd: 0.613 },
    'barrier.oxide': { shift: -0.372, error: 0.499, sd: 1.35 },
    'insulation.oxide': { shift: 0.818, error: 0.38, sd: 1 },
    'cover.oxide': { shift: -0.0185, error: 0.237, sd: 0.501 },
    'conduction.oxide': { shift: 0.0699, error: 0.473, sd: 0.999 },
    'tearing.oxide': { shift: 0.0662, error: 0.242, sd: 0.5 },
    'barrier.polymer': { shift: 0.00796, error: 0.594, sd: 1.2 },
    'insulation.polymer': { shift: 0.017, error: 0.478, sd: 0.997 },
    'cover.polymer': { shift: -0.00397, error: 0.249, sd: 0.5 },
    'conduction.polymer': { shift: 0.027, error: 0.492, sd: 0.999 },
    'adhesion.polymer': { shift: 0.00442, error: 0.199, sd: 0.4 },
    'insulation.residue': { shift: 0.156, error: 0.499, sd: 1 },
    'cover.residue': { shift: 0.15, error: 0.249, sd: 0.506 },
    'conduction.residue': { shift: 0.176, error: 0.499, sd: 1 },
    restBeforeUse: { shift: -0.0308, error: 0.241, sd: 0.998 },
    fabricationPressure: { shift: 0.0208, error: 0.0616, sd: 0.251 },
    sizeSpread: { shift: 0.0273, error: 0.0368, sd: 0.153 },
  },
  modelError: { capacity: 0.185, retention: 13.2, cycles: 50, resistance: 0.891, loss: 0.405, shared: 0.7 },
};

import type { LearntConstant, ModelError } from './population.js';

/** What `argyrode population fit` has learnt, and from how many studies. */
export const estimate: {
  readonly studies: number;
  readonly learnt: { readonly [name: string]: LearntConstant };
  readonly modelError: ModelError;
} = {
  studies: 32,
  learnt: {
    growth: { shift: -0.138, error: 0.159, sd: 0.925 },
    growthActivation: { shift: -0.0653, error: 0.054, sd: 0 },
    contactGrowth: { shift: -0.19, error: 0.183, sd: 1.06 },
    filmConduction: { shift: 0.00509, error: 0.16, sd: 0.802 },
    carbonGrowth: { shift: -0.0154, error: 0.0894, sd: 0.451 },
    diffusivity: { shift: -0.0946, error: 0.149, sd: 0.855 },
    contact: { shift: -0.0272, error: 0.0916, sd: 0.518 },
    contactSpread: { shift: 0.0132, error: 0.0492, sd: 0.255 },
    perParticle: { shift: 0.0165, error: 0.0725, sd: 0.4 },
    ionPaths: { shift: 0.111, error: 0.0691, sd: 0.398 },
    porosity: { shift: -0.0073, error: 0.00784, sd: 0.0408 },
    ohmicRest: { shift: -0.0483, error: 0.157, sd: 0.81 },
    contactLoss: { shift: 0.0299, error: 0.138, sd: 0.705 },
    'isolation.single': { shift: -0.0285, error: 0.118, sd: 0.602 },
    'isolation.poly': { shift: -0.0587, error: 0.115, sd: 0.611 },
    debonding: { shift: 0.0574, error: 0.116, sd: 0.618 },
    'cracking.single': { shift: 0.0117, error: 0.0998, sd: 0.5 },
    'crackPath.single': { shift: 0.00998, error: 0.0998, sd: 0.5 },
    'cracking.poly': { shift: -0.00171, error: 0.0991, sd: 0.502 },
    'crackPath.poly': { shift: 0.0726, error: 0.0981, sd: 0.503 },
    skin: { shift: 0.0152, error: 0.118, sd: 0.612 },
    'barrier.oxide': { shift: -0.0994, error: 0.231, sd: 1.36 },
    'insulation.oxide': { shift: 0.2, error: 0.189, sd: 1.02 },
    'cover.oxide': { shift: -0.007, error: 0.0991, sd: 0.502 },
    'conduction.oxide': { shift: 0.0166, error: 0.198, sd: 0.998 },
    'tearing.oxide': { shift: 0.0102, error: 0.0995, sd: 0.5 },
    'barrier.polymer': { shift: 0.000785, error: 0.24, sd: 1.2 },
    'insulation.polymer': { shift: 0.00223, error: 0.199, sd: 0.997 },
    'cover.polymer': { shift: -0.000697, error: 0.0999, sd: 0.5 },
    'conduction.polymer': { shift: 0.00369, error: 0.2, sd: 0.999 },
    'adhesion.polymer': { shift: 0.000542, error: 0.08, sd: 0.4 },
    'insulation.residue': { shift: 0.0255, error: 0.2, sd: 1 },
    'cover.residue': { shift: 0.0244, error: 0.0999, sd: 0.506 },
    'conduction.residue': { shift: 0.0286, error: 0.2, sd: 1 },
    restBeforeUse: { shift: -0.0143, error: 0.0992, sd: 0.998 },
    fabricationPressure: { shift: 0.00424, error: 0.0249, sd: 0.252 },
    sizeSpread: { shift: 0.00466, error: 0.0149, sd: 0.153 },
  },
  modelError: { capacity: 0.169, retention: 12.8, cycles: 50, resistance: 0.839, loss: 0.391, shared: 0.7 },
};

import { prepare } from '../../src/prepare.js';

/** A cell of two samples that is quick to run: one particle, one node. */
export function smallScenario(
  more: { readonly cathode?: string; readonly cell?: string; readonly mechanisms?: string } = {},
) {
  return `title: Small
laws: transferable
cell:
  diameter: 10 mm
  oneC: 190 mA/g
${more.cell ?? ''}
  cathode:
    activeMaterial: NCM83
    morphology: single
    weightRatio: { cam: 70, electrolyte: 29, carbon: 1 }
    loading: 5 mg/cm2
    particles: { d50: 3 um }
    coating: { material: LiNbO3, thickness: 5 nm }
${more.cathode ?? ''}
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: In/InLi }
mechanisms: ${more.mechanisms ?? '{ interphase: true, contactLoss: true, isolation: true, cracking: true, oxygenRelease: true, coatingCracking: true, carbonOxidation: true }'}
variants:
  bare: { coating: none }
  coated: null
numerics: { throughNodes: 1, sizeClasses: 1, contactClasses: 1, radialNodes: 6, tolerance: 1e-3 }
protocol:
  - cycling: { cycles: 2, charge: 1C, discharge: 1C, window: [2.28 V vs In/InLi, 3.68 V vs In/InLi] }
`;
}

export function prepared(text: string) {
  const preparation = prepare(text);
  if (preparation.variants.length === 0) throw new Error(JSON.stringify(preparation.issues));
  return preparation;
}

/**
 * L/R of a sphere that touches the electrolyte with the fraction theta of its surface in n round patches,
 *     (L/R)^2 = 1 + (5 pi/2) (1 - sqrt(theta))^1.5/sqrt(n theta),
 * from the constriction resistance of a flux tube (Cooper, Mikic & Yovanovich 1969). Held against the particle of
 * src/particle2d: within 6 % for four patches and more, 15 to 20 % short for a single one. Above full contact 1. Equation (T5.19) of the handbook.
 */
export function fluxTubeLength(theta: number, patches: number): number {
  const bare = Math.max(0, 1 - Math.sqrt(theta));
  return Math.sqrt(1 + (2.5 * Math.PI * bare * Math.sqrt(bare)) / Math.sqrt(patches * theta));
}

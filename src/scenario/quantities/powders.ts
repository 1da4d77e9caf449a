import { defined } from '../defined.js';
import type { PowderRecipe } from '../recipe.js';
import type { LabForm } from '../schema/lab.js';

type CathodeForm = LabForm['cathode'];
type ParticlesForm = NonNullable<CathodeForm['particles']>;

/** Standard normal quantile of 90 %. */
const z90 = 1.2815515655446004;

/**
 * The powders of a cathode, each complete: what one does not say is as the cathode has it. Those that differ in nothing but their share are
 * one. A cathode without `powders` is one powder.
 */
export function powderRecipes(cathode: CathodeForm): readonly PowderRecipe[] {
  const given = cathode.powders ?? [{ share: 1 }];
  const total = given.reduce((sum, { share }) => sum + share, 0);
  const distinct = new Map<string, PowderRecipe>();
  for (const [i, one] of given.entries()) {
    const { name, share, index, ...powder } = powderRecipe(cathode, one, i);
    const key = JSON.stringify(powder);
    const alike = distinct.get(key);
    const [called, at] = alike ? [alike.name, alike.index] : [name, index];
    distinct.set(key, { ...powder, name: called, index: at, share: (alike?.share ?? 0) + share / total });
  }
  return named([...distinct.values()]);
}

/** What a cathode says of itself as one powder: that with the largest share. */
export function ofLargest(powders: readonly PowderRecipe[]): Omit<PowderRecipe, 'name' | 'share' | 'index'> {
  const {
    name: _name,
    share: _share,
    index: _index,
    ...powder
  } = powders.reduce((a, b) => (b.share > a.share ? b : a));
  return powder;
}

function powderRecipe(
  cathode: CathodeForm,
  powder: NonNullable<CathodeForm['powders']>[number] | { readonly share: number },
  index: number,
): PowderRecipe {
  const own: Partial<NonNullable<CathodeForm['powders']>[number]> = powder;
  const activeMaterial = own.activeMaterial ?? cathode.activeMaterial ?? '';
  const morphology = own.morphology ?? cathode.morphology;
  const particles = own.particles ?? cathode.particles ?? {};
  const coating = own.coating === undefined ? cathode.coating : (own.coating ?? undefined);
  const { openCircuitVoltage, exchangeCurrentDensity, diffusivity, diffusivityDrop } = {
    ...cathode.overrides,
    ...own.overrides,
  };
  return defined({
    name: own.name ?? `${activeMaterial}, ${morphology}`,
    share: powder.share,
    index,
    activeMaterial,
    morphology,
    particles: defined({ ...particleSizes(particles), surface: particles.surface }),
    contact: own.contact?.fraction ?? cathode.contact.fraction,
    contactSpread: own.contact?.spread ?? cathode.contact.spread,
    contactRule: own.contact?.rule ?? cathode.contact.rule,
    contactDeviation: own.contact?.deviation ?? cathode.contact.deviation,
    contactsPerParticle: own.contact?.perParticle ?? cathode.contact.perParticle,
    connected: own.contact?.connected ?? cathode.contact.connected,
    coating: coating === undefined ? undefined : defined(coating),
    interphase: defined({ ...cathode.interphase, ...defined(own.interphase ?? {}) }),
    initialContent: own.initialContent ?? cathode.initialContent,
    overrides: defined({
      openCircuitVoltage: openCircuitVoltage && [...openCircuitVoltage].sort(([a], [b]) => a - b),
      exchangeCurrentDensity,
      diffusivity,
      diffusivityDrop,
    }),
  });
}

/** Names by which they can be told from each other. */
function named(powders: readonly PowderRecipe[]): readonly PowderRecipe[] {
  return powders.map((powder, i) => {
    const alike = powders.filter(({ name }) => name === powder.name).length;
    return alike === 1 ? powder : { ...powder, name: `${powder.name} (${i + 1})` };
  });
}

function particleSizes(particles: ParticlesForm): Pick<PowderRecipe['particles'], 'd50' | 'spread' | 'histogram'> {
  if (particles.histogram !== undefined) return measuredSizes(particles.histogram);
  return defined({ d50: particles.d50 ?? Number.NaN, spread: particleSpread(particles) });
}

/** Volume median, by straight lines in ln d between the middles of the shares, and standard deviation of ln d of a measured distribution. */
function measuredSizes(given: NonNullable<ParticlesForm['histogram']>) {
  const total = given.reduce((sum, { share }) => sum + share, 0);
  const histogram = given.map(({ d, share }) => ({ diameter: d, share: share / total }));
  histogram.sort((a, b) => a.diameter - b.diameter);
  const logs = histogram.map(({ diameter, share }, i) => {
    const below = histogram.slice(0, i).reduce((sum, one) => sum + one.share, 0);
    return { log: Math.log(diameter), share, middle: below + share / 2 };
  });
  const mean = logs.reduce((sum, { log, share }) => sum + share * log, 0);
  const variance = logs.reduce((sum, { log, share }) => sum + share * (log - mean) ** 2, 0);
  const above = logs.find(({ middle }) => middle >= 0.5);
  const under = logs.findLast(({ middle }) => middle < 0.5);
  const [low, high] = [under ?? above, above ?? under];
  const way = low && high && high.middle > low.middle ? (0.5 - low.middle) / (high.middle - low.middle) : 0;
  const median = low && high ? low.log + way * (high.log - low.log) : Number.NaN;
  return { d50: Math.exp(median), spread: Math.sqrt(variance), histogram };
}

/**
 * sigma_ln of the log-normal distribution through the given diameters: ln(d90/d10)/(2 z90), ln(d90/d50)/z90 or ln(d50/d10)/z90;
 * undefined when neither it nor a second diameter is given.
 */
export function particleSpread(particles: Omit<ParticlesForm, 'surface' | 'histogram'>): number | undefined {
  const { d10, d50, d90, spread } = particles;
  if (spread !== undefined) return spread;
  if (d90 !== undefined && d10 !== undefined) return Math.log(d90 / d10) / (2 * z90);
  if (d90 !== undefined && d50 !== undefined) return Math.log(d90 / d50) / z90;
  if (d10 !== undefined && d50 !== undefined) return Math.log(d50 / d10) / z90;
  return undefined;
}

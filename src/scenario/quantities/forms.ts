import { defined } from '../defined.js';
import type { LabRecipe, RawRecipe } from '../recipe.js';
import type { LabForm } from '../schema/lab.js';
import type { NumericsGiven } from '../schema/numerics.js';
import type { RawForm } from '../schema/raw.js';

/** Standard normal quantile of 90 %. */
const z90 = 1.2815515655446004;

/** What the schema read from a lab's form of the cell, as the recipe that cells are built from. */
export function labRecipe(
  form: LabForm,
  { sizeClasses, contactClasses }: Pick<NumericsGiven, 'sizeClasses' | 'contactClasses'> = {},
): LabRecipe {
  const { cathode } = form;
  const { reason: _, ...overrides } = cathode.overrides;
  return defined({
    kind: 'lab' as const,
    temperature: form.temperature,
    pressure: form.pressure,
    restBeforeUse: { time: form.restBeforeUse, temperature: form.restTemperature },
    fabricationPressure: form.fabricationPressure,
    area: form.area ?? (Math.PI / 4) * (form.diameter ?? Number.NaN) ** 2,
    oneC: form.oneC,
    cathode: defined({
      activeMaterial: cathode.activeMaterial,
      morphology: cathode.morphology,
      weightRatio: cathode.weightRatio,
      electrolyte: cathode.electrolyte,
      carbon: cathode.carbon,
      compositeMass: cathode.compositeMass,
      loading: massLoading(cathode.loading, form.oneC),
      porosity: cathode.porosity,
      thickness: cathode.thickness,
      particles: defined({
        d50: cathode.particles.d50,
        spread: particleSpread(cathode.particles),
        surface: cathode.particles.surface,
      }),
      electrolyteParticles: cathode.electrolyteParticles,
      electrolyteCoating: cathode.electrolyteCoating && defined(cathode.electrolyteCoating),
      route: cathode.route,
      mixing: cathode.mixing,
      binder: cathode.binder,
      sizeClasses,
      contactClasses,
      contact: cathode.contact.fraction,
      contactSpread: cathode.contact.spread,
      contactRule: cathode.contact.rule,
      contactDeviation: cathode.contact.deviation,
      contactsPerParticle: cathode.contact.perParticle,
      connected: cathode.contact.connected,
      coating: cathode.coating === undefined ? undefined : defined(cathode.coating),
      interphase: defined(cathode.interphase),
      initialContent: cathode.initialContent,
      overrides: defined(overrides),
    }),
    separator: defined(form.separator),
    anode: defined(form.anode),
    extraResistance: form.extraResistance,
  });
}

/** [kg/m2] Loading by mass: that of a capacity [C/m2] is the mass that gives it in one hour at 1C [A/kg]. */
export function massLoading(loading: LabForm['cathode']['loading'], oneC: number): number | undefined {
  return typeof loading === 'object' ? loading.capacity / (3600 * oneC) : loading;
}

/**
 * sigma_ln of the log-normal distribution through the given diameters: ln(d90/d10)/(2 z90), ln(d90/d50)/z90 or ln(d50/d10)/z90;
 * undefined when neither it nor a second diameter is given.
 */
export function particleSpread(particles: LabForm['cathode']['particles']): number | undefined {
  const { d10, d50, d90, spread } = particles;
  if (spread !== undefined) return spread;
  if (d90 !== undefined && d10 !== undefined) return Math.log(d90 / d10) / (2 * z90);
  if (d90 !== undefined) return Math.log(d90 / d50) / z90;
  if (d10 !== undefined) return Math.log(d50 / d10) / z90;
  return undefined;
}

/** The same for model parameters given directly. Tables come out with x ascending. */
export function rawRecipe(form: RawForm): RawRecipe {
  const { cathode, ...rest } = form.raw;
  const { openCircuitVoltage, diffusivity } = cathode;
  return {
    kind: 'raw',
    ...defined(rest),
    anode: defined(rest.anode),
    cathode: {
      ...cathode,
      openCircuitVoltage: typeof openCircuitVoltage === 'string' ? openCircuitVoltage : ascending(openCircuitVoltage),
      diffusivity: typeof diffusivity === 'number' ? diffusivity : ascending(diffusivity),
    },
  };
}

function ascending(table: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return [...table].sort(([a], [b]) => a - b);
}

import { defined } from '../defined.js';
import type { LabRecipe, RawRecipe } from '../recipe.js';
import type { LabForm } from '../schema/lab.js';
import type { NumericsGiven } from '../schema/numerics.js';
import type { RawForm } from '../schema/raw.js';
import { ofLargest, powderRecipes } from './powders.js';

/** What the schema read from a lab's form of the cell, as the recipe that cells are built from. */
export function labRecipe(
  form: LabForm,
  { sizeClasses, contactClasses }: Pick<NumericsGiven, 'sizeClasses' | 'contactClasses'> = {},
  measured: Readonly<Record<string, string>> = {},
): LabRecipe {
  const { cathode } = form;
  const { reason: _, ...overrides } = cathode.overrides;
  const powders = powderRecipes(cathode);
  return defined({
    kind: 'lab' as const,
    temperature: form.temperature,
    pressure: form.pressure,
    restBeforeUse: { time: form.restBeforeUse, temperature: form.restTemperature },
    fabricationPressure: form.fabricationPressure,
    area: form.area ?? (Math.PI / 4) * (form.diameter ?? Number.NaN) ** 2,
    oneC: form.oneC,
    cathode: defined({
      ...ofLargest(powders),
      powders: powders.length > 1 ? powders : undefined,
      weightRatio: cathode.weightRatio,
      electrolyte: cathode.electrolyte,
      carbon: cathode.carbon,
      compositeMass: cathode.compositeMass,
      loading: massLoading(cathode.loading, form.oneC),
      porosity: cathode.porosity,
      thickness: cathode.thickness,
      electrolyteParticles: cathode.electrolyteParticles,
      electrolyteCoating: cathode.electrolyteCoating && defined(cathode.electrolyteCoating),
      route: cathode.route,
      mixing: cathode.mixing,
      binder: cathode.binder,
      sizeClasses,
      contactClasses,
      overrides: defined({ ...overrides, ...ofLargest(powders).overrides }),
    }),
    separator: defined(form.separator),
    anode: defined(form.anode),
    extraResistance: form.extraResistance,
    measured: Object.keys(measured).length > 0 ? measured : undefined,
  });
}

/** [kg/m2] Loading by mass: that of a capacity [C/m2] is the mass that gives it in one hour at 1C [A/kg]. */
export function massLoading(loading: LabForm['cathode']['loading'], oneC: number): number | undefined {
  return typeof loading === 'object' ? loading.capacity / (3600 * oneC) : loading;
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

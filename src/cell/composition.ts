import type { ActiveMaterial, Binder, Carbon, Electrolyte, Property } from '../materials/material.js';
import type { Issue } from '../scenario/document/issue.js';
import type { CathodeRecipe } from '../scenario/recipe.js';

/** What the composite cathode consists of, per geometric area and per volume. */
export interface Composition {
  /** [m] */ readonly thickness: number;
  /** [m] thickness without any pores */ readonly denseThickness: number;
  /** [kg/m2] */ readonly camLoading: number;
  /** [kg/m2] all solids that were weighed in */ readonly compositeLoading: number;
  /** Volume fractions; they add up to 1. Pores of a liquid cell are filled and counted as electrolyte. */
  readonly fractions: {
    readonly cam: number;
    readonly electrolyte: number;
    readonly carbon: number;
    readonly binder: number;
    readonly pores: number;
  };
  /** Weight share of carbon in the solids. */
  readonly carbonShare: number;
  /** [kg/m3] carbon per electrode volume */ readonly carbonDensity: number;
}

/** [kg/m3] Of a binder of which nothing is said. */
const binderDensity: Property = { value: 1780, unit: 'kg/m3', source: 'PVDF, from memory, unverified' };

/** Stated and derived thickness may differ by this much before it is worth a warning. */
const thicknessTolerance = 0.2;

/**
 * Volume fractions and thickness of the composite from weight ratio, densities, loading and porosity.
 *     L_dense = sum_i (w_i/rho_i) m_CAM/w_CAM,   L = L_dense/(1 - porosity),   eps_i = (w_i/rho_i) m_CAM/(w_CAM L)
 * with m_CAM [kg/m2] the loading. A stated thickness wins over the porosity, which then follows from it; one that is
 * thinner than the dense solid is an error. A liquid electrolyte fills the pores and is not part of the weighed mass.
 * Equation (T5.1) of the handbook.
 */
export function deriveComposition(
  cathode: CathodeRecipe & { readonly porosity: number },
  area: number,
  cam: Pick<ActiveMaterial, 'density'>,
  electrolyte: Electrolyte,
  carbon: Carbon | undefined,
  binder?: Binder,
): { readonly composition?: Composition; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const { weightRatio, porosity } = cathode;
  const liquid = electrolyte.phase === 'liquid';
  if (liquid && weightRatio.electrolyte > 0) {
    issues.push({
      severity: 'warning',
      path: 'cell.cathode.weightRatio.electrolyte',
      message: 'A liquid electrolyte fills the pores; its weight part is left out.',
      got: String(weightRatio.electrolyte),
      hint: 'give the porosity of the dry electrode instead',
    });
  }
  if (!liquid && !(weightRatio.electrolyte > 0)) {
    issues.push({
      severity: 'error',
      path: 'cell.cathode.weightRatio.electrolyte',
      message: 'A composite without solid electrolyte has no path for ions.',
      got: String(weightRatio.electrolyte),
      allowed: 'above 0',
    });
  }
  if (liquid && !(porosity > 0) && cathode.thickness === undefined) {
    issues.push({
      severity: 'error',
      path: 'cell.cathode.porosity',
      message: 'An electrode with liquid electrolyte needs pores.',
      got: String(porosity),
      allowed: 'above 0',
      hint: 'calendered electrodes have 25 to 40 %',
    });
  }

  const parts = {
    cam: weightRatio.cam,
    electrolyte: liquid ? 0 : weightRatio.electrolyte,
    carbon: weightRatio.carbon,
    binder: weightRatio.binder,
  };
  const total = parts.cam + parts.electrolyte + parts.carbon + parts.binder;
  const camLoading = loadingOf(cathode, area, parts.cam / total, issues);
  if (camLoading === undefined || issues.some(({ severity }) => severity === 'error')) return { issues };

  // [m] thickness that each component alone would have
  const perCam = camLoading / parts.cam;
  const layers = {
    cam: (perCam * parts.cam) / cam.density.value,
    electrolyte: (perCam * parts.electrolyte) / electrolyte.density.value,
    carbon: carbon === undefined ? 0 : (perCam * parts.carbon) / carbon.density.value,
    binder: (perCam * parts.binder) / (binder?.density ?? binderDensity).value,
  };
  const denseThickness = layers.cam + layers.electrolyte + layers.carbon + layers.binder;
  const derivedThickness = denseThickness / (1 - porosity);
  const thickness = cathode.thickness ?? derivedThickness;
  issues.push(...thicknessIssues(cathode.thickness, denseThickness, derivedThickness));
  if (issues.some(({ severity }) => severity === 'error')) return { issues };

  const pores = Math.max(0, 1 - denseThickness / thickness);
  const composition: Composition = {
    thickness,
    denseThickness,
    camLoading,
    compositeLoading: perCam * total,
    fractions: {
      cam: layers.cam / thickness,
      electrolyte: liquid ? pores : layers.electrolyte / thickness,
      carbon: layers.carbon / thickness,
      binder: layers.binder / thickness,
      pores: liquid ? 0 : pores,
    },
    carbonShare: parts.carbon / total,
    carbonDensity: (perCam * parts.carbon) / thickness,
  };
  return { composition, issues };
}

/** [kg/m2] CAM per area from the loading or from the composite mass; both may be given if they agree. */
function loadingOf(cathode: CathodeRecipe, area: number, camShare: number, issues: Issue[]): number | undefined {
  const { loading, compositeMass } = cathode;
  const weighed = compositeMass === undefined ? undefined : (compositeMass * camShare) / area;
  if (loading !== undefined && weighed !== undefined && Math.abs(loading / weighed - 1) > 0.02) {
    issues.push({
      severity: 'warning',
      path: 'cell.cathode.loading',
      message: 'Loading and composite mass do not agree; the loading is used.',
      got: `${inLoadingUnit(loading)} stated, ${inLoadingUnit(weighed)} from mass, weight ratio and area`,
    });
  }
  if (loading === undefined && weighed === undefined) {
    issues.push({
      severity: 'error',
      path: 'cell.cathode',
      message: 'Neither the composite mass nor the loading is given.',
      allowed: 'compositeMass or loading',
      hint: 'compositeMass: 12 mg, or loading: 11 mg/cm2',
    });
  }
  return loading ?? weighed;
}

function thicknessIssues(stated: number | undefined, dense: number, derived: number): readonly Issue[] {
  const path = 'cell.cathode.thickness';
  if (stated === undefined) return [];
  if (!(stated >= dense * (1 - 1e-9))) {
    return [
      {
        severity: 'error',
        path,
        message: 'The stated thickness is less than the solids alone need: the volume fractions would exceed 1.',
        got: inMicrometres(stated),
        allowed: `at least ${inMicrometres(dense)}`,
        hint: 'leave the thickness out to derive it from mass, densities and porosity, or check mass, area and weight ratio',
      },
    ];
  }
  if (Math.abs(stated / derived - 1) > thicknessTolerance) {
    return [
      {
        severity: 'warning',
        path,
        message:
          'The stated thickness differs by more than 20 % from that of mass, densities and porosity; it is used, and the porosity follows from it.',
        got: inMicrometres(stated),
        allowed: `about ${inMicrometres(derived)}`,
        hint: `porosity then is ${(100 * (1 - dense / stated)).toFixed(0)} %`,
      },
    ];
  }
  return [];
}

function inMicrometres(metres: number): string {
  return `${(metres * 1e6).toPrecision(4)} um`;
}

function inLoadingUnit(loading: number): string {
  return `${(loading * 100).toPrecision(4)} mg/cm2`;
}

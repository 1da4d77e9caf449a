import { OXIDATION_CHARGE, type OxidationLaw } from '../degradation/oxidationLaw.js';
import type { CellModel } from '../model/cellModel.js';
import { CURRENT_SCALE, FILM_SCALE, INTERIOR_WEIGHT } from '../model/errorNorm.js';
import { EDGE, EDGE_LOGIT, EDGE_SLOPE } from '../model/surface.js';
import type { CubicTable } from '../numerics/grids/cubicTable.js';

/** Doubles that `kernel/cell.ts` reads of a law. */
const LAW_CONSTANTS = 13;
const noLaw = new Float64Array(LAW_CONSTANTS);

/** The numbers of a cell in the order in which `describe` of `kernel/cell.ts` reads them. */
export class Description {
  readonly length: number;
  private readonly tables: CubicTable[] = [];
  private readonly tablesAt: number;
  /** First class of each powder. */
  private readonly classOf: readonly number[];

  constructor(private readonly model: CellModel) {
    const { powder, law } = model;
    this.classOf = Array.from(law.exchange, (_, one) => powder.indexOf(one));
    this.tablesAt = this.numbers().reduce((sum, { length }) => sum + length, 0);
    this.length = this.tablesAt + this.currentTables().reduce((sum, { coefficients }) => sum + coefficients.length, 0);
  }

  /** Writes all; `fresh`: where nothing of it is yet. Tables that are there already stay. */
  write(to: Float64Array, fresh: boolean): void {
    let at = 0;
    for (const numbers of this.numbers()) {
      to.set(numbers, at);
      at += numbers.length;
    }
    for (const [i, table] of this.currentTables().entries()) {
      if (fresh || table !== this.tables[i]) to.set(table.coefficients, at);
      this.tables[i] = table;
      at += table.coefficients.length;
    }
  }

  private numbers(): readonly ArrayLike<number>[] {
    const { layout, radial, parameters, law, diffusion, powder } = this.model;
    const { nodes, classes, radialNodes, patches, films, carbon } = layout;
    const [potential] = law.potentials;
    const transform = diffusion.kirchhoff(0);
    return [
      [nodes, classes, radialNodes, radial.bandwidth, patches, Number(films), Number(carbon), law.exchange.length],
      [layout.modes],
      [potential.cells, transform.cells],
      [law.thermalVoltage, EDGE, EDGE_LOGIT, EDGE_SLOPE],
      [potential.from, potential.inverse, transform.from, transform.inverse],
      [OXIDATION_CHARGE, this.model.carbonSurface * OXIDATION_CHARGE, parameters.electrolyteSupply],
      [parameters.resistance, FILM_SCALE, INTERIOR_WEIGHT, this.model.cell.oneC * CURRENT_SCALE],
      constantsOf(law.oxidation),
      constantsOf(law.carbonOxidation),
      parameters.inverseLength2,
      this.model.surfaceRate,
      parameters.area,
      powder,
      parameters.weight,
      parameters.fixedResistance,
      parameters.filmSlope,
      law.growthResistance,
      parameters.oxidationFactor.map((factor) => factor * parameters.electrolyteSupply),
      law.exchange,
      this.model.nodeLength,
      parameters.border,
      parameters.conduction,
      radial.mass,
      radial.stiffness,
      diffusion.rows,
      this.model.anodeParticle?.decay ?? [],
      this.model.anodeParticle?.gainsOfCharge() ?? [],
    ];
  }

  /** U of each powder, then Phi of each. */
  private currentTables(): readonly CubicTable[] {
    const { law, diffusion } = this.model;
    return [...this.classOf.map((k) => law.potentials[k]), ...this.classOf.map((k) => diffusion.kirchhoff(k))];
  }
}

function constantsOf(law: OxidationLaw | undefined): ArrayLike<number> {
  const constants = noLaw.slice();
  constants.set(law?.compiled ?? []);
  return constants;
}

/** Whether the kernel knows all equations of a cell. */
export function isCovered(model: CellModel): boolean {
  const { radial, law, diffusion, powder } = model;
  const known = ({ compiled }: OxidationLaw): boolean => compiled !== undefined && compiled.length <= LAW_CONSTANTS;
  const alike = (tables: readonly CubicTable[]): boolean =>
    tables.every(
      ({ from, inverse, cells }) =>
        from === tables[0].from && inverse === tables[0].inverse && cells === tables[0].cells,
    );
  return (
    (radial.bandwidth === 1 || radial.bandwidth === 3) &&
    (law.oxidation === undefined || known(law.oxidation)) &&
    (law.carbonOxidation === undefined || known(law.carbonOxidation)) &&
    alike(law.potentials) &&
    alike(Array.from(powder, (_, k) => diffusion.kirchhoff(k)))
  );
}

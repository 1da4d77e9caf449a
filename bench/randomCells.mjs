import { Draw, written } from './draw.mjs';
import { randomProtocol } from './randomProtocol.mjs';

/** Capacity per mass [mAh/g] that an anode's mass stands for: LTO composite 30 wt%, indium one Li per In. */
const anodeCapacity = { LTO: 52.5, 'In/InLi': 233.4 };
/** [mAh/g] Roughly the theoretical capacity of the active materials. */
const camCapacity = 275;

/**
 * A random plausible cell, possibly one that cannot work (too little anode, films without conductivity, rates it cannot
 * pass), with a protocol of a few cycles: a scenario as a plain document. The same seed gives the same document.
 * @param {number} seed whole number
 * @returns {Record<string, unknown>}
 */
export function randomCell(seed) {
  const draw = new Draw(seed);
  const { cell, initial, anode, oneC } = draw.chance(0.2) ? rawCell(draw) : labCell(draw);
  return {
    title: `Random cell ${seed}`,
    cell,
    ...(initial === undefined ? {} : { initial }),
    numerics: randomNumerics(draw),
    protocol: randomProtocol(draw, { anode, oneC }),
    output: { series: draw.chance(0.4) ? 'all' : 'none', profiles: draw.chance(0.4) ? 'all' : 'none' },
  };
}

/**
 * The same of a cell whose anode holds no lithium at first: graphite, silicon or a bare collector, from much too small to ample.
 * @param {number} seed whole number
 * @returns {Record<string, unknown>}
 */
export function randomFullCell(seed) {
  const draw = new Draw(seed);
  const { cell, oneC } = labCell(draw);
  const material = draw.pick(['graphite', 'Si', 'lithium-free']);
  const size = material === 'lithium-free' || draw.chance(0.3) ? {} : { d50: written(draw.decades(0.3, 40), 'um') };
  const ratio = draw.chance(0.2) ? {} : { npRatio: round(draw.decades(0.3, 4)) };
  return {
    title: `Random full cell ${seed}`,
    cell: { ...cell, anode: { material, ...ratio, ...size } },
    numerics: randomNumerics(draw),
    // Its limits are written against lithium, or are those of a cell with it.
    protocol: randomProtocol(draw, { anode: 'Li', oneC }),
    output: { series: draw.chance(0.4) ? 'all' : 'none', profiles: draw.chance(0.4) ? 'all' : 'none' },
  };
}

function randomNumerics(draw) {
  const throughNodes = draw.weighted([
    [1, 50],
    [2, 22],
    [4, 22],
    [8, 4],
    [20, 2],
  ]);
  return {
    throughNodes,
    radialNodes: draw.whole(5, 40),
    radialGrid: draw.pick(['spectral', 'finite-volume']),
    sizeClasses: draw.whole(1, throughNodes > 2 ? 3 : 7),
    // Not drawn, so that a seed stays its cell; the eight that a cell may choose for itself would only cost time here.
    contactClasses: throughNodes > 1 ? 1 : 2,
    tolerance: Number(draw.decades(1e-5, 1e-3).toPrecision(2)),
  };
}

function labCell(draw) {
  const diameter = draw.between(6, 16); // [mm]
  const area = Math.PI * (diameter / 20) ** 2; // [cm2]
  const loading = draw.between(2, 30); // [mg/cm2]
  const oneC = draw.between(140, 230);
  const { anode, ratio } = randomAnode(draw, (loading * area * camCapacity) / 1000);
  const cell = {
    temperature: written(draw.between(0, 80), 'degC'),
    pressure: written(draw.decades(1, 400), 'MPa'),
    diameter: written(diameter, 'mm', 6),
    oneC: written(oneC, 'mA/g'),
    cathode: randomCathode(draw, loading),
    separator: { electrolyte: 'Li6PS5Cl', mass: written(draw.between(30, 120) * (diameter / 10) ** 2, 'mg') },
    anode,
    extraResistance: written(draw.chance(0.3) ? 0 : draw.decades(0.1, 100), 'Ohm cm2'),
  };
  // Only an anode that has room for what the cathode lacks can be put together partly charged.
  const initial = ratio > 2 && draw.chance(0.25) ? { x: Number(draw.between(0.2, 0.99).toPrecision(4)) } : undefined;
  return { cell, initial, anode: anode.material, oneC };
}

/** Capacity of the anode relative to the cathode's: from much too small to ample. `capacity` is that of the cathode, [mAh]. */
function randomAnode(draw, capacity) {
  const material = draw.pick(['LTO', 'In/InLi', 'Li']);
  const resistance = draw.chance(0.3) ? { resistance: written(draw.decades(1, 50), 'Ohm cm2') } : {};
  const perMass = anodeCapacity[material];
  if (perMass === undefined || draw.chance(0.25)) return { anode: { material, ...resistance }, ratio: 3 };
  const ratio = draw.decades(0.2, 5);
  return { anode: { material, mass: written((1000 * ratio * capacity) / perMass, 'mg'), ...resistance }, ratio };
}

function randomCathode(draw, loading) {
  const cam = draw.between(60, 88);
  const carbon = draw.between(0, 2);
  return {
    activeMaterial: draw.pick(['NCM622', 'NCM811', 'NCM83', 'NCM85']),
    morphology: draw.pick(['single', 'poly']),
    weightRatio: { cam: round(cam), electrolyte: round(99 - cam), carbon: draw.chance(0.2) ? 0 : round(carbon) },
    carbon: draw.pick(['Super C65', 'VGCF']),
    loading: written(loading, 'mg/cm2', 5),
    porosity: written(draw.between(5, 30), '%'),
    particles: { d50: written(draw.between(1, 8), 'um'), spread: round(draw.between(0.1, 0.7)) },
    contact: {
      fraction: written(draw.between(10, 100), '%'),
      spread: round(draw.between(0, 1.2)),
      connected: written(draw.between(50, 100), '%'),
    },
    interphase: {
      bare: written(draw.chance(0.3) ? 0 : draw.decades(0.1, 30), 'nm'),
      covered: written(draw.chance(0.5) ? 0 : draw.decades(0.1, 30), 'nm'),
      ...(draw.chance(0.3) ? { conductivity: written(draw.decades(1e-9, 1e-6), 'S/m') } : {}),
    },
    coating: randomCoating(draw),
    overrides: {
      ...(draw.chance(0.3) ? { exchangeCurrentDensity: written(draw.decades(0.05, 10), 'A/m2') } : {}),
      ...(draw.chance(0.3) ? { diffusivity: written(draw.decades(1e-17, 1e-13), 'm2/s') } : {}),
      ...(draw.chance(0.2) ? { diffusivityDrop: round(draw.between(0, 5)) } : {}),
      ...(draw.chance(0.2) ? { ionicConductivity: written(draw.decades(1e-3, 1), 'S/m') } : {}),
      ...(draw.chance(0.2) ? { electronicConductivity: written(draw.decades(1e-3, 100), 'S/m') } : {}),
    },
  };
}

const coatings = ['LiNbO3', 'Li2CO3', 'Li2CO3/LiNbO3', 'ZrO2', 'HfO2', 'V2O5/Li3VO4', 'PVBTA-TFSI', 'carbon residue'];

function randomCoating(draw) {
  if (draw.chance(0.25)) return 'none';
  return {
    material: draw.pick(coatings),
    thickness: written(draw.decades(1, 30), 'nm'),
    coverage: written(draw.pick([0, 100, draw.between(0, 100), draw.between(80, 100)]), '%'),
    ...(draw.chance(0.3) ? { conductivity: written(draw.decades(1e-9, 1e-4), 'S/m') } : {}),
  };
}

function rawCell(draw) {
  const thickness = draw.between(20, 150); // [um]
  const fraction = draw.between(0.3, 0.7);
  const concentration = draw.between(40000, 65000); // [mol/m3]
  const type = draw.pick(['ideal', 'In/InLi', 'LTO', 'Li']);
  const capacity = (thickness * fraction * concentration * 96485) / 3.6e10; // [mAh/cm2]
  const covered = draw.between(0.01, 0.99);
  const film = () => ({ filmResistance: written(draw.chance(0.3) ? 0 : draw.decades(0.1, 3000), 'Ohm cm2') });
  const limited = (type === 'In/InLi' || type === 'LTO') && draw.chance(0.5);
  const raw = {
    temperature: written(draw.between(273, 353), 'K', 4),
    area: written(draw.decades(0.5, 100), 'cm2'),
    cathode: {
      thickness: written(thickness, 'um', 5),
      activeVolumeFraction: round(fraction),
      ionicConductivity: written(draw.decades(1e-3, 1), 'S/m'),
      electronicConductivity: written(draw.decades(1e-3, 100), 'S/m'),
      maximumConcentration: written(concentration, 'mol/m3', 5),
      openCircuitVoltage: draw.pick(['chen2020-nmc811', 'NCM622', 'NCM811', 'NCM83', 'NCM85', randomPotential(draw)]),
      diffusivity: draw.chance(0.5) ? written(draw.decades(1e-17, 1e-13), 'm2/s') : randomDiffusivity(draw),
      exchangeCurrentDensity: written(draw.decades(0.01, 10), 'A/m2'),
      particles: Array.from({ length: draw.whole(1, 4) }, () => ({
        radius: written(draw.between(0.5, 5), 'um'),
        share: round(draw.between(0.1, 1)),
        contact: round(draw.between(0.1, 1)),
      })),
      patches: draw.chance(0.5)
        ? [{ fraction: 1, ...film() }]
        : [
            { fraction: covered, ...film() },
            { fraction: 1 - covered, ...film() },
          ],
    },
    separator: {
      thickness: written(draw.between(5, 800), 'um'),
      ionicConductivity: written(draw.decades(0.01, 1), 'S/m'),
    },
    anode: {
      type,
      resistance: written(draw.chance(0.3) ? 0 : draw.decades(0.1, 50), 'Ohm cm2'),
      ...(limited ? { capacity: written(capacity * draw.decades(0.8, 4), 'mAh/cm2') } : {}),
    },
    extraResistance: written(draw.chance(0.3) ? 0 : draw.decades(0.1, 100), 'Ohm cm2'),
  };
  const x = Number((limited ? draw.between(0.8, 0.999) : draw.between(0.1, 0.999)).toPrecision(4));
  return { cell: { raw }, initial: { x }, anode: type, oneC: 200 };
}

/** A falling table from some 4.5 V to some 3 V. */
function randomPotential(draw) {
  const points = draw.whole(2, 12);
  let x = draw.between(0, 0.1);
  let potential = draw.between(4.4, 4.8);
  return Array.from({ length: points }, () => {
    const row = [Number(x.toPrecision(6)), written(potential, 'V', 6)];
    x += draw.between(0.3, 1) * (0.9 / points);
    potential -= draw.between(0.05, 1) * (2 / points);
    return row;
  });
}

/** A table whose values jump by up to a decade between neighbours. */
function randomDiffusivity(draw) {
  const points = draw.whole(2, 8);
  let value = draw.decades(1e-16, 1e-14);
  return Array.from({ length: points }, (_, i) => {
    const row = [Number((i / (points - 1)).toPrecision(4)), written(value, 'm2/s')];
    value *= draw.decades(0.1, 10);
    return row;
  });
}

const round = (value) => Number(value.toPrecision(4));

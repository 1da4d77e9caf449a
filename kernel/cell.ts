/**
 * The cell whose steps are computed: where its numbers are. The program writes its description, doubles in the order of `describe`,
 * from `start` on; what the kernel works with lies behind. Particles go in groups of two, one in each lane, in the order of the
 * state: by node, then by class. Where their number is odd, the last one is in both lanes, the second time without any surface.
 */
export const start: usize = (__heap_base + 15) & ~15;

export let nodes: i32 = 0;
export let radialNodes: i32 = 0;
export let bandwidth: i32 = 0;
export let patches: i32 = 0;
export let films: bool = false;
export let carbon: bool = false;
export let particles: i32 = 0;
export let groups: i32 = 0;
/** Unknowns of a particle, and of a node: psi, or psi, delta_C, g_C. */
export let perParticle: i32 = 0;
export let perNode: i32 = 0;
/** Modes of the anode's particle. */
export let modes: i32 = 0;
/** Last cells of the tables. */
export let lastPotentialCell: i32 = 0;
export let lastDiffusionCell: i32 = 0;

/** Of numbers of the whole cell, see below; of the laws of oxidation, see `oxidation.ts`. */
export let scalars: usize = 0;
export let filmLaw: usize = 0;
export let carbonLaw: usize = 0;
/** Byte offsets in `scalars`. */
export const THERMAL_VOLTAGE: usize = 0;
export const EDGE: usize = 8;
export const EDGE_LOGIT: usize = 16;
export const EDGE_SLOPE: usize = 24;
export const POTENTIAL_FROM: usize = 32;
export const POTENTIAL_INVERSE: usize = 40;
export const DIFFUSION_FROM: usize = 48;
export const DIFFUSION_INVERSE: usize = 56;
export const FILM_CHARGE: usize = 64;
export const CARBON_CHARGE: usize = 72;
export const CARBON_FACTOR: usize = 80;
export const RESISTANCE: usize = 88;
export const FILM_SCALE: usize = 96;
export const INTERIOR_WEIGHT: usize = 104;
export const CURRENT_SCALE: usize = 112;
const SCALARS = 15;
const LAW_CONSTANTS = 13;

/** Doubles of the electrode and of the radial grid, as in the program. */
export let nodeLength: usize = 0;
export let conduction: usize = 0;
export let border: usize = 0;
export let radialMass: usize = 0;
export let stiffness: usize = 0;
export let stiffnessRows: usize = 0;

/** Of the modes of the anode's particle: their decay, and what a charge gives them at the surface. */
export let modeDecay: usize = 0;
export let modeGain: usize = 0;

/** Of a group: what does not change within a step, one record of `groupBytes` each. Numbers are vectors, the others two i32 each. */
export let groupRecords: usize = 0;
export let groupBytes: usize = 0;
export const INVERSE_LENGTH2: usize = 0;
export const SURFACE_RATE: usize = 16;
export const AREA: usize = 32;
export const EXCHANGE: usize = 48;
/** Addresses of the tables, and byte offsets of psi among the unknowns of the electrode and of the node in an array of doubles. */
export const POTENTIAL_TABLES: usize = 64;
export const DIFFUSION_TABLES: usize = 72;
export const PSI_OFFSETS: usize = 80;
export const NODE_OFFSETS: usize = 88;
/** From here on so many bytes for each patch. */
export const PATCHES: usize = 96;
export const PER_PATCH: usize = 80;
export const WEIGHT: usize = 0;
export const FIXED_RESISTANCE: usize = 16;
export const FILM_SLOPE: usize = 32;
export const GROWTH_RESISTANCE: usize = 48;
export const GROWTH_FACTOR: usize = 64;

/** Of a group: its elimination, see `factor.ts`; L and 1/D of its band, and 1/D(s) of its contents. */
export let eliminations: usize = 0;
export let eliminationBytes: usize = 0;
export let bands: usize = 0;
export let bandBytes: usize = 0;
export let inverseD: usize = 0;
/** -Phi/L^2 of a group, followed by zeros. */
export let phi: usize = 0;
/** Of nodes, doubles: two sums over their particles, right-hand side and solution, border, matrix; of carbon, see `carbon.ts`. */
export let sums: usize = 0;
export let furtherSums: usize = 0;
export let potentials: usize = 0;
export let borderPotentials: usize = 0;
export let matrix: usize = 0;
export let carbonElimination: usize = 0;

/** Of the modes: 1/(shift + decay). */
export let modePivots: usize = 0;

/** States of `stateBytes`: element n of a group is a vector; from `electrode` bytes on doubles by node, then anode, current and modes. */
export let stateBytes: usize = 0;
export let electrode: usize = 0;
export let mass: usize = 0;
export let y: usize = 0;
export let u1: usize = 0;
export let u2: usize = 0;
export let u3: usize = 0;
export let u4: usize = 0;
export let u5: usize = 0;
export let u6: usize = 0;
export let next: usize = 0;
export let carried: usize = 0;
export let carriedLast: usize = 0;
/** A state in the order of the program, for what goes in and comes out. */
export let flat: usize = 0;

let cursor: usize = 0;

/** The next bytes of the description. */
function given(doubles: i32): usize {
  const at = cursor;
  cursor += <usize>doubles << 3;
  return at;
}

function integer(): i32 {
  return <i32>load<f64>(given(1));
}

/** Memory for what is written before it is read; the same each time that a cell of the same size is described. */
function memoryOf(bytes: usize): usize {
  const at = cursor;
  cursor += (bytes + 15) & ~15;
  reserve(cursor);
  return at;
}

function zerosOf(bytes: usize): usize {
  const at = memoryOf(bytes);
  memory.fill(at, 0, bytes);
  return at;
}

/** Lets the memory reach so far. */
export function reserve(end: usize): void {
  const pages = <i32>((end + 65535) >> 16);
  if (pages > memory.size()) memory.grow(pages - memory.size());
}

/** Reads the description and finds a place for everything. The states of the last step stay where the cell has changed its numbers only. */
export function describe(): void {
  cursor = start;
  nodes = integer();
  const classes = integer();
  radialNodes = integer();
  bandwidth = integer();
  patches = integer();
  films = integer() != 0;
  carbon = integer() != 0;
  const powders = integer();
  modes = integer();
  lastPotentialCell = integer() - 1;
  lastDiffusionCell = integer() - 1;
  scalars = given(SCALARS);
  filmLaw = given(LAW_CONSTANTS);
  carbonLaw = given(LAW_CONSTANTS);
  const ofClasses = given(4 * classes);
  const ofPatches = given(5 * classes * patches);
  const exchange = given(powders);
  nodeLength = given(nodes);
  border = given(nodes);
  conduction = given(nodes * nodes);
  radialMass = given(radialNodes);
  stiffness = given(radialNodes * (bandwidth + 1));
  stiffnessRows = given(radialNodes * (2 * bandwidth + 1));
  modeDecay = given(modes);
  modeGain = given(modes);
  const potentialTables = given(4 * (lastPotentialCell + 1) * powders);
  const diffusionTables = given(4 * (lastDiffusionCell + 1) * powders);
  cursor = (cursor + 15) & ~15;

  particles = nodes * classes;
  groups = (particles + 1) >> 1;
  perParticle = radialNodes + patches * (films ? 3 : 1);
  perNode = carbon ? 3 : 1;
  placeGroups(classes, ofClasses, ofPatches, exchange, potentialTables, diffusionTables);

  const ofNodes = <usize>nodes << 3;
  eliminationBytes = 80 + 144 * <usize>patches;
  eliminations = memoryOf(eliminationBytes * groups);
  bandBytes = <usize>(radialNodes * (bandwidth + 1)) << 4;
  bands = memoryOf(bandBytes * groups);
  inverseD = memoryOf(<usize>(radialNodes * groups) << 4);
  phi = zerosOf(<usize>(radialNodes + bandwidth) << 4);
  sums = memoryOf(ofNodes);
  furtherSums = memoryOf(ofNodes);
  potentials = memoryOf(ofNodes);
  borderPotentials = memoryOf(ofNodes);
  matrix = memoryOf(ofNodes * nodes);
  carbonElimination = memoryOf(3 * ofNodes);
  modePivots = memoryOf(<usize>modes << 3);

  electrode = <usize>(groups * perParticle) << 4;
  const ofElectrode = <usize>(nodes * perNode + 2 + modes) << 3;
  stateBytes = (electrode + ofElectrode + 15) & ~15;
  mass = zerosOf(stateBytes);
  placeMass();
  y = memoryOf(stateBytes);
  u1 = memoryOf(stateBytes);
  u2 = memoryOf(stateBytes);
  u3 = memoryOf(stateBytes);
  u4 = memoryOf(stateBytes);
  u5 = memoryOf(stateBytes);
  u6 = memoryOf(stateBytes);
  next = memoryOf(stateBytes);
  carried = memoryOf(stateBytes);
  carriedLast = memoryOf(stateBytes);
  flat = memoryOf((<usize>(particles * perParticle) << 3) + ofElectrode);
}

/** Deals what classes and patches have out to the lanes. */
function placeGroups(
  classes: i32, ofClasses: usize, ofPatches: usize, exchange: usize, potentialTables: usize, diffusionTables: usize,
): void {
  groupBytes = PATCHES + PER_PATCH * <usize>patches;
  groupRecords = memoryOf(groupBytes * groups);
  const perClass = <usize>classes << 3;
  for (let lane = 0; lane < 2 * groups; lane++) {
    const real = lane < particles;
    const particle = real ? lane : particles - 1;
    const k = <usize>(particle % classes);
    const node = particle / classes;
    const one = ofClasses + (k << 3);
    const powder = <i32>load<f64>(one + 3 * perClass);
    const at = groupRecords + groupBytes * <usize>(lane >> 1);
    const to = at + (<usize>(lane & 1) << 3);
    store<f64>(to, load<f64>(one), INVERSE_LENGTH2);
    store<f64>(to, load<f64>(one + perClass), SURFACE_RATE);
    store<f64>(to, real ? load<f64>(one + 2 * perClass) : 0, AREA);
    store<f64>(to, load<f64>(exchange + (<usize>powder << 3)), EXCHANGE);
    const half = at + (<usize>(lane & 1) << 2);
    store<i32>(half, <i32>potentialTables + powder * ((lastPotentialCell + 1) << 5), POTENTIAL_TABLES);
    store<i32>(half, <i32>diffusionTables + powder * ((lastDiffusionCell + 1) << 5), DIFFUSION_TABLES);
    store<i32>(half, node * perNode << 3, PSI_OFFSETS);
    store<i32>(half, node << 3, NODE_OFFSETS);
    for (let p: usize = 0; p < <usize>patches; p++) {
      for (let which: usize = 0; which < 5; which++) {
        const value = load<f64>(ofPatches + ((which * classes + k) * patches + p << 3));
        store<f64>(to + PATCHES + PER_PATCH * p + (which << 4), value);
      }
    }
  }
}

function placeMass(): void {
  for (let group = 0; group < groups; group++) {
    const at = mass + (<usize>(group * perParticle) << 4);
    for (let n = 0; n < radialNodes; n++) v128.store(at + (<usize>n << 4), v128.load64_splat(radialMass + (<usize>n << 3)));
    if (!films) continue;
    for (let p = 0; p < patches; p++) v128.store(at + (<usize>(radialNodes + 3 * p + 1) << 4), f64x2(1, 1));
  }
  if (carbon) for (let i = 0; i < nodes; i++) store<f64>(mass + electrode + (<usize>i * 24), 1, 8);
  const anode = mass + electrode + (<usize>(nodes * perNode) << 3);
  store<f64>(anode, 1);
  for (let n: usize = 0; n < <usize>modes; n++) store<f64>(anode + (n << 3), 1, 16);
}

import { Draw, written } from './draw.mjs';
import { randomCell } from './randomCells.mjs';

/** Far enough that no other run of a bench uses the seed. */
const NEXT = 1_000_003;
const names = [
  'interphase',
  'carbonOxidation',
  'oxygenRelease',
  'coatingCracking',
  'contactLoss',
  'isolation',
  'cracking',
];

/**
 * A random lab cell that ages by the transferable laws, with much of its recipe left to them, and a protocol of a few cycles. The same
 * seed gives the same document.
 * @param {number} seed whole number
 * @returns {Record<string, unknown>}
 */
export function randomTransferable(seed) {
  let document = randomCell(seed);
  for (let at = seed + NEXT; document.cell.raw; at += NEXT) document = randomCell(at);
  const draw = new Draw(seed + 15485863);
  const cell = { ...document.cell, cathode: loosened(draw, document.cell.cathode) };
  // What the electrolyte follows under pressure costs nothing.
  if (draw.chance(0.7)) cell.pressure = written(draw.decades(0.1, 20), 'MPa');
  if (draw.chance(0.5)) cell.fabricationPressure = written(draw.decades(50, 800), 'MPa');
  if (draw.chance(0.5)) cell.restBeforeUse = written(draw.decades(0.1, 2000), 'h');
  return {
    ...document,
    title: `Random transferable cell ${seed}`,
    laws: 'transferable',
    cell,
    mechanisms: Object.fromEntries(names.filter(() => draw.chance(0.75)).map((name) => [name, true])),
    protocol: [{ repeat: draw.whole(2, 4), steps: document.protocol }],
    output: { series: 'none', profiles: 'none' },
  };
}

/** A cathode that leaves to the laws what they can tell, most of the time. */
function loosened(draw, { contact, porosity, particles, coating, interphase, ...rest }) {
  const { spread, ...sizes } = particles;
  const kept = (value, name, probability) => (draw.chance(probability) ? { [name]: value } : {});
  return {
    ...rest,
    particles: { ...sizes, ...kept(spread, 'spread', 0.4) },
    ...kept(porosity, 'porosity', 0.4),
    contact: {
      ...kept(contact.fraction, 'fraction', 0.3),
      ...kept(contact.spread, 'spread', 0.4),
      ...kept(contact.connected, 'connected', 0.3),
    },
    ...kept(interphase, 'interphase', 0.5),
    ...kept({ d50: written(draw.between(0.5, 12), 'um') }, 'electrolyteParticles', 0.6),
    ...kept(draw.pick(['pellet', 'sheet']), 'route', 0.5),
    ...kept(draw.pick(['hand', 'mill']), 'mixing', 0.5),
    ...kept(draw.pick(['NBR', 'PTFE']), 'binder', 0.3),
    coating: coating === 'none' ? coating : loosenedCoating(draw, coating),
  };
}

function loosenedCoating(draw, { coverage, ...coating }) {
  return {
    ...coating,
    ...(draw.chance(0.3) ? { coverage } : {}),
    ...(draw.chance(0.5) ? { deposition: draw.pick(['ALD', 'sol-gel', 'nanoparticles']) } : {}),
  };
}

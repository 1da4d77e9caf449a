import { effectKinds } from '../../../dist/degradation/effects.js';
import { mechanisms } from '../../../dist/degradation/mechanisms.js';
import { listFreshCell, listMechanisms } from '../../../dist/index.js';
import { populationConstants } from '../../../dist/population/constants.js';
import { listingTable } from './materials.mjs';
import { code, page, plain, table } from './text.mjs';

/** Every mechanism of ageing with its options, built-in values and sources, its competing laws, and what mechanisms can do to a cell. */
export function mechanismsPage() {
  const listed = new Map(listMechanisms().map((listing) => [listing.name, listing]));
  const effects = Object.entries(effectKinds).map(([name, { meaning, unit, shape, rule, into }]) => [
    code(name),
    plain(meaning),
    unit,
    shape,
    rule,
    into === undefined ? '' : code(into),
  ]);
  return page(
    'Mechanisms of ageing',
    'Without `mechanisms` a cell does not age. `true` takes the built-in values, `{ option: value }` puts others in their place. Built-in values that differ between laws, electrolytes or morphologies stand once for each.\n',
    ...mechanisms().map((mechanism) => section(mechanism, listed.get(mechanism.name))),
    '## Effects\n\nA law acts on the cell through these effects and in no other way.\n',
    table(['effect', 'meaning', 'unit', 'one per', 'combined as', 'parameter of the model'], effects),
  );
}

function section({ name, meaning, words, stage, perPowder, in: set, laws = [], variations = [] }, listing) {
  const facts = [
    `${plain(meaning)}.`,
    `In charts and in the split of a loss: *${words.name}*.`,
    `Laws: ${set === undefined ? 'both sets' : `${code(set)} only`}.`,
    `Stage of a fit by hand: ${stage}.`,
    ...(perPowder ? ['Each powder of a mixture has a law of its own.'] : []),
  ];
  const competing = [...laws, ...variations].map((law) => [
    law.name,
    code(`${law.set.option}: ${law.set.value}`),
    plain(law.meaning),
    law.in ?? 'both',
  ]);
  const others = ['Competing laws:\n', table(['law', 'chosen by', 'meaning', 'set of laws'], competing)];
  return [`## ${name}\n\n${facts.join(' ')}\n`, listingTable(listing), ...(competing.length === 0 ? [] : others)].join(
    '\n',
  );
}

/** The constants by which a recipe becomes a fresh cell under `laws: transferable`, and how all constants scatter between studies. */
export function constantsPage() {
  const rows = populationConstants.map(({ name, words, place, unit, scale, sd, level, of, source }) => [
    code(name),
    plain(words),
    code(place),
    unit,
    `${sd} in ${scale}`,
    level,
    of === 'constants' ? 'law' : 'recipe',
    plain(source),
  ]);
  return page(
    'Constants of the transferable laws',
    '## The fresh cell\n',
    listingTable(listFreshCell()),
    '## Spread between studies\n\nWhat `argyrode predict` draws, with its spread before any study was looked at.\n',
    table(['constant', 'what it is', 'where a scenario states it', 'unit', 'spread', 'level', 'of', 'source'], rows),
  );
}

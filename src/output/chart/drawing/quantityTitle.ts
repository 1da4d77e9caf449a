import type { CycleQuantity } from '../../../quantities/cycleQuantity.js';
import { quantityNamed } from '../../../quantities/registry.js';
import { unitText } from '../../text/unitText.js';

/** What a quantity is called within a sentence; one that is not known by the words in its name. */
export function quantityWords(quantity: string): string {
  return quantityNamed(quantity)?.words ?? wordsIn(quantity);
}

/** parabolicRate -> parabolic rate */
export function wordsIn(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Title of an axis with values as people read them, under words of its own. */
export function axisTitle(words: string, { shown }: Pick<CycleQuantity, 'shown'>): string {
  return `${words} / ${printedUnit(shown.unit)}`;
}

/** Title of an axis: `Discharge capacity / mAh g⁻¹`. */
export function quantityTitle(quantity: string, unit: string): string {
  const words = quantityWords(quantity);
  const head = words[0].toUpperCase() + words.slice(1);
  return unit === '' || unit === '1' ? head : `${head} / ${printedUnit(unit)}`;
}

/** A unit as journals print it: `mAh g⁻¹`, `Ω cm²`, `m² s⁻¹`. */
export function printedUnit(unit: string): string {
  return unitText(unit.replace(/\/\s*([A-Za-z]+)(\d?)/g, (_, of: string, power: string) => `.${of}-${power || 1}`));
}

import { unitText } from '../../text/unitText.js';

/** dischargeCapacity -> discharge capacity */
export function quantityWords(quantity: string): string {
  return quantity.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace('coulombic', 'Coulombic');
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

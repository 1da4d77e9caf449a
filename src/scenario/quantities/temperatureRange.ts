import { fromSi } from './quantity.js';

/** [K] -60 to 150 degC: beyond it no rate law of the model means anything. Holds for the cell and for storage. */
export const coldest = 273.15 - 60;
export const warmest = 273.15 + 150;

/** "-60 degC to 150 degC" */
export const temperatureRange = [coldest, warmest].map((kelvin) => `${fromSi(kelvin, 'degC')} degC`).join(' to ');

import { fromSi } from './quantity.js';

/** [Pa] The most that a cell can be pressed by; more is a slip of a unit. */
export const mostPressure = 2000e6;

/** "0 MPa to 2000 MPa" */
export const pressureRange = [0, mostPressure].map((pascal) => `${fromSi(pascal, 'MPa')} MPa`).join(' to ');

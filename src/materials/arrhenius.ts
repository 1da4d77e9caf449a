export * from '../constants/arrhenius.js';

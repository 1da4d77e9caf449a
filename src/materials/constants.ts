export * from '../constants/physical.js';

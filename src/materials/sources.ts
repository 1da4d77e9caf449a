export * from '../constants/sources.js';

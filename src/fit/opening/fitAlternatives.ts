import type { Issue } from '../../scenario/document/issue.js';
import { applySettings } from '../../scenario/document/settings.js';
import { alternativesOf } from '../laws/alternativesOf.js';
import type { Alternative, FitParameter } from '../problem.js';
import type { FitFile } from './fitFile.js';
import { fitParameters, type ParameterPlaces } from './fitParameters.js';

/** The laws that a fit tries instead of those in its scenario: those of its file, or those that compete with the ones in use. */
export function fitAlternatives(
  { alternatives, free }: Pick<FitFile, 'alternatives' | 'free'>,
  parameters: readonly FitParameter[],
  places: ParameterPlaces,
): { readonly alternatives: readonly Alternative[]; readonly issues: readonly Issue[] } {
  if (alternatives === false) return { alternatives: [], issues: [] };
  if (alternatives === true) return { alternatives: alternativesOf(parameters, places.base), issues: [] };
  const issues: Issue[] = [];
  const built = alternatives.map(({ name, meaning = name, settings, free: own }, i): Alternative => {
    const at = `alternatives[${i}]`;
    const { document: base, issues: faults } = applySettings(places.base, settings);
    for (const fault of faults) issues.push({ ...fault, path: `${at}.settings` });
    const documents = places.documents.map((document) => applySettings(document, settings).document);
    const read = fitParameters(own ?? free, { ...places, base, documents }, own ? `${at}.free` : at);
    issues.push(...read.issues);
    return { name, meaning, settings, parameters: read.parameters };
  });
  return { alternatives: built, issues };
}

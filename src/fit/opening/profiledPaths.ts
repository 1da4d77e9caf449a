import type { Issue } from '../../scenario/document/issue.js';
import type { FitParameter, UncertaintyOptions } from '../problem.js';

/** The parameters to profile: each by its own path, or all variants of one by what the fit file calls it (`names`). */
export function profiledPaths(
  profiles: UncertaintyOptions['profiles'],
  parameters: readonly FitParameter[],
  names: readonly string[],
): { readonly paths: UncertaintyOptions['profiles']; readonly issues: readonly Issue[] } {
  if (typeof profiles === 'string') return { paths: profiles, issues: [] };
  const paths = parameters.flatMap(({ path }, i) =>
    profiles.some((name) => name === path || name === names[i]) ? [path] : [],
  );
  const known = new Set([...names, ...parameters.map(({ path }) => path)]);
  const issues = profiles.flatMap((name, i): Issue[] => {
    if (known.has(name)) return [];
    const allowed = [...known].join(', ');
    return [
      {
        severity: 'error',
        path: `uncertainty.profiles[${i}]`,
        message: 'This number is not free.',
        got: name,
        allowed,
      },
    ];
  });
  return { paths, issues };
}

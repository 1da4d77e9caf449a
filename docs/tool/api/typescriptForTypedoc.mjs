import { register } from 'node:module';

// The compiler of the project has no API for programs; TypeDoc is handed the last one that has.
const hooks = `
export function resolve(specifier, context, next) {
  return next(specifier === 'typescript' && /typedoc/.test(context.parentURL ?? '') ? 'typescript6' : specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, import.meta.url);

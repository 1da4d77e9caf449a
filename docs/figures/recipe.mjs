import { readFileSync } from 'node:fs';
import { prepare, simulate } from 'argyrode';

/** The recipe of the first hour, as its page has it, run with a series. */
export function runRecipe(settings = []) {
  const text = readFileSync(new URL('../first-hour/index.md', import.meta.url), 'utf8');
  const [, recipe] = /```yaml file=recipe.yaml\n([\s\S]*?)```/.exec(text);
  return simulate(prepare(recipe, { settings }), { series: true });
}

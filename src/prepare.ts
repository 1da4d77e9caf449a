import { buildCell } from './cell/build.js';
import type { Cell } from './cell/cell.js';
import type { Material } from './materials/material.js';
import { readMaterial } from './materials/readMaterial.js';
import { buildProgramme } from './protocol/programme.js';
import type { Programme } from './protocol/step.js';
import type { Issue } from './scenario/issue.js';
import { type ReadOptions, readScenario, type ScenarioVariant } from './scenario/read.js';
import type { Scenario } from './scenario/scenario.js';

/** A variant ready to run: validated scenario, cell in SI, programme. */
export interface Prepared {
  readonly name: string;
  readonly scenario: Scenario;
  readonly raw: unknown;
  readonly cell: Cell;
  readonly programme: Programme;
  readonly warnings: readonly Issue[];
}

export interface Preparation {
  readonly title: string;
  /** The document as plain data, settings applied. */
  readonly document: unknown;
  /** Empty when any issue is an error. */
  readonly variants: readonly Prepared[];
  readonly issues: readonly Issue[];
}

export interface PrepareOptions extends ReadOptions {
  /** Reads a material file that the scenario names; throws when there is none. Absent where there are no files. */
  readonly readFile?: (path: string) => unknown;
}

/** Text of a scenario file -> cells and programmes, or every issue at once. Never throws for what a person wrote. */
export function prepare(text: string, options: PrepareOptions = {}): Preparation {
  const read = readScenario(text, options);
  const found = new Map<string, Issue>(read.issues.map((issue) => [key(issue), issue]));
  const variants: Prepared[] = [];
  for (const variant of read.variants) {
    const { prepared, issues } = prepareVariant(variant, options);
    const warnings: Issue[] = [];
    for (const issue of issues) {
      const located = { ...issue, ...read.locate(issue.path) };
      if (!found.has(key(located))) found.set(key(located), located);
      if (issue.severity === 'warning') warnings.push(located);
    }
    if (prepared) variants.push({ ...prepared, warnings });
  }
  const issues = [...found.values()];
  const failed = issues.some((issue) => issue.severity === 'error');
  return { title: read.title, document: read.document, variants: failed ? [] : variants, issues };
}

function prepareVariant(
  { name, scenario, raw }: ScenarioVariant,
  options: PrepareOptions,
): { prepared?: Omit<Prepared, 'warnings'>; issues: Issue[] } {
  const issues: Issue[] = [];
  const materials = ownMaterials(scenario, options, issues);
  const { x } = scenario.initial;
  const built = buildCell(scenario.cell, { ...(x === undefined ? {} : { initialContent: x }), materials });
  issues.push(...built.issues);
  const { programme, issues: programmeIssues } = buildProgramme(scenario.protocol, scenario.stop, scenario.protocolPath);
  issues.push(...programmeIssues);
  return built.cell && programme ? { prepared: { name, scenario, raw, cell: built.cell, programme }, issues } : { issues };
}

function ownMaterials(scenario: Scenario, options: PrepareOptions, issues: Issue[]): Material[] {
  return Object.entries(scenario.materials).flatMap(([name, given]) => {
    const path = `materials.${name}`;
    let data = given;
    if (typeof given === 'string') {
      try {
        if (!options.readFile) throw new Error('files cannot be read here');
        data = options.readFile(given);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        issues.push({
          severity: 'error',
          path,
          message: `The material file cannot be read: ${reason}.`,
          got: given,
          allowed: 'a path relative to the scenario, or the properties themselves',
        });
        return [];
      }
    }
    const { material, issues: found } = readMaterial(data, path, name);
    issues.push(...found);
    return material ? [material] : [];
  });
}

const key = (issue: Issue): string => `${issue.path}\n${issue.message}`;

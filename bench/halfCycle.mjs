import { Solver } from 'odex';
import { Bench } from 'tinybench';
import { agedCell, halfCell, modelOf } from './cells.mjs';
import { errorOf, Leg } from './leg.mjs';
import { table } from './text.mjs';

/** What is meant by "1 mV" and "0.1 mV". */
const settings = {
  '1 mV': { tolerance: 3e-4, radialNodes: 10 },
  '0.1 mV': { tolerance: 1e-4, radialNodes: 16 },
};
const converged = { tolerance: 1e-6, radialNodes: 48 };
const rates = [1, 0.1];
const throughNodes = [1, 4, 20];
const sizeClasses = [1, 3, 5];
/** Contents between which the cell is cycled about; each half starts from a uniform one. */
const [charged, discharged] = [0.25, 0.85];
/** Evaluations that the explicit integrator may use up at each tolerance. */
const PATIENCE = 300_000;

/**
 * Half cycles of the full model and of the simplified ones: time, steps and error of each.
 * @param {{ time?: number, quick?: boolean }} options [ms] per task; only the smaller cells
 */
export async function halfCycles({ time = 200, quick = false } = {}) {
  const tasks = [];
  for (const nodes of throughNodes) {
    if (quick && nodes > 4) continue;
    for (const classes of sizeClasses) {
      if (quick && classes > 3) continue;
      for (const rate of rates) tasks.push(...fullModel(nodes, classes, rate));
    }
  }
  tasks.push(...fullModel(1, 1, 1, { temperature: '25 degC', d50: '5 um' }));
  tasks.push(...simplified());
  const rows = await measured(tasks, time);
  return { rows, contrast: await contrast(time) };
}

/** Charge and discharge of the aged cell at both settings. */
function fullModel(nodes, classes, rate, harder = {}) {
  const build = (numerics) => {
    const { cell, model } = modelOf(agedCell({ throughNodes: nodes, sizeClasses: classes, numerics, ...harder }));
    const density = rate * cell.oneC;
    const above = 1.55 - cell.anode.plateau;
    return [
      new Leg(model, { content: discharged, density, until: 2.75 + above }),
      new Leg(model, { content: charged, density: -density, until: 1.35 + above }),
    ];
  };
  const references = build(converged);
  return Object.entries(settings).map(([setting, numerics]) => ({
    name: `full, N_x ${nodes}, ${classes} ${classes === 1 ? 'class' : 'classes'}, ${rate}C${harder.d50 ? ', 25 degC, 5 um' : ''}`,
    setting,
    legs: build(numerics),
    references,
  }));
}

const step = { content: 0.27, density: -35.161725050236534, until: 3.42 };

/** The half cell without films, through the electrode and as a single particle. */
function simplified() {
  const leg = (numerics) => new Leg(modelOf(halfCell(numerics)).model, step);
  const through = [leg({ throughNodes: 16, ...converged })];
  const lumped = [leg({ throughNodes: 1, ...converged })];
  const dfn = (name, nodes, numerics) => ({
    name: `one film, N_x ${nodes}, constant D, 1C`,
    setting: name,
    legs: [leg({ throughNodes: nodes, ...numerics })],
    references: through,
  });
  const particle = (radialNodes, tolerance) => ({
    name: 'single particle, constant D, 1C',
    setting: `${radialNodes} nodes, ${tolerance}`,
    legs: [leg({ throughNodes: 1, radialNodes, tolerance })],
    references: lumped,
  });
  return [
    dfn('6 nodes, 3e-4', 4, { radialNodes: 6, tolerance: 3e-4 }),
    dfn('1 mV', 4, settings['1 mV']),
    dfn('0.1 mV', 4, settings['0.1 mV']),
    dfn('6 nodes, 3e-4', 6, { radialNodes: 6, tolerance: 3e-4 }),
    dfn('0.1 mV', 6, settings['0.1 mV']),
    particle(5, 1e-3),
    particle(5, 3e-4),
    particle(6, 1e-3),
    particle(6, 3e-4),
    particle(6, 1e-4),
    particle(10, 1e-4),
  ];
}

/** Runs all tasks; a half cycle is the mean of the legs of a task. */
async function measured(tasks, time) {
  const bench = new Bench({ time, warmupTime: time / 2, iterations: 5, retainSamples: false });
  tasks.forEach(({ legs }, i) => {
    bench.add(String(i), () => {
      for (const leg of legs) leg.run();
    });
  });
  await bench.run();
  return tasks.map(({ name, setting, legs, references }, i) => {
    const { result } = bench.tasks[i];
    if (result.state !== 'completed') throw new Error(`${name}: ${result.error?.message ?? result.state}`);
    const errors = legs.map((leg, l) => errorOf(leg, references[l]));
    const { p50, min, p75, samplesCount } = result.latency;
    return {
      name,
      setting,
      median: (1000 * p50) / legs.length,
      lowest: (1000 * min) / legs.length,
      upperQuartile: (1000 * p75) / legs.length,
      samples: samplesCount,
      steps: legs.reduce((sum, leg) => sum + leg.run().steps, 0) / legs.length,
      voltage: Math.max(...errors.map(({ voltage }) => voltage)),
      capacity: Math.max(...errors.map(({ capacity }) => capacity)),
    };
  });
}

/**
 * The same single particle by explicit extrapolation: the contents alone, same grid, same current, over the time that the implicit
 * run takes. Diffusion in thin outer elements makes it stiff: the number of evaluations follows the grid, not the tolerance.
 */
async function contrast(time) {
  const rows = [];
  for (const [radialNodes, tolerance] of [
    [5, 1e-3],
    [6, 1e-4],
    [10, 1e-4],
  ]) {
    const { cell, model } = modelOf(halfCell({ throughNodes: 1, radialNodes, tolerance }));
    const leg = new Leg(model, step);
    const end = leg.run().time;
    const solve = explicit(cell, model, end);
    const bench = new Bench({ time, warmupTime: time / 2, iterations: 3, retainSamples: true });
    bench.add('implicit', () => {
      leg.run();
    });
    bench.add('explicit', () => {
      solve(tolerance);
    });
    await bench.run();
    const [implicit, other] = bench.tasks.map(({ result }) => result);
    // A task that throws shows in its own row only.
    const failed = other.state !== 'completed';
    const { nEval, outcome, y } = failed ? {} : solve(tolerance);
    const finished = !failed && outcome === 0;
    rows.push({
      name: `${radialNodes} nodes, ${tolerance}`,
      implicit: 1000 * implicit.latency.p50,
      explicit: failed ? Number.NaN : 1000 * other.latency.p50,
      evaluations: nEval,
      outcome: failed ? `threw: ${other.error.message}` : finished ? 'finished' : `gave up after ${nEval} evaluations`,
      ratio: failed ? Number.NaN : other.latency.p50 / implicit.latency.p50,
      // Surface content of the two at the end.
      difference: finished ? Math.abs(y[radialNodes - 1] - leg.y[radialNodes - 1]) : Number.NaN,
    });
  }
  return rows;
}

/** ds/dt = -(S Phi(s) D/L^2 + [surface] flux)/mass with the grid of the model and constant D. */
function explicit(cell, model, end) {
  const { size, mass, stiffness, bandwidth } = model.radial;
  const [{ radius }] = cell.cathode.classes;
  const diffusion = cell.cathode.diffusivity.at(0.5) / model.parameters.diffusionLength[0] ** 2;
  const j = step.density / (model.parameters.area[0] * cell.cathode.thickness);
  const flux = j / (96485.33212331001 * cell.cathode.maximumConcentration * radius);
  const row = bandwidth + 1;
  const derivative = (_, s) => {
    const rate = new Array(size).fill(0);
    for (let n = 0; n < size; n++) {
      for (let d = 0; d <= bandwidth && d <= n; d++) {
        const entry = diffusion * stiffness[n * row + bandwidth - d];
        rate[n] -= entry * s[n - d];
        if (d > 0) rate[n - d] -= entry * s[n];
      }
    }
    rate[size - 1] -= flux;
    for (let n = 0; n < size; n++) rate[n] /= mass[n];
    return rate;
  };
  return (tolerance) => {
    const solver = new Solver(size);
    solver.absoluteTolerance = tolerance;
    solver.relativeTolerance = tolerance;
    solver.initialStepSize = 1;
    let evaluations = 0;
    const bounded = (t, s) => {
      if (++evaluations > PATIENCE) throw new Error(`not finished after ${PATIENCE} evaluations`);
      return derivative(t, s);
    };
    return solver.solve(bounded, 0, new Array(size).fill(step.content), end);
  };
}

export function halfCycleText({ rows, contrast: explicitRows }) {
  const figures = rows.map((row) => [
    row.name,
    row.setting,
    row.median.toFixed(0),
    row.lowest.toFixed(0),
    row.upperQuartile.toFixed(0),
    row.samples,
    row.steps.toFixed(0),
    (1000 * row.voltage).toPrecision(2),
    (100 * row.capacity).toPrecision(2),
  ]);
  const head = ['half cycle', 'setting', 'us', 'lowest', '75 %', 'samples', 'steps', 'max |dV| mV', 'capacity %'];
  const compared = explicitRows.map((row) => [
    row.name,
    row.implicit.toFixed(0),
    row.explicit.toFixed(0),
    row.ratio.toFixed(0),
    row.evaluations ?? '-',
    row.difference.toExponential(1),
    row.outcome,
  ]);
  return [
    table(head, figures),
    '',
    'The single particle once more, implicit (this program) against explicit extrapolation (odex):',
    table(['nodes, tolerance', 'us', 'odex us', 'ratio', 'evaluations', 'difference', 'odex'], compared),
  ].join('\n');
}

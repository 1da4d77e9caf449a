/** Relative: by how much what only goes one way may go back by rounding and by the error of a time step. */
const ROUNDING = 1e-9;

/**
 * Sees whether contact, connected mass and coating of a cell ever grow, and its films ever shrink: to be given to `runVariant` as its
 * `recorder`. Films are those of the whole surface of a particle, as surface that a coating leaves takes its film along.
 */
export function oneWayWatcher() {
  const found = new Set();
  return {
    found,
    recorder: (model) => {
      const { layout, parameters, cell } = model;
      const { classes, patches, particles } = layout;
      const falling = {};
      const films = new Float64Array(layout.films ? particles : 0);
      let at = '';
      const falls = (name, values) => {
        const before = falling[name];
        if (before?.some((value, i) => !(values[i] <= value * (1 + ROUNDING))))
          found.add(`${name} grows before "${at}"`);
        falling[name] = Float64Array.from(values);
      };
      const thickness = (y) => {
        for (let i = 0; i < films.length; i++) {
          const k = i % classes;
          const particle = layout.particle(Math.floor(i / classes), k);
          let sum = 0;
          for (let p = 0; p < patches; p++) sum += parameters.coverage[k * patches + p] * y[layout.film(particle, p)];
          if (!(sum >= films[i] * (1 - ROUNDING))) found.add(`a film shrinks from ${films[i]} to ${sum} m in "${at}"`);
          films[i] = sum;
        }
      };
      const coated = cell.cathode.patches.flatMap(({ oxidationFactor }, p) => (oxidationFactor < 1 ? [p] : []));
      const look = (y) => {
        falls('ln contact', contactOf(parameters, patches));
        falls('connected mass', parameters.connected);
        falls(
          'coverage',
          Array.from({ length: classes }, (_, k) => coated.map((p) => parameters.coverage[k * patches + p])).flat(),
        );
        thickness(y);
      };
      return {
        stepStarted(step, cycle, _index, _time, y) {
          at = `cycle ${cycle}, ${step.text}`;
          look(y);
        },
        advanced(_time, _h, _before, after) {
          thickness(after);
        },
        stepEnded() {},
      };
    },
  };
}

/** Of each patch of each class. */
function contactOf({ contact, patchContact }, patches) {
  return Array.from(patchContact, (factor, kp) => factor * contact[Math.floor(kp / patches)]);
}

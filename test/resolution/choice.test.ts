import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import { groups } from '../../src/resolution/groups.js';
import { scenario } from './scenario.js';

type Changes = Parameters<typeof scenario>[0];

function chosen(changes: Changes) {
  const { variants, issues } = prepare(JSON.stringify(scenario(changes)), { format: 'json' });
  const [prepared] = variants;
  if (!prepared) throw new Error(JSON.stringify(issues));
  const { cell, programme, numerics, warnings } = prepared;
  return { cell, numerics, warnings, classes: cell.cathode.classes.length, groups: groups(cell, programme) };
}

const about = (changes: Changes) => chosen(changes).warnings.filter(({ path }) => path === 'numerics.accuracy');

describe('what is asked of the resolution', () => {
  const said = (changes: Changes) =>
    prepare(JSON.stringify(scenario(changes)), { format: 'json' }).issues.filter(
      ({ path }) => path !== 'cell.pressure',
    );
  const contact = { fraction: 0.6, spread: 0.7, rule: 'independent' };

  it('is refused beyond 400 classes in all, and never chosen there', () => {
    expect(said({ cathode: { contact }, numerics: { sizeClasses: 20, contactClasses: 20 } })).toEqual([]);
    expect(said({ cathode: { contact }, numerics: { sizeClasses: 20, contactClasses: 21 } })).toMatchObject([
      { severity: 'error', path: 'numerics.contactClasses', got: '420 classes', allowed: 'up to 400 in all' },
    ]);
    for (const numerics of [{ accuracy: '0.01 %' }, { accuracy: '0.01 %', sizeClasses: 100 }]) {
      expect(chosen({ cathode: { contact }, numerics }).classes).toBeLessThanOrEqual(400);
    }
  });

  it('gets a note for two nodes through the cathode and for a spread of contact without its rule', () => {
    expect(said({ numerics: { throughNodes: 2 } })).toMatchObject([
      { severity: 'note', path: 'numerics.throughNodes' },
    ]);
    for (const throughNodes of [1, 3]) expect(said({ numerics: { throughNodes } })).toEqual([]);
    const { rule: _, ...open } = contact;
    expect(said({ cathode: { contact: open } })).toMatchObject([
      { severity: 'note', path: 'cell.cathode.contact.spread' },
    ]);
    expect(said({ cathode: { contact } })).toEqual([]);
    expect(said({ cathode: { contact: { fraction: 0.6, spread: 0 } } })).toEqual([]);
  });

  it('is warned of with contact tied to size, whoever chose the classes', () => {
    const tied = { cathode: { contact: { ...contact, rule: 'tied to size' } } };
    for (const numerics of [{}, { sizeClasses: 7 }]) {
      expect(about({ ...tied, numerics })).toMatchObject([{ message: expect.stringMatching(/7 classes .* 28 %/) }]);
    }
  });

  it('takes more sizes where diffusion decides, fewer where contact does', () => {
    const sizes = (diffusivity: string) =>
      chosen({ cathode: { contact, overrides: { diffusivity } } }).numerics.sizeClasses;
    expect([sizes('1e-14 m2/s'), sizes('1e-17 m2/s')]).toEqual([3, 7]);
  });
});

describe('the choice of resolution', () => {
  it('follows the groups of the cell', () => {
    const cathode = { interphase: { bare: '5 nm' } };
    const slow = chosen({ protocol: ['Charge at 0.02C until 4.3 V vs Li'], cathode });
    const fast = chosen({ protocol: ['Charge at 2C until 4.3 V vs Li'], cathode });
    expect(slow.numerics.throughNodes).toBe(1);
    expect(fast.numerics.throughNodes).toBeGreaterThan(1);
    expect(fast.numerics.radialNodes).toBeGreaterThan(slow.numerics.radialNodes);
    expect(fast.classes).toBeGreaterThan(slow.classes);
    expect(fast.groups.railDrop / slow.groups.railDrop).toBeCloseTo(100, 9);
    expect(fast.groups.interfaceDrop / slow.groups.interfaceDrop).toBeCloseTo(100, 1);
    expect(slow.groups.fourier / fast.groups.fourier).toBeCloseTo(100, 9);
  });

  it('takes the highest current of all steps, also inside repeats', () => {
    const once = chosen({ protocol: ['Charge at 1.5C until 4.3 V vs Li'] });
    const within = chosen({
      protocol: ['Charge at 0.1C until 4.3 V vs Li', { repeat: 2, steps: ['Discharge at 1.5C until 2.9 V vs Li'] }],
    });
    expect(within.groups).toEqual(once.groups);
    expect(chosen({ protocol: ['Rest for 1 h'] }).groups.railDrop).toBeCloseTo(once.groups.railDrop / 1.5, 12);
  });

  it('leaves alone what is given, in its direction only', () => {
    const free = chosen({});
    for (const [name, value] of [
      ['throughNodes', 7],
      ['radialNodes', 17],
      ['tolerance', 1e-5],
      ['sizeClasses', 9],
    ] as const) {
      expect(chosen({ numerics: { [name]: value } }).numerics).toEqual({ ...free.numerics, [name]: value });
    }
  });

  it('is finer for a smaller error in every direction, and 0.5 % is the default', () => {
    const cell = {
      cathode: { contact: { fraction: 0.6, spread: 0.7 } },
      protocol: ['Charge at 1C until 4.3 V vs Li'],
    };
    const coarse = chosen({ ...cell, numerics: { accuracy: '2 %' } });
    const usual = chosen(cell);
    const fine = chosen({ ...cell, numerics: { accuracy: '0.02 %' } });
    expect(chosen({ ...cell, numerics: { accuracy: '0.5 %' } }).numerics).toEqual(usual.numerics);
    expect(coarse.classes).toBeLessThan(usual.classes);
    expect(coarse.numerics.tolerance).toBe(1e-3);
    for (const name of ['throughNodes', 'sizeClasses', 'contactClasses'] as const) {
      expect(fine.numerics[name]).toBeGreaterThan(usual.numerics[name] ?? 0);
    }
    expect(fine.numerics.tolerance).toBeCloseTo(1.2e-5, 12);
    const slow = (accuracy: string) =>
      chosen({ ...cell, protocol: ['Charge at C/10 until 4.3 V vs Li'], numerics: { accuracy } }).numerics.radialNodes;
    expect(slow('0.02 %')).toBeGreaterThan(slow('0.5 %'));
  });

  it('needs one class where all particles are alike, and one contact where contact does not vary', () => {
    expect(chosen({ cathode: { particles: { d50: '3 um', spread: 0 } } }).classes).toBe(1);
    const sizes = chosen({ cathode: { contact: { fraction: 0.6 } } });
    expect(sizes.numerics.contactClasses).toBe(1);
    expect(sizes.classes).toBe(sizes.numerics.sizeClasses);
    const both = chosen({ cathode: { contact: { fraction: 0.6, spread: 0.7 } } });
    expect(both.classes).toBe((both.numerics.sizeClasses ?? 0) * (both.numerics.contactClasses ?? 0));
  });

  it('says of every direction when the cell lies outside of what was tested', () => {
    expect(about({})).toEqual([]);
    const rails = { cathode: { overrides: { ionicConductivity: '2e-5 S/m' } } };
    expect(about(rails)).toMatchObject([{ message: expect.stringContaining('rails'), severity: 'warning' }]);
    expect(about({ ...rails, numerics: { throughNodes: 30 } })).toEqual([]);
    const diffusion = { cathode: { overrides: { diffusivity: '1e-19 m2/s' } } };
    expect(about(diffusion)).toMatchObject([{ message: expect.stringContaining('diffusion') }]);
    expect(about({ ...diffusion, numerics: { radialNodes: 60 } })).toEqual([]);
    const films = { cathode: { interphase: { bare: '60 nm', conductivity: '1e-8 S/m' } } };
    expect(about(films)).toMatchObject([{ message: expect.stringContaining('films') }]);
    expect(about({ ...films, numerics: { sizeClasses: 40 } })).toEqual([]);
    const tied = { cathode: { contact: { fraction: 0.9, spread: 1, rule: 'tied to size' } } };
    expect(about(tied)).toMatchObject([{ message: expect.stringContaining('tied to size') }]);
    const crowded = (spread: number) => ({ cathode: { contact: { fraction: 0.3, spread } } });
    expect(about(crowded(0.7))).toEqual([]);
    expect(about(crowded(0.72))).toMatchObject([{ message: expect.stringContaining('next to no contact') }]);
    expect(chosen(tied).classes).toBe(7);
    expect(about({ cathode: { contact: { fraction: 0.9, spread: 0, rule: 'tied to size' } } })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { studyPlaces, transferablePlaces } from '../../src/node/studyPlace.js';

const titles = (given?: string) =>
  studyPlaces(given).places.map(({ folder, text }) => [
    folder.replace(/^.*?scenarios\W/, '').replaceAll('\\', '/'),
    /^study: (.*)$/m.exec(text)?.[1],
  ]);

describe('studies of the package', () => {
  it('are those with laws of their own where none is named', () => {
    expect(titles()).toEqual(['ma2022', 'nunes2024', 'shi2023', 'walther2021', 'zhao2024'].map((name) => [name, name]));
  });

  it('go by their names; a second time under laws in common, by name too', () => {
    expect(titles('ma2022')).toEqual([['ma2022', 'ma2022']]);
    expect(titles('transferable/ma2022')).toEqual([['transferable/ma2022', 'ma2022']]);
    expect(titles('strauss2018_size')).toEqual([['transferable/strauss2018_size', 'strauss2018_size']]);
  });

  it('under laws in common are all of that folder, and by name those there first', () => {
    expect(transferablePlaces().places.length).toBeGreaterThan(5);
    expect(transferablePlaces('ma2022').places[0].folder).toMatch(/transferable\Wma2022$/);
  });

  it('are named where there is no such study', () => {
    const { places, issue } = studyPlaces('ma2023');
    expect(places).toEqual([]);
    expect(issue).toMatchObject({
      got: 'ma2023',
      hint: 'give a folder with a study.yaml, or one of ma2022, nunes2024, shi2023, walther2021, zhao2024',
    });
  });
});

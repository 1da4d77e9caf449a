import { computed, signal } from '@preact/signals';
import type { Geometry } from '../engine/messages.js';
import { nearestClass, type ParticleKind, typicalKind } from '../particle/chosenClass.js';
import { cells } from '../state/lab.js';
import { short } from '../state/words.js';

/** Particle that was chosen for the pictures; a typical one until then. */
const chosen = signal<ParticleKind | undefined>(undefined);
const shownKind = computed(() => {
  const geometry = cells[0].shown.value?.geometry ?? cells[1].shown.value?.geometry;
  return chosen.value ?? (geometry && typicalKind(geometry));
});

/** Class of a run that the pictures show. */
export function shownClass(geometry: Geometry): number {
  return nearestClass(geometry, shownKind.value ?? typicalKind(geometry));
}

/** All classes of the first cell, or of the second one where the first has none. */
export function ParticleChoice() {
  const geometry = cells[0].shown.value?.geometry ?? cells[1].shown.value?.geometry;
  if (!geometry || geometry.classes < 2) return null;
  const { particleRadius, contact } = geometry;
  const uneven = new Set(contact).size > 1;
  const smallest = Math.min(...particleRadius);
  const largest = Math.max(...particleRadius);
  const end = (radius: number): string => (radius === smallest ? ' (small)' : radius === largest ? ' (large)' : '');
  return (
    <label class="inline">
      <span>Particle</span>
      <select
        value={shownClass(geometry)}
        onChange={(event) => {
          const k = Number(event.currentTarget.value);
          chosen.value = { radius: particleRadius[k], contact: contact[k] };
        }}
      >
        {particleRadius.map((radius, k) => (
          <option key={`${radius} ${contact[k]}`} value={k}>
            {`${short(2 * radius, 2)} µm${end(radius)}${uneven ? `, ${short(100 * contact[k], 2)} % contact` : ''}`}
          </option>
        ))}
      </select>
    </label>
  );
}

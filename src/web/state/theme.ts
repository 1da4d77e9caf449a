import { computed, signal } from '@preact/signals';
import { darkPalette, lightPalette } from './colours.js';

export type ThemeChoice = 'light' | 'dark' | 'system';

const media = matchMedia('(prefers-color-scheme: dark)');
const systemDark = signal(media.matches);
media.addEventListener('change', ({ matches }) => {
  systemDark.value = matches;
});

export const themeChoice = signal<ThemeChoice>(remembered());

/** What is printed is light, whatever the screen is. */
const printing = signal(false);
matchMedia('print').addEventListener('change', ({ matches }) => {
  printing.value = matches;
});

export const palette = computed(() => {
  if (printing.value) return lightPalette;
  const choice = themeChoice.value;
  return (choice === 'system' ? systemDark.value : choice === 'dark') ? darkPalette : lightPalette;
});

export function chooseTheme(choice: ThemeChoice): void {
  themeChoice.value = choice;
  try {
    localStorage.setItem('argyrode-theme', choice);
  } catch {
    // A page in a frame may not be allowed to remember; then it does not.
  }
}

function remembered(): ThemeChoice {
  try {
    const choice = localStorage.getItem('argyrode-theme');
    return choice === 'light' || choice === 'dark' ? choice : 'system';
  } catch {
    return 'system';
  }
}

export const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

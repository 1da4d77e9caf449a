const shapes = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z',
  close: 'M3.4 2.3 8 6.9l4.6-4.6 1.1 1.1L9.1 8l4.6 4.6-1.1 1.1L8 9.1l-4.6 4.6-1.1-1.1L6.9 8 2.3 3.4z',
  check: 'M6.2 13.2 1.6 8.6l1.5-1.5 3.1 3.1 6.7-6.9 1.5 1.5z',
  moon: 'M6.2 1.6a6.5 6.5 0 1 0 8.2 8.2A5.6 5.6 0 0 1 6.2 1.6z',
  sun: 'M8 4.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8zM7.3 0h1.4v2.6H7.3zM7.3 13.4h1.4V16H7.3zM0 7.3h2.6v1.4H0zM13.4 7.3H16v1.4h-2.6zM1.8 2.8l1-1 1.9 1.9-1 1zM11.3 12.3l1-1 1.9 1.9-1 1zM1.8 13.2l1.9-1.9 1 1-1.9 1.9zM11.3 3.7l1.9-1.9 1 1-1.9 1.9z',
} as const;

/** A sign that does not depend on the fonts of the reader. */
export function Icon({ name }: { readonly name: keyof typeof shapes }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
      <path d={shapes[name]} fill="currentColor" />
    </svg>
  );
}

/** Waits [ms], or until the signal. */
export function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, time);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

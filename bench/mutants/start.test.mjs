import { it } from 'vitest';

// The one file that Vitest runs by itself: what follows is the work of the session's runner.
it('starts', () => {});

import { signal } from '@preact/signals';

export type Tab = 'recipe' | 'particle' | 'curves';
export const tabNames: readonly Tab[] = ['recipe', 'particle', 'curves'];

/** What a phone shows; wider screens show everything. */
export const tab = signal<Tab>('particle');

import { effect } from '@preact/signals';
import { render } from 'preact';
import { listed } from '../text/listed.js';
import { App } from './App.js';
import { openFromAddress } from './state/address.js';
import { followBands } from './state/bands.js';
import { followChanges } from './state/history.js';
import { lesson, names, playing } from './state/lab.js';
import { followLesson } from './state/lesson.js';
import { startPlaying } from './state/play.js';
import { calm, palette } from './state/theme.js';
import './lab.css';

effect(() => {
  document.documentElement.dataset.theme = palette.value.dark ? 'dark' : 'light';
});
effect(() => {
  document.title = `${listed(names.value)} – Argyrode lab`;
});

const host = document.getElementById('lab');
if (host) render(<App />, host);
startPlaying();
followLesson();
followBands();

void openFromAddress().then(() => {
  followChanges();
  if (!calm && lesson.peek() === undefined) playing.value = 'cycle';
});

if (import.meta.env.PROD && 'serviceWorker' in navigator && location.protocol !== 'file:') {
  navigator.serviceWorker.register('./offline.js').catch(() => {
    // In a frame or on a host without https the page works as well, only not offline.
  });
}

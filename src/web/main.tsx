import { effect } from '@preact/signals';
import { render } from 'preact';
import { listed } from '../text/listed.js';
import { App } from './App.js';
import { lessons } from './lessons/lessons.js';
import { cursor, lesson, names, openFromAddress, playing } from './state/lab.js';
import { followLesson, openLesson } from './state/lesson.js';
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

void openFromAddress().then(() => {
  // A link to a lesson without cells of its own opens the lesson's cells.
  const asked = lesson.peek();
  if (asked !== undefined && !/[#&][zs]=/.test(location.hash)) openLesson(asked < lessons.length ? asked : undefined);
  if (!calm && asked === undefined) {
    cursor.value = { cycle: 1, position: 0 };
    playing.value = 'cycle';
  }
});

if (import.meta.env.PROD && 'serviceWorker' in navigator && location.protocol !== 'file:') {
  navigator.serviceWorker.register('./offline.js').catch(() => {
    // In a frame or on a host without https the page works as well, only not offline.
  });
}

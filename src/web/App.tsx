import { signal } from '@preact/signals';
import { AgeingPanel, NyquistPanel, VoltagePanel } from './parts/Charts.js';
import { takeFiles } from './parts/FileButton.js';
import { Fit } from './parts/Fit.js';
import { Header } from './parts/Header.js';
import { Headline, Losses } from './parts/Losses.js';
import { LessonView } from './parts/lesson/LessonView.js';
import { Draft, Notice } from './parts/Notice.js';
import { Overpotentials } from './parts/Overpotentials.js';
import { Particles } from './parts/Particles.js';
import { Recipe } from './parts/Recipe.js';
import { Tabs } from './parts/Tabs.js';
import { Tornado } from './parts/Tornado.js';
import { Warnings } from './parts/Warnings.js';
import { lossLevel, shownLevel } from './state/lab.js';
import { open, view } from './state/lesson.js';
import { tab } from './state/tab.js';

const dragging = signal(false);

export function App() {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop target for the whole page; "Open file" does the same by keyboard
    <div
      class={`page view-${view.value}`}
      data-level={shownLevel.value}
      data-losses={lossLevel.value}
      onDragOver={(event) => {
        event.preventDefault();
        dragging.value = true;
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) dragging.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        dragging.value = false;
        if (event.dataTransfer && event.dataTransfer.files.length > 0) void takeFiles(event.dataTransfer.files);
      }}
    >
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        Skip to the content
      </button>
      <Header />
      <Draft />
      <Notice />
      {open.value ? <LessonView /> : <Lab />}
      {dragging.value && <div class="drop">Drop a scenario (YAML, JSON) or a table of cycles (CSV)</div>}
    </div>
  );
}

/** Both cells with everything that the page knows of them. */
function Lab() {
  return (
    <>
      <section aria-label="How the cells differ" aria-live="polite">
        <Headline />
      </section>
      <Tabs />
      <main id="content" tabIndex={-1} class={`tab-${tab.value}`}>
        <Recipe />
        <div class="middle">
          <Particles />
          <Losses />
          <Tornado />
        </div>
        <div class="right">
          <VoltagePanel />
          <AgeingPanel />
          <Fit />
          <Overpotentials />
          <NyquistPanel />
        </div>
      </main>
      <Warnings />
    </>
  );
}

import { computed, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Geometry } from '../engine/messages.js';
import { scaleFrom, scaleGradient, scaleTo } from '../particle/colour.js';
import { drawElectrode, type PackedParticle, packed } from '../particle/drawElectrode.js';
import { BREATHING, drawParticle } from '../particle/drawParticle.js';
import { outlineOf } from '../particle/outline.js';
import { both, cells, cursor, mostCycles, names, playing, type Which } from '../state/lab.js';
import { tab } from '../state/tab.js';
import { palette } from '../state/theme.js';
import { short } from '../state/words.js';
import { CellMessages } from './CellMessages.js';
import { Icon } from './Icon.js';
import { LevelMark } from './Keys.js';
import { ParticleChoice, shownClass } from './ParticleChoice.js';

/** [px] Pictures are drawn anew when the window gets another width. */
const windowWidth = signal(0);
addEventListener('resize', () => {
  windowWidth.value = innerWidth;
});

const outlines = { single: outlineOf('single', 21), poly: outlineOf('poly', 4) };

/** [nm] The thickest layer that any picture of this comparison has to show. */
const thickest = computed(() => {
  let most = 1;
  for (const cell of cells) {
    const run = cell.shown.value;
    if (!run) continue;
    const last = run.rows[run.rows.length - 1];
    most = Math.max(most, run.geometry.coatingThickness + Math.max(last?.filmBare || 0, last?.filmCovered || 0));
  }
  return most;
});

/** Both cells are drawn with the same factor, so that their films can be compared. */
const exaggeration = computed(() => {
  const radii = cells.map((cell) => {
    const geometry = cell.shown.value?.geometry;
    return geometry ? geometry.particleRadius[shownClass(geometry)] : 1.5;
  });
  const radius = Math.min(...radii);
  const free = (0.18 * radius * 1000) / thickest.value;
  return [1, 2, 5, 10, 20, 50].findLast((factor) => factor <= free) ?? 1;
});

export function Particles() {
  return (
    <section class="panel particles" aria-label="The particles">
      <div class="panel-head">
        <h2>
          The particle <LevelMark />
        </h2>
        <ParticleChoice />
      </div>
      <div class="pair">
        {both.map((i) => (
          <Particle key={i} which={i} />
        ))}
      </div>
      <Legend />
      <Timeline />
      <h3>Through the electrode</h3>
      <div class="pair">
        {both.map((i) => (
          <Electrode key={i} which={i} />
        ))}
      </div>
      <p class="soft small">
        Separator on the left, current collector on the right; all size classes by their volume. Grey, hatched:
        particles without any contact left.
      </p>
    </section>
  );
}

function Particle({ which }: { readonly which: Which }) {
  // Pictures cannot be drawn while a phone shows another part: they follow when theirs is opened.
  tab.value;
  windowWidth.value;
  const cell = cells[which];
  const canvas = useRef<HTMLCanvasElement>(null);
  const run = cell.shown.value;
  cell.arrived.value;
  const { cycle, position } = cursor.value;
  const frame = cell.refused.value ? undefined : run?.moment(cycle, position);
  const k = run ? shownClass(run.geometry) : 0;
  const colours = palette.value;
  const times = exaggeration.value;
  useEffect(() => {
    if (!run || !frame || !canvas.current) return;
    const { context, width } = prepared(canvas.current);
    if (!context || width === 0) return;
    drawParticle(context, width, {
      geometry: run.geometry,
      layout: run.layout,
      frame,
      sizeClass: k,
      outline: outlines[run.geometry.morphology],
      palette: colours,
      exaggeration: times,
    });
  });
  const scale = run ? scaleBar(run.geometry.particleRadius[k]) : undefined;
  return (
    <figure class={`cell-${'ab'[which]}`}>
      <figcaption>
        <span class={`dot dot-${'ab'[which]}`}>{'AB'[which]}</span> <b>{names.value[which]}</b>
        {run && frame && (
          <span class="soft at">
            {short(2 * run.geometry.particleRadius[k], 2)} µm, x ={' '}
            {short(meanContent(run.geometry, frame, run.layout.content(0, k)), 2)}
          </span>
        )}
      </figcaption>
      <div class="canvas-host">
        <canvas
          ref={canvas}
          class="square"
          role="img"
          aria-label={run && frame ? described(which, frame, k) : 'not computed yet'}
        />
        {scale && (
          <>
            <span class="scale" style={{ width: `${100 * scale.share}%` }}>
              {scale.text}
            </span>
            <span class="chip">
              {times === 1 ? 'films to scale' : `films ×${times}`}
              {times > 1 && <span class="wide"> thicker than true</span>}
            </span>
          </>
        )}
        <CellMessages which={which} />
      </div>
      {run && frame && <Numbers which={which} frame={frame} k={k} />}
    </figure>
  );
}

/** [nm] A film below a thousandth of a nanometre is none. */
function thin(film: number): string {
  return film < 1e-3 ? '< 0.001' : short(film);
}

function Numbers({ which, frame, k }: { readonly which: Which; readonly frame: Float32Array; readonly k: number }) {
  const run = cells[which].shown.value;
  if (!run) return null;
  const { layout, geometry } = run;
  const film = (name: 'bare' | 'covered') => {
    const p = geometry.patchNames.indexOf(name);
    return p < 0 ? undefined : frame[layout.film(k, p)];
  };
  const bare = film('bare');
  const covered = film('covered');
  const items: readonly (readonly [string, string])[] = [
    ['contact', `${short(100 * frame[layout.ofClass('contact', k)], 2)} %`],
    ['connected', `${short(100 * frame[layout.ofClass('connected', k)], 3)} %`],
    ...(bare === undefined ? [] : [['interphase, bare', `${thin(bare)} nm`] as const]),
    ...(covered === undefined ? [] : [['under coating', `${thin(covered)} nm`] as const]),
    ['cracks', `${short(100 * frame[layout.ofClass('crack', k)], 2)} % of R`],
    ['shrunk by', `${short(100 * frame[layout.ofClass('contraction', k)], 2)} %`],
  ];
  return (
    <dl class="numbers">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Electrode({ which }: { readonly which: Which }) {
  tab.value;
  windowWidth.value;
  const cell = cells[which];
  const canvas = useRef<HTMLCanvasElement>(null);
  const memory = useRef<{ key: string; packing: readonly PackedParticle[] }>({ key: '', packing: [] });
  const run = cell.shown.value;
  cell.arrived.value;
  const { cycle, position } = cursor.value;
  const frame = cell.refused.value ? undefined : run?.moment(cycle, position);
  const colours = palette.value;
  useEffect(() => {
    if (!run || !frame || !canvas.current) return;
    const { context, width, height } = prepared(canvas.current);
    if (!context || width === 0) return;
    const across = (run.geometry.thickness * height) / (width * 0.923);
    const key = JSON.stringify([run.geometry.particleRadius, run.geometry.volumeFraction, across]);
    if (memory.current.key !== key) memory.current = { key, packing: packed(run.geometry, across) };
    drawElectrode(context, width, height, {
      geometry: run.geometry,
      layout: run.layout,
      frame,
      packing: memory.current.packing,
      palette: colours,
    });
  });
  return (
    <figure>
      <canvas
        ref={canvas}
        class="strip"
        role="img"
        aria-label={`Section of the electrode of ${names.value[which]}, ${run ? Math.round(run.geometry.thickness) : ''} micrometres thick`}
      />
      {run && (
        <figcaption class="soft small">
          {'AB'[which]}: {short(run.geometry.thickness, 2)} µm thick
        </figcaption>
      )}
    </figure>
  );
}

/** Cycle and place in the cycle; both are also what the charts show. */
function Timeline() {
  const { cycle, position } = cursor.value;
  const most = mostCycles.value;
  const charging = position < 1;
  const move = (change: Partial<typeof cursor.value>) => {
    playing.value = '';
    cursor.value = { ...cursor.value, ...change };
  };
  const toggle = (mode: 'cycle' | 'ageing') => {
    playing.value = playing.value === mode ? '' : mode;
  };
  return (
    <div class="timeline">
      <button type="button" aria-pressed={playing.value === 'cycle'} onClick={() => toggle('cycle')}>
        <Icon name={playing.value === 'cycle' ? 'pause' : 'play'} /> one cycle
      </button>
      <input
        type="range"
        aria-label="Place in the cycle"
        aria-valuetext={
          charging ? `charge, ${Math.round(100 * position)} %` : `discharge, ${Math.round(100 * (position - 1))} %`
        }
        min={0}
        max={2}
        step={0.01}
        value={position}
        onInput={(event) => move({ position: Number(event.currentTarget.value) })}
      />
      <output>{charging ? 'charging' : 'discharging'}</output>
      <button
        type="button"
        aria-pressed={playing.value === 'ageing'}
        onClick={() => toggle('ageing')}
        disabled={most < 2}
      >
        <Icon name={playing.value === 'ageing' ? 'pause' : 'play'} /> ageing
      </button>
      <input
        type="range"
        aria-label="Cycle"
        data-cursor="cycle"
        min={1}
        max={Math.max(2, most)}
        step={1}
        value={cycle}
        disabled={most < 2}
        onInput={(event) => move({ cycle: Number(event.currentTarget.value) })}
      />
      <output>cycle {Math.min(cycle, most)}</output>
    </div>
  );
}

function Legend() {
  const colours = palette.value;
  const liquid = cells.some((cell) => cell.shown.value?.geometry.electrolyte === 'liquid');
  const items: readonly (readonly [string, string])[] = [
    [colours.coating, 'coating'],
    [colours.interphase, 'interphase'],
    [colours.gap, 'gap, dry crack'],
    [liquid ? colours.liquid : colours.electrolyte, 'electrolyte'],
  ];
  return (
    <div class="legend">
      <span class="scale-bar">
        <span>Li content {scaleFrom}</span>
        <span class="gradient" style={{ background: scaleGradient }} />
        <span>{scaleTo}</span>
      </span>
      {items.map(([colour, text]) => (
        <span key={text} class="key">
          <span class="swatch" style={{ background: colour }} /> {text}
        </span>
      ))}
      <span class="soft">
        contraction ×{BREATHING}; where gaps and cracks lie is drawn at random, how much is computed
      </span>
    </div>
  );
}

/** A canvas at the resolution of the screen. */
function prepared(canvas: HTMLCanvasElement) {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { context, width, height };
}

function scaleBar(radius: number): { readonly share: number; readonly text: string } {
  // The drawn diameter is two times 0.36 of the picture.
  const perMicrometre = 0.36 / radius;
  const length = [0.1, 0.2, 0.5, 1, 2, 5, 10].findLast((um) => um * perMicrometre < 0.24) ?? 0.1;
  return { share: length * perMicrometre, text: `${length} µm` };
}

function meanContent({ radius }: Geometry, frame: Float32Array, start: number): number {
  let sum = 0;
  let volume = 0;
  for (let n = 0; n + 1 < radius.length; n++) {
    const shell = radius[n + 1] ** 3 - radius[n] ** 3;
    sum += (shell * (frame[start + n] + frame[start + n + 1])) / 2;
    volume += shell;
  }
  return volume > 0 ? sum / volume : frame[start];
}

function described(which: Which, frame: Float32Array, k: number): string {
  const run = cells[which].shown.value;
  if (!run) return '';
  const { layout } = run;
  const percent = (value: number) => `${Math.round(100 * value)} percent`;
  return (
    `Cross-section of a particle of ${names.value[which]} in cycle ${Math.round(frame[layout.scalar('cycle')])}: ` +
    `lithium at the surface ${short(frame[layout.content(0, k) + run.geometry.radialNodes - 1], 2)}, ` +
    `${percent(frame[layout.ofClass('contact', k)])} of the surface in contact, ` +
    `cracks ${percent(frame[layout.ofClass('crack', k)])} of the radius.`
  );
}

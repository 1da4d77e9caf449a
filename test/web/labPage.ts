import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureBuilt } from '../../build.mjs';
import { cycling, maCell } from '../../src/web/state/publishedCells.js';

const site = fileURLToPath(new URL('../../dist/lab/', import.meta.url));
/** [ms] A state that has not come by then will not come; nothing is expected to take this long. */
export const PATIENCE = 240_000;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Builds the page unless it is of the sources as they are. */
export function buildLab(): void {
  const { code, said } = ensureBuilt('lab');
  if (code !== 0) throw new Error(`The page cannot be built: ${said}`);
}

/** The built page as any static host serves it. */
export async function serveLab(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0]));
    const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(site) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Where the page opens with the cells of a scenario, as a report links to it. */
export function linkTo(url: string, scenario: object): string {
  return `${url}#s=${Buffer.from(JSON.stringify(scenario)).toString('base64url')}`;
}

/** Two cells that age within few cycles and are solved in no time. */
export function smallCells(more: object = {}): object {
  const { coating: _, ...cathode } = maCell.cell.cathode;
  const { laws: __, ...cell } = maCell;
  return {
    ...cell,
    cell: { ...maCell.cell, cathode },
    numerics: { throughNodes: 1, sizeClasses: 2, contactClasses: 2, radialNodes: 8 },
    mechanisms: { interphase: true, contactLoss: { rate: 0.02 } },
    protocol: [cycling(8, '0.2C')],
    variants: { bare: {}, ZrO2: { coating: { material: 'ZrO2', thickness: '4.5 nm', coverage: '95 %' } } },
    ...more,
  };
}

/** A browser that comes from npm alone. */
export async function openBrowser(): Promise<Browser> {
  // The package unpacks the shared libraries of its browser only where it believes to run as a cloud function.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: ['--no-sandbox'],
    headless: true,
    timeout: 0,
  });
}

/** What the page complained about in its console, or threw. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.setDefaultTimeout(PATIENCE);
  return complaints;
}

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare, simulate } from '../../src/index.js';
import { cyclesCsv, reportHtml } from '../../src/output.js';
import { buildLab, complaintsOf, linkTo, openBrowser, PATIENCE, serveLab, smallCells } from './labPage.js';

// Texts of a scenario that somebody else has written are shown, never run: in the report and on the page, by two locks.

const script = '<img src=x onerror="window.ran=1"><script>window.ran=2</script>';
const names = [`"><svg onload="window.ran=3">`, "A/B ü {a} %20 '=1+1'"] as const;

const hostile = smallCells({
  title: `</title>${script}`,
  source: { title: script, authors: [script], doi: '10.1000/x"onmouseover="window.ran=4' },
  description: script,
  protocol: [{ cycling: { cycles: 2, charge: '0.2C', discharge: '0.2C', window: ['2.9 V vs Li', '4.3 V vs Li'] } }],
  materials: { [`mix ${script}`]: { kind: 'coating', conductivity: { value: '1e-7 S/m', source: script } } },
  variants: { [names[0]]: {}, [names[1]]: { coating: { material: 'ZrO2', thickness: '4 nm', coverage: '90 %' } } },
  data: [{ variant: names[1], quantity: 'dischargeCapacity', cycle: 1, value: 190, unit: 'mAh/g', source: script }],
});

let browser: Browser;
let site: Awaited<ReturnType<typeof serveLab>>;
const results = simulate(prepare(JSON.stringify(hostile), { format: 'json' }));

beforeAll(async () => {
  buildLab();
  site = await serveLab();
  browser = await openBrowser();
}, PATIENCE);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** A page of the browser that notes what it complains about, what the policy stopped and what it wanted from the network. */
async function opened(address: string): Promise<{ page: Page; complaints: string[]; wanted: string[] }> {
  const page = await browser.newPage({ acceptDownloads: true });
  const complaints = complaintsOf(page);
  const wanted: string[] = [];
  page.on('request', (request) => wanted.push(request.url()));
  await page.goto(address);
  return { page, complaints, wanted };
}

const ran = (page: Page) => page.evaluate(() => (window as { ran?: number }).ran);

function written(html: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'argyrode-report-')), 'report.html');
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

describe('a report of a hostile scenario', { timeout: PATIENCE }, () => {
  it('shows its texts, runs nothing and asks nobody', async () => {
    expect(results.variants.map(({ status }) => status.code)).toEqual(['completed', 'completed']);
    const address = written(reportHtml(results, { command: script, lab: site.url }));
    const { page, complaints, wanted } = await opened(address);
    expect(await ran(page)).toBeUndefined();
    expect(await page.innerText('h1')).toContain('<script>');
    expect(await page.locator('script, img, iframe, object, svg [onload]').count()).toBe(0);
    // What is right needs nothing that the policy forbids.
    expect(complaints).toEqual([]);
    expect(wanted).toEqual([address]);
    expect(await page.locator('figure svg').count()).toBeGreaterThan(3);
    await page.close();
  });

  it('would be held by its policy if a text were let through', async () => {
    const html = reportHtml(results).replace('<main>', `<main>${script}`);
    const { page, complaints } = await opened(written(html));
    expect(await ran(page)).toBeUndefined();
    expect(complaints.join(' ')).toMatch(/Content Security Policy/);
    await page.close();
  });

  it('links to a page only', async () => {
    const links = async (lab: string) => {
      const { page } = await opened(written(reportHtml(results, { lab })));
      const found = await page
        .locator('#repeat ~ p a')
        .evaluateAll((list) => list.map((a) => (a as HTMLAnchorElement).protocol));
      await page.close();
      return found;
    };
    expect(await links('javascript:window.ran=5//')).toEqual([]);
    expect(await links('file:///lab/index.html')).toEqual(['file:']);
  });
});

describe('the page of a hostile scenario', { timeout: PATIENCE }, () => {
  it('shows and saves its cells, runs nothing and asks nobody', async () => {
    const { page, complaints, wanted } = await opened(linkTo(site.url, hostile));
    await page.waitForSelector('[data-level="fine"]');
    for (const name of names) expect(await page.innerText('.page')).toContain(name);
    await page.hover('[aria-label="Ageing"] canvas');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Cycle table' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('argyrode-lab-cycles.csv');
    const stream = await file.createReadStream();
    const text = Buffer.concat(await stream.toArray()).toString('utf8');
    // Six digits of the first capacity: exp and log of the browser are others than those of Node.
    const begins = (table: string) => table.split('\r\n').map((row) => row.slice(0, 34));
    expect(begins(text)).toEqual(begins(cyclesCsv(results)));
    expect(await ran(page)).toBeUndefined();
    expect(complaints).toEqual([]);
    expect(wanted.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(site.url))).toEqual([]);
    await page.close();
  });

  it('has a policy that stops a script which is not its own', async () => {
    const { page, complaints } = await opened(linkTo(site.url, smallCells()));
    await page.evaluate((markup) => {
      document.body.insertAdjacentHTML('beforeend', markup);
    }, script);
    await page.waitForFunction(() => document.querySelector('img[src="x"]') !== null);
    await expect.poll(() => complaints.join(' '), { timeout: PATIENCE }).toMatch(/Content Security Policy/);
    expect(await ran(page)).toBeUndefined();
    await page.close();
  });
});

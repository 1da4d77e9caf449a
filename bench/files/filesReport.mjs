import { readMeasured } from '../../dist/measured/readFile.js';
import { misread, randomFile } from './randomFile.mjs';

/** Writes and reads that many random files, prints how many of each instrument came back wrong, and says whether none did. */
export async function filesReport(first, count) {
  const started = performance.now();
  const counts = new Map();
  const wrong = [];
  for (let seed = first; seed < first + count; seed++) {
    const file = randomFile(seed);
    const found = misread(file, await readMeasured(file.bytes, { mass: 1e-6 * file.record.mass }));
    counts.set(file.dialect, (counts.get(file.dialect) ?? 0) + 1);
    if (found.length > 0) wrong.push({ seed, dialect: file.dialect, found });
    if (process.stderr.isTTY && seed % 50 === 0) process.stderr.write(`\r${seed - first + 1} of ${count}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  console.log(
    `${count} files from seed ${first} in ${((performance.now() - started) / 1000).toFixed(1)} s, ${wrong.length} read wrong`,
  );
  for (const [dialect, number] of counts)
    console.log(`  ${dialect}: ${number}, wrong ${wrong.filter((one) => one.dialect === dialect).length}`);
  for (const { seed, dialect, found } of wrong.slice(0, 40))
    console.log(`  --seed ${seed} --files 1 (${dialect}): ${found.slice(0, 3).join(' | ')}`);
  return wrong.length === 0;
}

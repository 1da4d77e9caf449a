import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src', 'kernel', 'bytes.ts');
/** Constants that the kernel reads from the program. */
const shared = ['src/constants/physical.ts', 'src/numerics/integration/rodas4Coefficients.ts'];
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];

/** Name of what the kernel is compiled from, compiler and options included. */
export function kernelSources() {
  const own = readdirSync(join(root, 'kernel')).filter((file) => file.endsWith('.ts'));
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const hash = createHash('sha1').update(`${devDependencies.assemblyscript} ${options.join(' ')}\n`);
  for (const file of [...own.sort().map((name) => `kernel/${name}`), ...shared]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Whether the committed bytes are those of the sources as they are. */
export function isKernelBuilt() {
  return readFileSync(target, 'utf8').includes(`'${kernelSources()}'`);
}

/** What `src/kernel/bytes.ts` has to be; throws what the compiler says. */
export function compiledKernel() {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    const out = join(folder, 'kernel.wasm');
    const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
    const command = [compiler, 'kernel/step.ts', ...options, '-o', out];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout + stderr);
    return `/** The kernel as WebAssembly, and what it was compiled from; written by \`node build.mjs kernel\`. */
export const source = '${kernelSources()}';
export const bytes =
  '${readFileSync(out).toString('base64')}';
`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function buildKernel() {
  writeFileSync(target, compiledKernel());
}

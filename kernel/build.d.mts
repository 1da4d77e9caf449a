/** Name of what the kernel is compiled from, compiler and options included. */
export function kernelSources(): string;
/** Whether the committed bytes are those of the sources as they are. */
export function isKernelBuilt(): boolean;
/** What `src/kernel/bytes.ts` has to be; throws what the compiler says. */
export function compiledKernel(): string;
export function buildKernel(): void;

/** Reads files whose texts are at hand by their paths; throws for any other one, as is asked of what reads files for a scenario. */
export function readKept(files: Readonly<Record<string, string>>): (path: string) => string {
  return (path) => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    if (text === undefined) throw new Error(`There is no ${path}`);
    return text;
  };
}

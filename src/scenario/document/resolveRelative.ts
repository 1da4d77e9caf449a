/** A path relative to the folder of a file, as a path relative to what that file is relative to. */
export function resolveRelative(file: string, path: string): string {
  const folder = file.replace(/[^/\\]*$/, '');
  if (folder === '' || /^(?:[/\\]|[a-z]:[/\\])/i.test(path)) return path;
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split(/[/\\]/)) {
    if (part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

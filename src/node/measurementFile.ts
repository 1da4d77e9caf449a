import { type FileText, fileText } from '../measured/binary/binaryText.js';
import type { Issue } from '../scenario/document/issue.js';
import { accessText, isAccess } from './accessFile.js';
import { readBytes } from './scenarioFile.js';

/** A file of measurements of at most `limit` bytes as text, databases of Arbin among them, or what is wrong with it. */
export async function readMeasurementFile(file: string, limit: number): Promise<FileText | { readonly issue: Issue }> {
  const content = readBytes(file, 'file of measurements', limit);
  if ('issue' in content) return content;
  return isAccess(content.bytes) ? accessText(content.bytes) : fileText(content.bytes);
}

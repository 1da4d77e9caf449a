/** "cathodeThickness" for "cathode thickness": as other names of quantities are written. */
export function asKey(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
}

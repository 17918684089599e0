/**
 * The same text in memory of its own. Engines keep a part of a string as a view of the whole, and with it the whole for
 * as long as the part is held.
 */
export function ownCopy(part: string): string {
  return JSON.parse(JSON.stringify(part)) as string
}

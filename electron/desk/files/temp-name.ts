// The names of the temporary files that a save makes beside a post, and which of them are being written.

/** Temporary files of this process that still have a writer, by absolute path. */
const inUse = new Set<string>()

export function tempName(random: string): string {
  return `.galley-${process.pid}-${random}.tmp`
}

/** Whether `name` is a temporary file of Galley's, of this run or of any other. */
export function isGalleyTemp(name: string): boolean {
  return TEMP.test(name)
}

/** The process that made the temporary file `name`; null where it is none. */
export function makerOf(name: string): number | null {
  const pid = TEMP.exec(name)?.[1]
  return pid === undefined ? null : Number(pid)
}

export function beginTemp(absolute: string): void {
  inUse.add(absolute)
}

export function endTemp(absolute: string): void {
  inUse.delete(absolute)
}

export function isInUse(absolute: string): boolean {
  return inUse.has(absolute)
}

const TEMP = /^\.galley-(\d{1,10})-[0-9a-f]+\.tmp$/

// Galley's own state (settings, recent sites, permissions) as one JSON file each, outside every site.
// A file that cannot be read is kept aside and replaced by the fallback; it never stops a start.
import path from 'node:path'
import type { z } from 'zod'
import type { Disk } from './disk.ts'
import { writeWhole } from './write.ts'

export type StateFile<T> = {
  read(): Promise<T>
  /**
   * Replaces the state by what `change` makes of it; changes are carried out one after the other.
   * @throws DeskFailure as `writeWhole`
   */
  change(change: (state: T) => T): Promise<T>
}

/** The state in `file`, checked by `schema`; `fallback` where there is none or none that can be read. */
export function stateFile<S extends z.ZodType>(
  disk: Disk,
  file: string,
  schema: S,
  fallback: z.output<S>,
): StateFile<z.output<S>> {
  let last: Promise<unknown> = Promise.resolve()

  async function read(): Promise<z.output<S>> {
    let text: string
    try {
      text = await disk.readFile(file, 'utf8')
    } catch {
      return fallback
    }
    const parsed = schema.safeParse(jsonOrUndefined(text))
    if (parsed.success) return parsed.data
    await disk.rename(file, `${file}.unreadable`).catch(() => undefined)
    return fallback
  }

  async function replace(change: (state: z.output<S>) => z.output<S>): Promise<z.output<S>> {
    const next = change(await read())
    await disk.mkdir(path.dirname(file), { recursive: true })
    const bytes = new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`)
    await writeWhole(disk, file, bytes, { expected: 'any' })
    return next
  }

  return {
    read,
    change(change) {
      const mine = last.then(() => replace(change))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

// A program for a page, in one piece.
import path from 'node:path'
import { rolldown } from 'rolldown'

/** `name`: a file of this folder. To be evaluated: Galley’s policy lets no script be added. */
export async function bundle(name: string): Promise<string> {
  const built = await rolldown({ input: path.join(import.meta.dirname, name), platform: 'browser' })
  const { output } = await built.generate({ format: 'iife' })
  await built.close()
  return output[0].code
}

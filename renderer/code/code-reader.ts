// The highlighter's worker as the preview uses it: begun with code that is seen and ended when none comes for a while,
// with a memory of what it read, so that scrolling back and typing elsewhere cost nothing.
import { connect } from '../../shared/contract/connect.ts'
import type { Client } from '../../shared/contract/declare.ts'
import { portWire } from '../preview/port-wire.ts'
import { atRest } from '../theme/at-rest.ts'
import { type CodeContract, type CodeLine, codeContract } from './code-contract.ts'

export type CodeReader = {
  /** What is known of it at once: from memory; else, line by line, what such lines were elsewhere. */
  known(language: string, code: string): { readonly lines: readonly CodeLine[]; readonly isExact: boolean }
  /** Reads it; null where nothing can be told. */
  read(language: string, code: string): Promise<readonly CodeLine[] | null>
  stop(): void
}

/** Longer code is shown as it is: colours would come late and help nobody. */
const LONGEST = 100_000
const MOST_BLOCKS = 500
const MOST_LINES = 20_000
/** The patterns of a grammar take megabytes, and are compiled again in a moment. */
const IDLE_MS = 30_000

export function codeReader(): CodeReader {
  let worker: Worker | null = null
  let client: Client<CodeContract> | null = null
  let awaited = 0
  let idle: ReturnType<typeof setTimeout> | undefined
  let wasEnded = false
  const waiting: (() => void)[] = []
  /** Beginning again would take the frame of some keys: that is done when the hand rests. */
  const beginning = atRest(() => {
    for (const go of waiting.splice(0)) go()
  })
  const blocks = new Map<string, readonly CodeLine[]>()
  const lines = new Map<string, CodeLine>()
  const unknown = new Set<string>()

  async function ask(language: string, code: string): Promise<CodeLine[] | null> {
    clearTimeout(idle)
    awaited++
    try {
      if (wasEnded && worker === null) {
        await new Promise<void>((go) => {
          waiting.push(go)
          beginning.touch()
        })
      }
      worker ??= new Worker(new URL('./code.worker.ts', import.meta.url), { type: 'module', name: 'code' })
      client ??= connect(codeContract, portWire(worker))
      return await client['code.read']({ language, code })
    } finally {
      if (--awaited === 0) idle = setTimeout(end, IDLE_MS)
    }
  }

  function end(): void {
    clearTimeout(idle)
    beginning.forget()
    worker?.terminate()
    worker = null
    client = null
    wasEnded = true
  }

  function remember(language: string, code: string, read: readonly CodeLine[]): void {
    if (blocks.size >= MOST_BLOCKS) blocks.clear()
    if (lines.size >= MOST_LINES) lines.clear()
    blocks.set(`${language} ${code}`, read)
    for (const line of read) lines.set(`${language} ${line.map(([text]) => text).join('')}`, line)
  }

  return {
    known(language, code) {
      const exact = blocks.get(`${language} ${code}`)
      if (exact) return { lines: exact, isExact: true }
      const guessed = code
        .split('\n')
        .map((line): CodeLine => lines.get(`${language} ${line}`) ?? [[line, 'plain']])
      return { lines: guessed, isExact: false }
    },
    async read(language, code) {
      if (code.length > LONGEST || unknown.has(language)) return null
      const exact = blocks.get(`${language} ${code}`)
      if (exact) return exact
      try {
        const read = await ask(language, code)
        if (read === null) unknown.add(language)
        else remember(language, code, read)
        return read
      } catch {
        // A grammar that fails leaves the code as it is written.
        return null
      }
    },
    stop: end,
  }
}

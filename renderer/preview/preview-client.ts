// The preview's worker as the renderer uses it: changes go out together while an answer is awaited, patches come
// back in order, and a worker that does not answer in time is ended and begun anew, once.
import { connect } from '../../shared/contract/connect.ts'
import type { Client } from '../../shared/contract/declare.ts'
import type { MarkdownSettings } from '../../shared/markdown/markdown-settings.ts'
import type { TextChange } from '../../shared/text/change.ts'
import { atRest } from '../theme/at-rest.ts'
import { portWire } from './port-wire.ts'
import { type OutlineEntry, type PreviewContract, previewContract, type Update } from './preview-contract.ts'

export type PreviewClient = {
  /** The worker hears of them when the hand rests, together: it is not to work while a key is painted. */
  change(changes: readonly TextChange[]): void
  /** What was changed waits for the worker's answer. */
  hurry(): void
  /** Empty where the worker does not answer. */
  outline(): Promise<readonly OutlineEntry[]>
  /** After `onStopped`: begins anew with the text as it is now. */
  tryAgain(): void
  stop(): void
}

export type PreviewClientOptions = {
  /** Whose dialect the post is written in. */
  readonly generator: string
  /** As `site.markdown`. */
  readonly settings: MarkdownSettings
  /** The date that the post's path gives, or null. */
  readonly pathDay: string | null
  /** The whole text now. */
  text(): string
  /** All blocks anew, the first of them at least. The next answer is asked for when this one is carried out. */
  onBegin(update: Update, isLatest: boolean): Promise<void>
  /** `isLatest`: no change has been made since those that it answers. */
  onUpdate(update: Update, isLatest: boolean): Promise<void>
  /** The worker did not answer twice; the preview stands still until `tryAgain`. */
  onStopped(): void
}

const DEADLINE_MS = 8_000

export function previewClient(options: PreviewClientOptions): PreviewClient {
  let worker: Worker | null = null
  let client: Client<PreviewContract> | null = null
  let steps: (readonly TextChange[])[] = []
  let begun = false
  let busy = false
  let failures = 0
  /** Whether all of the text was answered: a long post comes in slices. */
  let isWhole = true
  let stopped = false
  /** What one block alone shows is in the page at once; the worker, which reads all of it, would take time from the keys. */
  const soon = atRest(() => void next())
  /** What came while an answer was awaited is not to wait for rest. */
  let hurried = false

  function start(): void {
    worker = new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module', name: 'preview' })
    worker.addEventListener('error', () => fail())
    client = connect(previewContract, portWire(worker))
    begun = false
    steps = []
    void next()
  }

  function fail(): void {
    worker?.terminate()
    worker = null
    client = null
    busy = false
    if (stopped) return
    if (++failures > 1) options.onStopped()
    else start()
  }

  async function next(): Promise<void> {
    if (client === null || (begun && isWhole && steps.length === 0)) return
    hurried = busy
    if (busy) return
    busy = true
    soon.forget()
    const asked = client
    const sent = steps
    steps = []
    const beginning = !begun
    begun = true
    const question = beginning
      ? asked['preview.begin']({
          text: options.text(),
          generator: options.generator,
          settings: options.settings,
          pathDay: options.pathDay,
        })
      : asked['preview.change']({ steps: sent.map((step) => [...step]) })
    const update = await withDeadline(question, DEADLINE_MS)
    if (asked !== client) return
    if (update === null) return fail()
    isWhole = update.isWhole
    const isLatest = steps.length === 0
    await (beginning ? options.onBegin(update, isLatest) : options.onUpdate(update, isLatest))
    if (asked !== client) return
    busy = false
    failures = 0
    if (hurried || !isWhole) void next()
  }

  start()
  return {
    change(changes) {
      // Before the first question went out, its text has these changes already.
      if (!begun) return
      steps.push(changes)
      soon.touch()
    },
    hurry: () => void next(),
    async outline() {
      void next()
      const answer = client ? await withDeadline(client['preview.outline'](null), DEADLINE_MS) : null
      return answer ?? []
    },
    tryAgain() {
      failures = 0
      if (client === null) start()
    },
    stop() {
      stopped = true
      soon.forget()
      worker?.terminate()
      worker = null
      client = null
    },
  }
}

/** Null where the answer fails or is late. */
function withDeadline<T>(answer: Promise<T>, deadlineMs: number): Promise<T | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), deadlineMs)
    answer.then(resolve, () => resolve(null)).finally(() => clearTimeout(late))
  })
}

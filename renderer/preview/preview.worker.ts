// Holds a rendering of the open post that follows its changes, and answers each with the blocks that look different.
import type { Handlers } from '../../shared/contract/declare.ts'
import { DeskFailure } from '../../shared/contract/failure.ts'
import { serve } from '../../shared/contract/serve.ts'
import type { RenderedBlock } from '../../shared/markdown/blocks.ts'
import { type LiveRendering, liveRendering } from '../../shared/markdown/live-rendering.ts'
import { defaultSettings } from '../../shared/markdown/markdown-settings.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { applyHunks, limited, patchBlocks } from '../../shared/markdown/patch.ts'
import type { Globals } from '../../shared/markdown/piece.ts'
import { applyChanges, fits, type TextChange } from '../../shared/text/change.ts'
import { portWire } from './port-wire.ts'
import { type OutlineEntry, type PreviewContract, previewContract, type Update } from './preview-contract.ts'

/** Enough source to fill a screen several times: it is rendered and shown before the rest. */
const FIRST_SOURCE = 24_000
/** HTML that the page takes in at once without holding up the next key. */
const SLICE = 60_000

let rendering: LiveRendering | null = null
let generator = ''
let settings = defaultSettings(undefined)
let pathDay: string | null = null
let shown: readonly RenderedBlock[] = []
let target: readonly RenderedBlock[] = []
/** The whole text, while only its beginning is rendered. */
let waiting: string | null = null
let told: Globals | null = null
let math: typeof import('../math/render-math.ts') | null = null

async function begin(text: string): Promise<void> {
  if (!math && mayHaveMath(text)) math = await import('../math/render-math.ts')
  rendering = liveRendering(postParser(generator, settings, math?.renderMath), pathDay)
  target = rendering.begin(text)
}

function mayHaveMath(text: string): boolean {
  return /\$|\\(?:[([]|begin\{)|\b(?:math|katex)\b/.test(text)
}

/** A mark of formulas may be typed letter by letter. */
const LONGEST_MARK = 8

function mayBringMath(text: string, changes: readonly TextChange[]): boolean {
  return changes.some(({ from, to, insert }) =>
    mayHaveMath(
      text.slice(Math.max(0, from - LONGEST_MARK), from) + insert + text.slice(to, to + LONGEST_MARK),
    ),
  )
}

function update(): Update {
  const { hunks, isWhole } = limited(patchBlocks(shown, target), SLICE)
  shown = applyHunks(shown, hunks)
  // What the rest of a long post defines is not known yet.
  const ready = waiting === null ? rendering : null
  return {
    hunks: hunks.map((hunk) => ({ ...hunk, inserted: [...hunk.inserted] })),
    isWhole: isWhole && waiting === null,
    counts: ready?.counts ?? null,
    globals: ready ? news(ready.globals) : null,
  }
}

function news(globals: Globals): Update['globals'] {
  if (told === globals) return null
  told = globals
  return { ...globals }
}

/** Headings and comments in the order of the text. */
function outline(): OutlineEntry[] {
  if (!rendering) return []
  const headings = rendering.headings.flatMap(({ isTop, text, level, id, line }) =>
    isTop ? [{ kind: 'heading' as const, text, level, id, line }] : [],
  )
  const notes = rendering.comments.map(({ text, line }) => {
    const above = headings.findLast((heading) => heading.line < line)
    return { kind: 'note' as const, text: text.slice(0, 200), level: above?.level ?? 1, id: '', line }
  })
  return notes.length === 0 ? headings : [...headings, ...notes].sort((one, other) => one.line - other.line)
}

const handlers: Handlers<PreviewContract> = {
  async 'preview.begin'(asked) {
    generator = asked.generator
    settings = asked.settings
    pathDay = asked.pathDay
    shown = []
    told = null
    const end = asked.text.indexOf('\n\n', FIRST_SOURCE)
    waiting = end < 0 || asked.text.length < 2 * FIRST_SOURCE ? null : asked.text
    await begin(waiting === null ? asked.text : asked.text.slice(0, end + 2))
    return update()
  },
  async 'preview.change'({ steps }) {
    if (rendering === null) throw new DeskFailure('bad-change', { path: '' })
    if (waiting !== null) {
      const text = steps.reduce(changed, waiting)
      waiting = null
      await begin(text)
      return update()
    }
    for (const changes of steps) {
      if (!fits(changes, rendering.text.length)) throw new DeskFailure('bad-change', { path: '' })
      if (!math && mayBringMath(rendering.text, changes)) await begin(changed(rendering.text, changes))
      else target = rendering.change(changes)
    }
    return update()
  },
  'preview.outline': async () => outline(),
}

function changed(text: string, changes: readonly TextChange[]): string {
  if (!fits(changes, text.length)) throw new DeskFailure('bad-change', { path: '' })
  return applyChanges(text, changes)
}

serve(previewContract, handlers, portWire(self), (callName, error) => console.error(callName, error))

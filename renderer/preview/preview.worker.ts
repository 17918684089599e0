// Holds a rendering of the open post that follows its changes, and answers each with the blocks that look different.
import type { Handlers } from '../../shared/contract/declare.ts'
import { DeskFailure } from '../../shared/contract/failure.ts'
import { serve } from '../../shared/contract/serve.ts'
import { liveRendering } from '../../shared/markdown/live-rendering.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { patchBlocks } from '../../shared/markdown/patch.ts'
import type { RenderedBlock } from '../../shared/markdown/render.ts'
import { fits } from '../../shared/text/change.ts'
import { portWire } from './port-wire.ts'
import { type Patch, type PreviewContract, previewContract } from './preview-contract.ts'

const rendering = liveRendering(postParser())
let blocks: readonly RenderedBlock[] = []

function show(rendered: readonly RenderedBlock[]): Patch {
  const patch = patchBlocks(blocks, rendered)
  blocks = rendered
  return { ...patch, inserted: [...patch.inserted] }
}

const handlers: Handlers<PreviewContract> = {
  'preview.begin': ({ text }) => {
    blocks = []
    return show(rendering.begin(text))
  },
  'preview.change': ({ steps }) => {
    let now = blocks
    for (const changes of steps) {
      if (!fits(changes, rendering.text.length)) throw new DeskFailure('bad-change', { path: '' })
      now = rendering.change(changes)
    }
    return show(now)
  },
}

serve(previewContract, handlers, portWire(self), (callName, error) => console.error(callName, error))

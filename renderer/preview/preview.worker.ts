// Holds a replica of the open post's text, and answers each change with the blocks that look different now.
import type { Handlers } from '../../shared/contract/declare.ts'
import { DeskFailure } from '../../shared/contract/failure.ts'
import { serve } from '../../shared/contract/serve.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { patchBlocks } from '../../shared/markdown/patch.ts'
import { type RenderedBlock, renderPost } from '../../shared/markdown/render.ts'
import { applyChanges, fits } from '../../shared/text/change.ts'
import { portWire } from './port-wire.ts'
import { type Patch, type PreviewContract, previewContract } from './preview-contract.ts'

const parser = postParser()
let text = ''
let blocks: readonly RenderedBlock[] = []

function show(next: string): Patch {
  text = next
  const rendered = renderPost(parser, text)
  const patch = patchBlocks(blocks, rendered)
  blocks = rendered
  return { ...patch, inserted: [...patch.inserted] }
}

const handlers: Handlers<PreviewContract> = {
  'preview.begin': (begin) => {
    blocks = []
    return show(begin.text)
  },
  'preview.change': ({ steps }) => {
    let next = text
    for (const changes of steps) {
      if (!fits(changes, next.length)) throw new DeskFailure('bad-change', { path: '' })
      next = applyChanges(next, changes)
    }
    return show(next)
  },
}

serve(previewContract, handlers, portWire(self), (callName, error) => console.error(callName, error))

// What a site edit does to the disk, step by step: plain data, so that a journal can hold it.
import { z } from 'zod'
import { PostPath, SitePath, Version } from '../../../shared/contract/paths.ts'
import { TextChanges } from '../../../shared/contract/posts.ts'

/**
 * In this order they are carried out: texts and bytes change where the files lie before, then files move, then new
 * ones come and others go. `before` and `after` are the versions around a step; bytes stand in the edit's folder
 * under the name of their version. `mode`: the permissions of a file that goes, for it to come back with.
 */
export const Step = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    path: PostPath,
    before: Version,
    after: Version,
    changes: TextChanges,
  }),
  z.strictObject({ kind: z.literal('write'), path: SitePath, before: Version, after: Version }),
  z.strictObject({ kind: z.literal('move'), from: SitePath, to: SitePath, version: Version }),
  z.strictObject({ kind: z.literal('create'), path: SitePath, after: Version, mode: z.number().optional() }),
  z.strictObject({
    kind: z.literal('remove'),
    path: SitePath,
    before: Version,
    bin: z.boolean(),
    mode: z.number().optional(),
  }),
])
export type Step = z.output<typeof Step>

const order: readonly Step['kind'][] = ['text', 'write', 'move', 'create', 'remove']

export function inOrder(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** Where a file that lay at `path` lies after the moves of `steps`. */
export function pathAfter(steps: readonly Step[], path: string): string {
  for (const step of steps) if (step.kind === 'move' && step.from === path) return step.to
  return path
}

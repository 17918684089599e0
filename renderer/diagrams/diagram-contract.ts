// What the page asks of the isolated frame that draws diagrams.
import { z } from 'zod'
import { call } from '../../shared/contract/declare.ts'

const Drawn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('picture'), svg: z.string().max(5_000_000) }),
  /** What Mermaid says is wrong, in one line. */
  z.strictObject({ kind: z.literal('error'), message: z.string().max(500) }),
])
export type Drawn = z.output<typeof Drawn>

export const diagramContract = {
  'diagram.draw': call(z.strictObject({ source: z.string(), dark: z.boolean() }), Drawn, []),
}
export type DiagramContract = typeof diagramContract

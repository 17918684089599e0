// The messages that cross a wire. Both sides check the envelope before they look inside.
import { z } from 'zod'

const id = z.number().int().nonnegative()

/** From the asking side. */
export const askingMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id, name: z.string(), input: z.unknown() }),
  z.strictObject({ kind: z.literal('cancel'), id }),
])

/** From the serving side. */
export const servingMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), id, output: z.unknown() }),
  z.strictObject({ kind: z.literal('failure'), id, failure: z.unknown() }),
  z.strictObject({ kind: z.literal('notice'), name: z.string(), payload: z.unknown() }),
])

export type AskingMessage = z.output<typeof askingMessage>
export type ServingMessage = z.output<typeof servingMessage>

// How a call or a notice between two sides is declared, and the types that follow from a declaration.
// A contract is a plain record of these; nothing else names a call.
import type { z } from 'zod'
import type { FailureCode } from './failure.ts'

/** One question with one answer. `failures` are the only codes that may cross as the answer's failure. */
export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'call'
  readonly input: I
  readonly output: O
  readonly failures: readonly FailureCode[]
}

/** Something the serving side tells unasked. */
export type Notice<P extends z.ZodType = z.ZodType> = {
  readonly kind: 'notice'
  readonly payload: P
}

export type Contract = Readonly<Record<string, Call | Notice>>

export type CallName<C extends Contract> = {
  [N in keyof C]: C[N] extends Call ? N : never
}[keyof C] &
  string

export type NoticeName<C extends Contract> = {
  [N in keyof C]: C[N] extends Notice ? N : never
}[keyof C] &
  string

export type Input<C extends Contract, N extends CallName<C>> =
  C[N] extends Call<infer I, z.ZodType> ? z.output<I> : never

export type Output<C extends Contract, N extends CallName<C>> =
  C[N] extends Call<z.ZodType, infer O> ? z.output<O> : never

export type Payload<C extends Contract, N extends NoticeName<C>> =
  C[N] extends Notice<infer P> ? z.output<P> : never

/**
 * What a long job listens to. Structurally an `AbortSignal`, spelled out because this room
 * knows neither the DOM's types nor Node's.
 */
export type CancelSignal = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The serving side's table: one function for each call of the contract, none missing, none more. */
export type Handlers<C extends Contract> = {
  readonly [N in CallName<C>]: (
    input: Input<C, N>,
    signal: CancelSignal,
  ) => Promise<Output<C, N>> | Output<C, N>
}

export type Stop = () => void

/** The asking side: a method for each call, and `on` for the notices. */
export type Client<C extends Contract> = {
  readonly [N in CallName<C>]: (input: Input<C, N>, signal?: CancelSignal) => Promise<Output<C, N>>
} & {
  on<N extends NoticeName<C>>(name: N, listener: (payload: Payload<C, N>) => void): Stop
}

export function call<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  failures: readonly FailureCode[],
): Call<I, O> {
  return { kind: 'call', input, output, failures }
}

export function notice<P extends z.ZodType>(payload: P): Notice<P> {
  return { kind: 'notice', payload }
}

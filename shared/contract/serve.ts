// Answers the calls of a contract over a wire: checks the input, runs the handler, checks what may cross back.
import type { CallName, CancelSignal, Contract, Handlers, NoticeName, Payload, Stop } from './declare.ts'
import { DeskFailure, toFailureMessage } from './failure.ts'
import { askingMessage, type ServingMessage } from './message.ts'
import type { Wire } from './wire.ts'

export type Serving<C extends Contract> = {
  /** Tells the other side; a payload that does not fit the contract is our bug and throws. */
  tell<N extends NoticeName<C>>(name: N, payload: Payload<C, N>): void
  /** Cancels what is under way and answers nothing more. */
  readonly stop: Stop
}

/**
 * Serves `handlers` on `wire` until stopped or closed.
 * A handler's `DeskFailure` crosses where its call declares the code; every other throw crosses as
 * `desk-bug` with the call's name alone, and goes to `onBug` whole.
 */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  wire: Wire,
  onBug: (callName: string, error: unknown) => void,
): Serving<C> {
  const underWay = new Map<number, Cancellation>()
  const send = (message: ServingMessage) => wire.send(message)
  const fail = (id: number, failure: DeskFailure) =>
    send({ kind: 'failure', id, failure: toFailureMessage(failure) })

  async function answer(id: number, name: string, input: unknown): Promise<void> {
    const declared = Object.hasOwn(contract, name) ? contract[name] : undefined
    if (declared?.kind !== 'call') return fail(id, new DeskFailure('bad-message', { call: name }))
    const checked = declared.input.safeParse(input)
    if (!checked.success) return fail(id, new DeskFailure('bad-message', { call: name }))
    const cancellation = new Cancellation()
    underWay.set(id, cancellation)
    try {
      const handler = handlers[name as CallName<C>] as (input: unknown, signal: CancelSignal) => unknown
      const output = await handler(checked.data, cancellation)
      if (underWay.has(id)) send({ kind: 'answer', id, output })
    } catch (error) {
      if (!underWay.has(id)) return
      if (error instanceof DeskFailure && mayCross(error, declared.failures)) return fail(id, error)
      onBug(name, error)
      fail(id, new DeskFailure('desk-bug', { call: name }))
    } finally {
      underWay.delete(id)
    }
  }

  function cancelAll(): void {
    for (const cancellation of underWay.values()) cancellation.cancel()
    underWay.clear()
  }

  const stopListening = wire.listen((message) => {
    const parsed = askingMessage.safeParse(message)
    if (!parsed.success) {
      const id = idOf(message)
      if (id !== null) fail(id, new DeskFailure('bad-message', { call: '' }))
      return
    }
    if (parsed.data.kind === 'cancel') underWay.get(parsed.data.id)?.cancel()
    else void answer(parsed.data.id, parsed.data.name, parsed.data.input)
  }, cancelAll)

  return {
    tell(name, payload) {
      const declared = contract[name]
      if (declared?.kind !== 'notice') throw new TypeError(`no such notice: ${name}`)
      send({ kind: 'notice', name, payload: declared.payload.parse(payload) })
    },
    stop() {
      stopListening()
      cancelAll()
    },
  }
}

const alwaysAllowed: readonly string[] = ['cancelled', 'no-site']

function mayCross(failure: DeskFailure, declared: readonly string[]): boolean {
  return declared.includes(failure.code) || alwaysAllowed.includes(failure.code)
}

function idOf(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null
  return typeof message.id === 'number' ? message.id : null
}

/** A signal that this room can make itself; structurally what `AbortController().signal` is. */
class Cancellation implements CancelSignal {
  aborted = false
  readonly #listeners = new Set<() => void>()

  cancel(): void {
    if (this.aborted) return
    this.aborted = true
    for (const listener of [...this.#listeners]) listener()
    this.#listeners.clear()
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener)
  }
}

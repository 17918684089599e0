// Makes the asking side of a contract: one method for each call, `on` for its notices.
import type { CancelSignal, Client, Contract, NoticeName, Payload } from './declare.ts'
import { DeskFailure, fromFailureMessage } from './failure.ts'
import { type AskingMessage, servingMessage } from './message.ts'
import type { Wire } from './wire.ts'

/**
 * Connects to whoever serves `contract` on `wire`. Answers and notices are checked where they arrive;
 * one that does not fit rejects with `bad-message` (a notice is dropped), and when the wire closes all
 * that wait reject with `desk-gone`, as does every later call. A call that is cancelled still settles as the serving
 * side says: with `cancelled`, or with what was done by then, so that the asking side never loses sight of it.
 */
export function connect<C extends Contract>(contract: C, wire: Wire): Client<C> {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<(payload: never) => void>>()
  let nextId = 1
  let closed = false

  wire.listen(
    (message) => {
      const parsed = servingMessage.safeParse(message)
      if (!parsed.success) return
      if (parsed.data.kind === 'notice') return hear(parsed.data.name, parsed.data.payload)
      const asked = waiting.get(parsed.data.id)
      if (!asked) return
      waiting.delete(parsed.data.id)
      if (parsed.data.kind === 'failure') asked.reject(fromFailureMessage(parsed.data.failure, asked.name))
      else asked.resolve(parsed.data.output)
    },
    () => {
      closed = true
      for (const asked of waiting.values()) asked.reject(new DeskFailure('desk-gone', {}))
      waiting.clear()
    },
  )

  function hear(name: string, payload: unknown): void {
    const declared = Object.hasOwn(contract, name) ? contract[name] : undefined
    if (declared?.kind !== 'notice') return
    const checked = declared.payload.safeParse(payload)
    if (!checked.success) return
    for (const listener of [...(listeners.get(name) ?? [])]) listener(checked.data as never)
  }

  function ask(name: string, input: unknown, signal?: CancelSignal): Promise<unknown> {
    const declared = contract[name]
    if (declared?.kind !== 'call') throw new TypeError(`no such call: ${name}`)
    if (closed) return Promise.reject(new DeskFailure('desk-gone', {}))
    if (signal?.aborted) return Promise.reject(new DeskFailure('cancelled', {}))
    const id = nextId++
    return new Promise((resolve, reject) => {
      const onAbort = () => wire.send({ kind: 'cancel', id } satisfies AskingMessage)
      const settle = () => signal?.removeEventListener('abort', onAbort)
      signal?.addEventListener('abort', onAbort, { once: true })
      waiting.set(id, {
        name,
        reject(failure) {
          settle()
          reject(failure)
        },
        resolve(output) {
          settle()
          const checked = declared.output.safeParse(output)
          if (checked.success) resolve(checked.data)
          else reject(new DeskFailure('bad-message', { call: name }))
        },
      })
      wire.send({ kind: 'call', id, name, input } satisfies AskingMessage)
    })
  }

  const client: Record<string, unknown> = {
    on<N extends NoticeName<C>>(name: N, listener: (payload: Payload<C, N>) => void) {
      const those = listeners.get(name) ?? new Set()
      listeners.set(name, those)
      those.add(listener as (payload: never) => void)
      return () => void those.delete(listener as (payload: never) => void)
    },
  }
  for (const [name, declared] of Object.entries(contract)) {
    if (declared.kind === 'call') {
      client[name] = (input: unknown, signal?: CancelSignal) => ask(name, input, signal)
    }
  }
  return client as Client<C>
}

type Waiting = {
  readonly name: string
  resolve(output: unknown): void
  reject(failure: DeskFailure): void
}

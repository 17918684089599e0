// Diagrams as pictures: the frame that draws them is begun with the first one, and thrown away when it hangs.
import { connect } from '../../shared/contract/connect.ts'
import type { Client } from '../../shared/contract/declare.ts'
import { portWire } from '../preview/port-wire.ts'
import { type DiagramContract, type Drawn, diagramContract } from './diagram-contract.ts'
import { type Diagram, harmlessPicture } from './harmless-picture.ts'

export type DiagramDrawer = {
  /** A picture that stands for itself, or what is wrong with the source. One is drawn after the other. */
  draw(source: string, dark: boolean): Promise<Diagram>
  /** Ends the frame; what waits and what is asked later is answered by an error. */
  stop(): void
}

/** For one drawing, the frame's beginning included. */
const DEADLINE_MS = 8_000
const MOST_KEPT = 200

const late: Diagram = { kind: 'error', message: 'This diagram took too long to draw.' }
const failed: Diagram = { kind: 'error', message: 'This diagram could not be drawn.' }

type Frame = { readonly client: Promise<Client<DiagramContract>>; remove(): void }

export function diagramDrawer(page: Document): DiagramDrawer {
  const kept = new Map<string, Diagram>()
  const stopped = new AbortController()
  let frame: Frame | null = null
  let turn: Promise<unknown> = Promise.resolve()

  function end(): void {
    frame?.remove()
    frame = null
  }

  async function ask(source: string, dark: boolean): Promise<Diagram> {
    if (stopped.signal.aborted) return failed
    frame ??= beginFrame(page)
    const answer = frame.client.then((client) => client['diagram.draw']({ source, dark }))
    const drawn = await beforeDeadline(answer, stopped.signal)
    if (drawn === 'late' || drawn === 'failed') {
      // It may hang still: the next drawing gets another.
      end()
      return drawn === 'late' ? late : failed
    }
    return drawn.kind === 'error' ? drawn : harmlessPicture(drawn.svg)
  }

  function keep(key: string, diagram: Diagram): void {
    // What took too long on a busy computer may be quick the next time.
    if (diagram === late || diagram === failed) return
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(key, diagram)
  }

  return {
    async draw(source, dark) {
      const key = `${dark} ${source}`
      const known = kept.get(key)
      if (known) return known
      const mine = turn.then(() => kept.get(key) ?? ask(source, dark))
      turn = mine.catch(() => undefined)
      const diagram = await mine
      if (!kept.has(key)) keep(key, diagram)
      return diagram
    },
    stop() {
      stopped.abort()
      end()
    },
  }
}

function beginFrame(page: Document): Frame {
  const iframe = page.createElement('iframe')
  // Without allow-same-origin: whatever runs there is a stranger to this page and to the disk.
  iframe.setAttribute('sandbox', 'allow-scripts')
  iframe.setAttribute('aria-hidden', 'true')
  iframe.tabIndex = -1
  iframe.title = 'Diagrams'
  iframe.style.cssText =
    'position:fixed;left:-4000px;top:0;width:1200px;height:800px;border:0;visibility:hidden'
  iframe.src = 'diagram.html'
  const client = new Promise<Client<DiagramContract>>((resolve) => {
    const onLoad = () => {
      const { port1, port2 } = new MessageChannel()
      // It has no origin that could be named; the port goes to what was loaded first and to nothing after it.
      iframe.contentWindow?.postMessage('begin', '*', [port2])
      const connected = connect(diagramContract, portWire(port1))
      port1.start()
      resolve(connected)
    }
    iframe.addEventListener('load', onLoad, { once: true })
  })
  page.body.append(iframe)
  return { client, remove: () => iframe.remove() }
}

async function beforeDeadline(
  answer: Promise<Drawn>,
  signal: AbortSignal,
): Promise<Drawn | 'late' | 'failed'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<'late' | 'failed'>((resolve) => {
    timer = setTimeout(() => resolve('late'), DEADLINE_MS)
    signal.addEventListener('abort', () => resolve('failed'), { once: true })
  })
  try {
    return await Promise.race([answer, deadline])
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}

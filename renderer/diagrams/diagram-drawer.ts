// Diagrams as pictures: the frame that draws them is begun with the first one, and thrown away when it hangs.
import { connect } from '../../shared/contract/connect.ts'
import type { Client } from '../../shared/contract/declare.ts'
import { portWire } from '../preview/port-wire.ts'
import { type DiagramContract, type Drawn, diagramContract } from './diagram-contract.ts'
import { harmlessPicture } from './harmless-picture.ts'

export type DiagramDrawer = {
  /** A picture that stands for itself, as SVG; or what is wrong with the source. */
  draw(source: string, dark: boolean): Promise<Drawn>
  stop(): void
}

const DEADLINE_MS = 8_000
const MOST_KEPT = 200

export function diagramDrawer(page: Document): DiagramDrawer {
  const kept = new Map<string, Drawn>()
  let frame: HTMLIFrameElement | null = null
  let client: Promise<Client<DiagramContract>> | null = null
  let turn: Promise<unknown> = Promise.resolve()

  function begin(): Promise<Client<DiagramContract>> {
    const next = page.createElement('iframe')
    frame = next
    // Without allow-same-origin: whatever runs there is a stranger to this page and to the disk.
    next.setAttribute('sandbox', 'allow-scripts')
    next.setAttribute('aria-hidden', 'true')
    next.tabIndex = -1
    next.title = 'Diagrams'
    next.style.cssText =
      'position:fixed;left:-4000px;top:0;width:1200px;height:800px;border:0;visibility:hidden'
    next.src = 'diagram.html'
    const begun = new Promise<Client<DiagramContract>>((resolve) => {
      next.addEventListener('load', () => {
        const { port1, port2 } = new MessageChannel()
        next.contentWindow?.postMessage('begin', '*', [port2])
        const connected = connect(diagramContract, portWire(port1))
        port1.start()
        resolve(connected)
      })
    })
    page.body.append(next)
    return begun
  }

  function end(): void {
    frame?.remove()
    frame = null
    client = null
  }

  async function ask(source: string, dark: boolean): Promise<Drawn> {
    client ??= begin()
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), DEADLINE_MS))
    const answer = client.then((connected) => connected['diagram.draw']({ source, dark }))
    const drawn = await Promise.race([answer, late]).catch(() => null)
    if (drawn === null) {
      end()
      return { kind: 'error', message: 'This diagram took too long to draw.' }
    }
    return drawn.kind === 'error' ? drawn : harmlessPicture(drawn.svg)
  }

  return {
    async draw(source, dark) {
      const key = `${dark} ${source}`
      const known = kept.get(key)
      if (known) return known
      const mine = turn.then(() => kept.get(key) ?? ask(source, dark))
      turn = mine.catch(() => undefined)
      const drawn = await mine
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(key, drawn)
      return drawn
    },
    stop: end,
  }
}

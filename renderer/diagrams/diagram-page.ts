// Runs in a frame of its own origin, with no way out: Mermaid draws there, and a picture is all that leaves.
import mermaid from 'mermaid'
import type { Handlers } from '../../shared/contract/declare.ts'
import { serve } from '../../shared/contract/serve.ts'
import { portWire } from '../preview/port-wire.ts'
import { type DiagramContract, type Drawn, diagramContract } from './diagram-contract.ts'

let drawn = 0

async function draw(source: string, dark: boolean): Promise<Drawn> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: dark ? 'dark' : 'neutral',
    fontFamily: 'system-ui, sans-serif',
    // Words must be words of the picture: HTML in it is not shown where the picture is one.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    suppressErrorRendering: true,
    maxTextSize: 50_000,
    secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'htmlLabels', 'fontFamily', 'themeCSS'],
  })
  try {
    const { svg } = await mermaid.render(`diagram-${++drawn}`, source)
    return { kind: 'picture', svg }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return { kind: 'error', message: words.replace(/\s+/g, ' ').slice(0, 300) }
  }
}

const handlers: Handlers<DiagramContract> = {
  'diagram.draw': ({ source, dark }) => draw(source, dark),
}

window.addEventListener('message', (event) => {
  const [port] = event.ports
  if (event.source !== window.parent || !port) return
  serve(diagramContract, handlers, portWire(port), (callName, error) => console.error(callName, error))
  port.start()
})

// Runs in a frame of its own origin, with no way out: Mermaid draws there, and a picture is all that leaves.
import mermaid from 'mermaid'
import type { Handlers } from '../../shared/contract/declare.ts'
import { serve } from '../../shared/contract/serve.ts'
import { portWire } from '../preview/port-wire.ts'
import { type DiagramContract, type Drawn, diagramContract } from './diagram-contract.ts'
import { plainMessage } from './plain-message.ts'

/** Characters; of more Mermaid would draw the picture of a complaint. */
const LONGEST = 50_000

async function draw(source: string, dark: boolean): Promise<Drawn> {
  if (source.length > LONGEST) {
    return { kind: 'error', message: `This diagram is longer than ${LONGEST} characters.` }
  }
  // What the diagram before it set stays otherwise, and may be what Mermaid cannot begin with.
  mermaid.mermaidAPI.reset()
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: dark ? 'dark' : 'neutral',
    fontFamily: 'system-ui, sans-serif',
    // Words must be words of the picture: HTML in it is not shown where the picture is one.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    // Half transparent, they would show the line that they stand on as if it struck them out.
    themeCSS: '.edgeLabel rect { opacity: 1 }',
    suppressErrorRendering: true,
    maxTextSize: LONGEST,
    secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'htmlLabels', 'fontFamily', 'themeCSS'],
  })
  Math.random = sameEachTime()
  try {
    const { svg } = await mermaid.render('diagram', source)
    return { kind: 'picture', svg: wellFormed(svg) }
  } catch (error) {
    return { kind: 'error', message: plainMessage(error) }
  }
}

/** Mermaid writes SVG as HTML does, with names whose prefix nobody declared (links) and line breaks left open. */
function wellFormed(svg: string): string {
  const root = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg')
  return root ? new XMLSerializer().serializeToString(root) : ''
}

/**
 * The same numbers for every drawing: Mermaid makes up the names of commits and the strokes of a drawing hand, which
 * would change under the author with each key. A linear congruential generator (Numerical Recipes, section 7.1).
 */
function sameEachTime(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
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

// Runs in the browser: the drawer of diagrams as the preview uses it, and what it asks of its frame.
import { diagramDrawer } from '../../renderer/diagrams/diagram-drawer.ts'
import { type Diagram, harmlessPicture } from '../../renderer/diagrams/harmless-picture.ts'

export type Look = {
  /** The size that the browser gives the picture where it is shown as one. */
  readonly shown: readonly [number, number]
  readonly text: string
  /** How many pixels are not the paper's. */
  readonly ink: number
}

export type DiagramHarness = {
  draw(source: string, dark?: boolean): Promise<Diagram>
  /** The picture as an `<img>` shows it. */
  look(svg: string): Promise<Look>
  clean(svg: string): Diagram
  /** Messages sent over ports so far: one for each drawing that is asked of a frame. */
  sent(): number
  /** The longest time in ms that the page itself stood still while a diagram was drawn. */
  standstill(source: string): Promise<{ readonly diagram: Diagram; readonly longest: number }>
  stop(): void
  renew(): void
}

declare global {
  var diagrams: DiagramHarness
}

let sent = 0
const post = MessagePort.prototype.postMessage
MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
  sent++
  Reflect.apply(post, this, args)
}

let drawer = diagramDrawer(document)

globalThis.diagrams = {
  draw: (source, dark = false) => drawer.draw(source, dark),
  async look(svg) {
    const picture = new Image()
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
    await picture.decode()
    const { naturalWidth: width, naturalHeight: height } = picture
    const canvas = new OffscreenCanvas(width, height).getContext('2d')
    if (!canvas) throw new Error('nothing to draw on')
    canvas.drawImage(picture, 0, 0)
    const { data } = canvas.getImageData(0, 0, width, height)
    const text = new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('text')
    return {
      shown: [width, height],
      text: [...text].map((element) => element.textContent).join(' '),
      ink: data.reduce((sum, value, nth) => sum + (nth % 4 === 3 && value > 0 ? 1 : 0), 0),
    }
  },
  clean: harmlessPicture,
  sent: () => sent,
  async standstill(source) {
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 20)
    const diagram = await drawer.draw(source, false)
    clearInterval(timer)
    return { diagram, longest }
  },
  stop: () => drawer.stop(),
  renew() {
    drawer.stop()
    drawer = diagramDrawer(document)
  },
}

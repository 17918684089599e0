// The diagrams of a block: a picture in place of their source, the last good one while the source is wrong.
import type { DiagramDrawer } from '../diagrams/diagram-drawer.ts'

export type PreviewDiagrams = {
  /** `before` are the blocks that give way: their pictures stand in until the new ones are drawn. */
  dress(block: ParentNode, before: readonly Element[]): void
  /** Draws all anew: it became light or dark. */
  refresh(): void
  /** Draws what waits for it in a part of the page that comes near to being seen. */
  comeNear(part: Element): void
  /** Draws all as it is on paper, whether it was near or not; `refresh` leads back. */
  onPaper(): Promise<void>
}

export function previewDiagrams(
  frame: Document,
  drawer: DiagramDrawer,
  isDark: () => boolean,
): PreviewDiagrams {
  const undrawn = new WeakSet<Element>()

  async function draw(figure: Element, dark = isDark()): Promise<void> {
    const source = figure.querySelector('pre')?.textContent ?? ''
    const drawn = await drawer.draw(source, dark)
    if (!figure.isConnected) return
    figure.querySelector('.diagram-error')?.remove()
    if (drawn.kind === 'error') {
      const error = frame.createElement('p')
      error.className = 'diagram-error'
      error.textContent = drawn.message
      figure.append(error)
      figure.classList.toggle('undrawn', !figure.querySelector('img'))
      return
    }
    const picture = figure.querySelector('img') ?? frame.createElement('img')
    picture.alt = `Diagram: ${source.trim().split('\n').slice(0, 3).join(', ')}`
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`
    figure.classList.remove('undrawn')
    figure.prepend(picture)
    await picture.decode().catch(() => undefined)
  }

  return {
    dress(block, before) {
      const pictures = before.flatMap((element) => [...element.querySelectorAll('.diagram > img')])
      for (const code of block.querySelectorAll('pre > code.language-mermaid')) {
        const pre = code.parentElement
        if (!pre) continue
        const figure = frame.createElement('figure')
        const last = pictures.shift()
        figure.className = last ? 'diagram' : 'diagram undrawn'
        pre.replaceWith(figure)
        if (last) figure.append(last.cloneNode())
        figure.append(pre)
        undrawn.add(figure)
      }
    },
    refresh() {
      for (const figure of frame.querySelectorAll('.diagram')) void draw(figure)
    },
    comeNear(part) {
      for (const figure of part.querySelectorAll('.diagram')) if (undrawn.delete(figure)) void draw(figure)
    },
    async onPaper() {
      const figures = [...frame.querySelectorAll('.diagram')]
      for (const figure of figures) undrawn.delete(figure)
      await Promise.all(figures.map((figure) => draw(figure, false)))
    },
  }
}

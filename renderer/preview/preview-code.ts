// The code of a block: colours from the highlighter when it comes into view, marked lines at once.
import type { CodeLine } from '../code/code-contract.ts'
import type { CodeReader } from '../code/code-reader.ts'
import { takeOver } from './take-over.ts'

export type PreviewCode = {
  dress(block: ParentNode): void
  /** `shown` stays in the page where `next` was dressed to be: the colours that it waits for are to come there. */
  inherit(shown: Element, next: Element): void
  /** Colours what waits for it in a part of the page that comes near to being seen. */
  comeNear(part: Element): Promise<void>
}

export function previewCode(reader: CodeReader): PreviewCode {
  const uncoloured = new WeakSet<Element>()

  async function colour(code: Element): Promise<void> {
    const text = code.textContent ?? ''
    const lines = await reader.read(languageOf(code), text)
    if (lines && code.textContent === text) fill(code, lines)
  }

  return {
    dress(block) {
      for (const code of block.querySelectorAll('pre > code')) {
        // Raw HTML marks words of code by itself, and has links there.
        if (code.childElementCount > 0) continue
        const language = languageOf(code)
        const text = code.textContent ?? ''
        if (language === '' || language === 'mermaid') {
          if (markings.some((name) => code.hasAttribute(name)))
            fill(
              code,
              text.split('\n').map((line) => [[line, 'plain']]),
            )
          continue
        }
        const { lines, isExact } = reader.known(language, text)
        fill(code, lines)
        if (!isExact) uncoloured.add(code)
      }
    },
    inherit(shown, next) {
      if (uncoloured.delete(next)) uncoloured.add(shown)
    },
    async comeNear(part) {
      const near = [...part.querySelectorAll('pre > code')].filter((code) => uncoloured.delete(code))
      await Promise.all(near.map(colour))
    },
  }
}

export function languageOf(code: Element): string {
  return /(?:^|\s)language-(\S+)/.exec(code.className)?.[1] ?? ''
}

/** What says something of single lines, or of words. */
const markings = ['data-marked', 'data-added', 'data-removed', 'data-numbers', 'data-words'] as const

function linesIn(code: Element, name: string): Set<number> {
  return new Set((code.getAttribute(name) ?? '').split(',').map(Number))
}

type Word = { readonly kind: string; readonly from: number; readonly to: number }

/** Marked words of the code, in its order: characters of its text. */
function wordsIn(code: Element): readonly Word[] {
  const told = (code.getAttribute('data-words') ?? '').matchAll(/(\w+) (\d+)-(\d+)/g)
  return [...told].map(([, kind = '', from, to]) => ({ kind, from: Number(from), to: Number(to) }))
}

type Cut = { readonly piece: string; readonly mark: string | null }

/** `text`, which begins at `start` of the code, in pieces that are marked as a whole or not at all. */
function cutAt(words: readonly Word[], start: number, text: string): readonly Cut[] {
  const pieces: Cut[] = []
  let at = 0
  for (const { kind, from, to } of words) {
    const [first, last] = [Math.max(at, from - start), Math.min(text.length, to - start)]
    if (first >= last) continue
    if (at < first) pieces.push({ piece: text.slice(at, first), mark: null })
    pieces.push({ piece: text.slice(first, last), mark: kind })
    at = last
  }
  if (at < text.length || pieces.length === 0) pieces.push({ piece: text.slice(at), mark: null })
  return pieces
}

/** Lines keep their breaks, so that what is copied is what was written. */
function fill(code: Element, lines: readonly CodeLine[]): void {
  const frame = code.ownerDocument
  const kinds = (['marked', 'added', 'removed'] as const).map(
    (kind) => [kind, linesIn(code, `data-${kind}`)] as const,
  )
  const first = code.getAttribute('data-numbers')
  const words = wordsIn(code)
  let position = 0
  const filled = code.cloneNode(false) as Element
  for (const [at, tokens] of lines.entries()) {
    const line = frame.createElement('span')
    line.className = 'line'
    if (first !== null) line.setAttribute('data-number', String(Number(first) + at))
    for (const [kind, numbers] of kinds) if (numbers.has(at + 1)) line.classList.add(kind)
    for (const [text, kind] of tokens) {
      for (const { piece, mark } of cutAt(words, position, text)) {
        const names = [kind === 'plain' ? '' : `kind-${kind}`, mark === null ? '' : `word ${mark}`]
        const className = names.filter(Boolean).join(' ')
        if (className === '') line.append(piece)
        else {
          const token = frame.createElement('span')
          token.className = className
          token.append(piece)
          line.append(token)
        }
      }
      position += text.length
    }
    position++
    if (at < lines.length - 1) line.append('\n')
    // The line break at the end of a fence is no line.
    else if (line.textContent === '') continue
    filled.append(line)
  }
  takeOver(code, filled)
}

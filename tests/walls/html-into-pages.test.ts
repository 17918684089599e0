// One module alone puts HTML into a page, and what it puts there the sanitiser has made; every other way is counted.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const project = path.resolve(import.meta.dirname, '../..')

/** Every way in which text becomes elements. */
const ways =
  /\b(?:innerHTML|outerHTML|srcdoc|insertAdjacentHTML|dangerouslySetInnerHTML|DOMParser|parseFromString|createContextualFragment|(?:set|parse)HTML(?:Unsafe)?|dompurify|DOMPurify)\b|ocument\.write(?:ln)?\b/g

/** The parsers read pictures into documents of their own, which no page shows: `harmless-picture.ts` says what is left. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'renderer/preview/sanitise.ts': ['dompurify', 'DOMPurify'],
  'renderer/diagrams/diagram-page.ts': ['DOMParser', 'parseFromString'],
  'renderer/diagrams/harmless-picture.ts': ['DOMParser', 'parseFromString'],
  // What is pasted is read for its words and pictures; nothing of it comes into a page.
  'renderer/editor/images/html-pieces.ts': ['DOMParser', 'parseFromString'],
}

function sources(): string[] {
  return ['renderer', 'electron', 'shared'].flatMap((room) =>
    readdirSync(path.join(project, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:tsx?|html)$/.test(file))
      .map((file) => path.join(room, file).replaceAll(path.sep, '/')),
  )
}

const read = (file: string) => readFileSync(path.join(project, file), 'utf8')
const waysIn = (text: string): string[] => [...new Set(text.match(ways) ?? [])].sort()

const callersOf = (name: string) =>
  sources().filter((file) => new RegExp(`(?<!function )\\b${name}\\(`).test(read(file)))

describe('HTML in a page', () => {
  it('comes by no other way than those that are listed', () => {
    const found = sources().flatMap((file) => {
      const used = waysIn(read(file))
      return used.length > 0 ? [[file, used]] : []
    })
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(allowed).map(([file, used]) => [file, [...used].sort()])),
    )
  })

  it('is sanitised for the preview’s frame alone, by one sanitiser', () => {
    expect(callersOf('sanitiser')).toEqual(['renderer/preview/show-post.ts'])
    expect(callersOf('sanitise')).toEqual(['renderer/preview/preview-frame.ts'])
  })
})

describe('this test', () => {
  it('reads the sources that there are', () => {
    expect(sources().length).toBeGreaterThan(150)
  })

  it.each([
    'element.innerHTML = text',
    "element['outerHTML'] = text",
    'frame.srcdoc = text',
    "frame.setAttribute('srcdoc', text)",
    "element.insertAdjacentHTML('beforeend', text)",
    'document.write(text)',
    'frame.contentDocument.write(text)',
    'element.setHTMLUnsafe(text)',
    'element.setHTML(text)',
    'Document.parseHTMLUnsafe(text)',
    "new DOMParser().parseFromString(text, 'text/html')",
    'range.createContextualFragment(text)',
    '<p dangerouslySetInnerHTML={{ __html: text }} />',
  ])('would see `%s`', (code) => {
    expect(waysIn(code)).not.toEqual([])
  })
})

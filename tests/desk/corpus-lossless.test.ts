import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openPost } from '../../electron/desk/posts/open.ts'
import { savePost } from '../../electron/desk/posts/save.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { applyChanges, invertChanges } from '../../shared/text/change.ts'
import { type Place, postPlace } from '../support/post-desk.ts'

const POSTS = /\.(md|markdown|mdown|mkd|mdx|qmd|rmd)$/i
const corpus = path.join(import.meta.dirname, '../../../shared/corpus')

/** Real posts where they are at hand, and always these few. */
function posts(): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>([
    ['crlf.md', Buffer.from('\ufeff---\r\ntitle: Ends\r\n---\r\n\r\nText  \r\n')],
    ['mixed.md', Buffer.from('a\r\nb\nc\rd')],
    ['empty.md', Buffer.from('')],
  ])
  if (!existsSync(corpus)) return found
  for (const entry of readdirSync(corpus, { recursive: true, withFileTypes: true })) {
    const absolute = path.join(entry.parentPath, entry.name)
    if (entry.isFile() && POSTS.test(entry.name))
      found.set(path.relative(corpus, absolute), readFileSync(absolute))
  }
  return found
}

async function save(
  place: Place,
  sitePath: PostPath,
  changes: { from: number; to: number; insert: string }[],
) {
  const base = place.version(sitePath)
  return savePost(place.desk, { path: sitePath, base, changes, recreate: false })
}

it('every post comes back byte for byte: unedited, and with a character typed and taken back', async () => {
  const place = postPlace()
  let typed = 0
  let differing = 0
  const all = posts()
  for (const [name, bytes] of all) {
    const sitePath = place.put(name.split(path.sep).join('/'), bytes)
    const { text, readOnly, version } = await openPost(place.desk, sitePath)
    if (readOnly) continue
    expect(await save(place, sitePath, [])).toEqual({ kind: 'saved', version })
    if (!place.bytes(sitePath).equals(bytes)) differing++

    let at = Math.floor(Math.random() * (text.length + 1))
    // Not between the halves of a pair, where no cursor can stand.
    if (/[\udc00-\udfff]/.test(text.charAt(at))) at++
    const character = typed % 4 === 0 ? '\n' : 'x'
    const there = [{ from: at, to: at, insert: character }]
    expect((await save(place, sitePath, there)).kind, name).toBe('saved')
    expect(place.bytes(sitePath).equals(bytes), name).toBe(false)
    expect((await openPost(place.desk, sitePath)).text).toBe(applyChanges(text, there))
    expect((await save(place, sitePath, invertChanges(text, there))).kind, name).toBe('saved')
    if (!place.bytes(sitePath).equals(bytes)) differing++
    typed++
  }
  console.log(`${all.size} posts opened and saved, ${typed} typed into and taken back, ${differing} differ`)
  expect(typed).toBeGreaterThan(2)
  expect(differing).toBe(0)
})

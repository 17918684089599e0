import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepJournal } from '../../electron/desk/posts/journal.ts'
import { openPost } from '../../electron/desk/posts/open.ts'
import { savePost } from '../../electron/desk/posts/save.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { applyChanges } from '../../shared/text/change.ts'
import { type Place, postPlace } from '../support/post-desk.ts'

const post = 'post.md' as PostPath

function journals(place: Place): string[] {
  try {
    return readdirSync(path.join(place.desk.dataFolder, 'journals')).sort()
  } catch {
    return []
  }
}

async function opened(content = 'one two three\r\n') {
  const place = postPlace()
  place.put(post, content)
  const { version } = await openPost(place.desk, post)
  return { place, base: version }
}

describe('the journal', () => {
  it('gives back after a restart what was not saved, half surrogate pairs included', async () => {
    const { place, base } = await opened()
    const changes = [{ from: 0, to: 3, insert: '1\n\ud800' }]
    await keepJournal(place.desk, post, base, changes)
    const { journal, text } = await openPost(place.restarted(), post)
    expect(journal).toMatchObject({ base, changes })
    expect(text).toBe('one two three\n')
    expect(place.text(post)).toBe('one two three\r\n')
  })

  it('is forgotten by a save and by an empty list', async () => {
    const { place, base } = await opened()
    const changes = [{ from: 0, to: 3, insert: '1' }]
    await keepJournal(place.desk, post, base, changes)
    await savePost(place.desk, { path: post, base, changes, recreate: false })
    expect(journals(place)).toEqual([])
    await keepJournal(place.desk, post, place.version(post), changes)
    await keepJournal(place.desk, post, place.version(post), [])
    expect((await openPost(place.restarted(), post)).journal).toBe(null)
  })

  it('keeps what was typed while a save was under way', async () => {
    for (const isLate of [false, true]) {
      const { place, base } = await opened()
      const saving = savePost(place.desk, {
        path: post,
        base,
        changes: [{ from: 0, to: 0, insert: 'zero ' }],
        recreate: false,
      })
      // On its way before the answer came, so still against the old version.
      if (isLate) await saving
      await keepJournal(place.desk, post, base, [{ from: 0, to: 0, insert: 'zero and a half ' }])
      await saving
      expect(place.text(post)).toBe('zero one two three\r\n')
      const { journal, text, version } = await openPost(place.restarted(), post)
      expect(journal?.base).toBe(version)
      expect(applyChanges(text, journal?.changes ?? [])).toBe('zero and a half one two three\n')
    }
  })

  it('does not bring back what an older one held', async () => {
    const { place, base } = await opened()
    void keepJournal(place.desk, post, base, [{ from: 0, to: 0, insert: 'z' }])
    const changes = [{ from: 0, to: 0, insert: 'zero ' }]
    await savePost(place.desk, { path: post, base, changes, recreate: false })
    expect((await openPost(place.restarted(), post)).journal).toBe(null)
  })

  it('moves on to what another program made of the file, where the edits are apart', async () => {
    const { place, base } = await opened()
    await keepJournal(place.desk, post, base, [{ from: 8, to: 13, insert: '3' }])
    place.put(post, 'ONE two three\r\n')
    const { journal, text, version } = await openPost(place.restarted(), post)
    expect(journal?.base).toBe(version)
    expect(applyChanges(text, journal?.changes ?? [])).toBe('ONE two 3\n')
  })

  it('tells of the author’s whole text where they collide, and is put aside', async () => {
    const { place, base } = await opened()
    await keepJournal(place.desk, post, base, [{ from: 0, to: 3, insert: 'mine' }])
    place.put(post, 'theirs two three\r\n')
    const { journal, text, version } = await openPost(place.restarted(), post)
    expect(journal?.base).toBe(base)
    expect(version).not.toBe(base)
    expect(applyChanges(text, journal?.changes ?? [])).toBe('mine two three\n')
    expect(journals(place)).toHaveLength(2)
  })

  it('is nothing new where the file already holds its changes', async () => {
    const { place, base } = await opened()
    await keepJournal(place.desk, post, base, [{ from: 0, to: 3, insert: '1' }])
    place.put(post, '1 two three\r\n')
    expect((await openPost(place.restarted(), post)).journal).toBe(null)
    expect(journals(place)).toEqual([])
  })

  it('can be kept while the post is gone', async () => {
    const { place, base } = await opened()
    rmSync(path.join(place.desk.root, post))
    await keepJournal(place.desk, post, base, [{ from: 0, to: 3, insert: '1' }])
    const saved = await savePost(place.restarted(), { path: post, base, changes: [], recreate: true })
    expect(saved.kind).toBe('saved')
    expect(place.text(post)).toBe('one two three\r\n')
  })

  it.each(['', '{', '[]', '{"format":2}', '\0\0\0\0'])(
    'that is broken (%j) is put aside and hinders nothing',
    async (broken) => {
      const { place, base } = await opened()
      await keepJournal(place.desk, post, base, [{ from: 0, to: 3, insert: '1' }])
      const [name = ''] = journals(place)
      writeFileSync(path.join(place.desk.dataFolder, 'journals', name), broken)
      expect((await openPost(place.restarted(), post)).journal).toBe(null)
      const [aside = ''] = journals(place)
      expect(aside).toMatch(/\.aside\.json$/)
      expect(readFileSync(path.join(place.desk.dataFolder, 'journals', aside), 'utf8')).toBe(broken)
    },
  )

  it('whose changes fit nothing is put aside and hinders nothing', async () => {
    const { place, base } = await opened()
    await keepJournal(place.desk, post, base, [{ from: 90, to: 99, insert: 'lost?' }])
    expect((await openPost(place.restarted(), post)).journal).toBe(null)
    expect(journals(place).some((name) => name.endsWith('.aside.json'))).toBe(true)
  })
})

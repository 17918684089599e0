import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { versionOf } from '../../electron/desk/files/read.ts'
import { convertCopy } from '../../electron/desk/posts/convert-copy.ts'
import { openPost } from '../../electron/desk/posts/open.ts'
import { postKey } from '../../electron/desk/posts/post-desk.ts'
import { savePost } from '../../electron/desk/posts/save.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { applyChanges, invertChanges, type TextChange } from '../../shared/text/change.ts'
import { type Place, postPlace } from '../support/post-desk.ts'
import { changesOf, fileTexts } from '../support/texts.ts'

const post = 'post.md' as PostPath

function save(place: Place, changes: readonly TextChange[], base = place.version(post), recreate = false) {
  return savePost(place.desk, { path: post, base, changes, recreate })
}

function snapshots(place: Place): string[] {
  const folder = path.join(place.desk.dataFolder, 'snapshots', postKey(place.desk, post))
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

describe('a save', () => {
  it('law: changes only what the changes change, whatever the file is made of', async () => {
    const place = postPlace()
    await fc.assert(
      fc.asyncProperty(
        fileTexts.chain((file) => fc.tuple(fc.constant(file), changesOf(file.length))),
        async ([file, random]) => {
          place.put(post, file)
          const { text, version } = await openPost(place.desk, post)
          const changes = random.filter(({ to }) => to <= text.length)
          // Half a pair cannot be written; that is another test's.
          fc.pre(!/\p{Surrogate}/u.test(applyChanges(text, changes)))
          const outcome = await savePost(place.desk, { path: post, base: version, changes, recreate: false })
          expect(outcome.kind).toBe('saved')
          expect((await openPost(place.desk, post)).text).toBe(applyChanges(text, changes))
          if (applyChanges(text, changes) === text) expect(place.text(post)).toBe(file)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('that changes nothing writes nothing, not even the time', async () => {
    const place = postPlace()
    const odd = '\ufeffa\r\nb\rc\u2028d \t\n\n'
    place.put(post, odd)
    const refusing: Disk = {
      ...nodeDisk,
      rename: async () => {
        throw new Error('nothing should be written')
      },
      link: async () => {
        throw new Error('nothing should be written')
      },
    }
    const desk = place.on(refusing)
    const base = place.version(post)
    for (const changes of [[], [{ from: 1, to: 1, insert: '' }], [{ from: 0, to: 3, insert: 'a\nb' }]]) {
      expect(await savePost(desk, { path: post, base, changes, recreate: false })).toEqual({
        kind: 'saved',
        version: base,
      })
    }
    expect(place.text(post)).toBe(odd)
    expect(snapshots(place)).toEqual([])
  })

  it('gives a Windows file its line ends back after all of it was deleted and saved', async () => {
    const place = postPlace()
    place.put(post, 'a\r\nb\r\n')
    const text = (await openPost(place.desk, post)).text
    const all = [{ from: 0, to: text.length, insert: '' }]
    await save(place, all)
    expect(place.text(post)).toBe('')
    await save(place, invertChanges(text, all))
    expect(place.text(post)).toBe('a\r\nb\r\n')
  })

  it('writes nothing over a version that it does not know', async () => {
    const place = postPlace()
    place.put(post, 'old')
    const { version } = await openPost(place.desk, post)
    place.put(post, 'theirs\r\n')
    expect(await save(place, [{ from: 0, to: 3, insert: 'mine' }], version)).toEqual({
      kind: 'stale',
      version: place.version(post),
      text: 'theirs\n',
    })
    expect(place.text(post)).toBe('theirs\r\n')
  })

  it('is not stale where the file already is what it would become', async () => {
    const place = postPlace()
    place.put(post, 'old')
    const { version } = await openPost(place.desk, post)
    place.put(post, 'new')
    expect(await save(place, [{ from: 0, to: 3, insert: 'new' }], version)).toEqual({
      kind: 'saved',
      version: place.version(post),
    })
  })

  it('finds the post gone, and makes it anew when asked to, folders included', async () => {
    const place = postPlace()
    const deep = place.put('a/b/post.md', '\ufeffold\r\n')
    const { version } = await openPost(place.desk, deep)
    rmSync(path.join(place.desk.root, 'a'), { recursive: true })
    const changes = [{ from: 3, to: 3, insert: '!' }]
    expect(await savePost(place.desk, { path: deep, base: version, changes, recreate: false })).toEqual({
      kind: 'gone',
    })
    expect(place.has('a')).toBe(false)
    const outcome = await savePost(place.desk, { path: deep, base: version, changes, recreate: true })
    expect(outcome).toEqual({ kind: 'saved', version: place.version(deep) })
    expect(place.text(deep)).toBe('\ufeffold!\r\n')
  })

  it('makes a post anew through a link that dangles, and from a snapshot after a restart', async () => {
    const place = postPlace()
    place.put('real.md', 'old')
    symlinkSync('real.md', path.join(place.desk.root, post))
    const { version } = await openPost(place.desk, post)
    await savePost(place.desk, {
      path: post,
      base: version,
      changes: [{ from: 0, to: 3, insert: 'new' }],
      recreate: false,
    })
    rmSync(path.join(place.desk.root, 'real.md'))
    const outcome = await savePost(place.restarted(), {
      path: post,
      base: version,
      changes: [],
      recreate: true,
    })
    expect(outcome.kind).toBe('saved')
    expect(place.text('real.md')).toBe('old')
  })

  it('refuses changes that do not fit and half a surrogate pair', async () => {
    const place = postPlace()
    place.put(post, 'a😀')
    for (const change of [
      { from: 0, to: 9, insert: '' },
      { from: 1, to: 2, insert: '' },
      { from: 0, to: 0, insert: '\ud800' },
    ]) {
      await expect(save(place, [change])).rejects.toMatchObject({ code: 'bad-change', data: { path: post } })
    }
    expect(place.text(post)).toBe('a😀')
  })

  it('refuses a file that is not UTF-8, and never rewrites it', async () => {
    const place = postPlace()
    const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0d, 0x0a])
    place.put(post, latin)
    expect(await openPost(place.desk, post)).toMatchObject({ readOnly: 'not-utf8', lineEnd: 'crlf' })
    await expect(save(place, [{ from: 0, to: 1, insert: 'C' }])).rejects.toMatchObject({ code: 'not-utf8' })
    expect(place.bytes(post)).toEqual(latin)
  })

  it('refuses what lies outside the site', async () => {
    const place = postPlace()
    writeFileSync(path.join(place.folder, 'canary.md'), 'out')
    symlinkSync('../canary.md', path.join(place.desk.root, post))
    const base = versionOf(Buffer.from('out'))
    await expect(save(place, [{ from: 0, to: 0, insert: 'x' }], base)).rejects.toMatchObject({
      code: 'outside-site',
    })
  })

  it('does not put a new file in the place of a write-protected one', async () => {
    const place = postPlace()
    place.put(post, 'old')
    // Root may write anything, so the system's answer to others stands in.
    const access: Disk['access'] = async () => {
      throw Object.assign(new Error('not yours'), { code: 'EACCES' })
    }
    const desk = place.on({ ...nodeDisk, access })
    const { readOnly, version } = await openPost(desk, post)
    expect(readOnly).toBe('not-writable')
    const changes = [{ from: 0, to: 0, insert: 'x' }]
    const saving = savePost(desk, { path: post, base: version, changes, recreate: false })
    await expect(saving).rejects.toMatchObject({ code: 'not-writable', data: { path: post } })
    expect(place.text(post)).toBe('old')
  })

  it('law: no series of saves by us and by another program loses a version of theirs', async () => {
    const place = postPlace()
    place.put(post, 'start')
    const theirs = new Set<string>([place.version(post)])
    let { version, text } = await openPost(place.desk, post)
    for (let round = 0; round < 40; round++) {
      if (round % 3 === 0) {
        place.put(post, `theirs ${round}`)
        theirs.add(place.version(post))
      }
      const changes = [{ from: text.length, to: text.length, insert: ` mine ${round}` }]
      const outcome = await savePost(place.desk, { path: post, base: version, changes, recreate: false })
      if (outcome.kind === 'gone') throw new Error('it is there')
      expect(outcome.kind).toBe(round % 3 === 0 ? 'stale' : 'saved')
      version = outcome.version
      text = outcome.kind === 'stale' ? outcome.text : applyChanges(text, changes)
    }
    const kept = snapshots(place).map((name) => name.slice(9))
    for (const one of theirs) expect(kept.includes(one) || one === place.version(post)).toBe(true)
  })
})

describe('snapshots', () => {
  it('keep the post as it was, and the autosaves of five minutes together', async () => {
    const place = postPlace()
    let nowMs = 0
    const desk = { ...place.desk, nowMs: () => nowMs }
    place.put(post, 'start')
    for (let n = 0; n < 10; n++) {
      const changes = [{ from: 0, to: 0, insert: String(n) }]
      await savePost(desk, { path: post, base: place.version(post), changes, recreate: false })
      nowMs += 60_000
    }
    const started = versionOf(Buffer.from('start'))
    expect(snapshots(place)[0]).toBe(`00000001-${started}`)
    expect(snapshots(place)).toHaveLength(2)
  })

  it('are fifty at most, the newest', async () => {
    const place = postPlace()
    for (let n = 0; n < 55; n++) {
      place.put(post, `theirs ${n}`)
      await save(place, [{ from: 0, to: 0, insert: 'mine ' }])
    }
    expect(snapshots(place)).toHaveLength(50)
    expect(snapshots(place).at(-1)).toBe(`00000055-${versionOf(Buffer.from('theirs 54'))}`)
  })

  it('that cannot be kept are told of and keep no save back', async () => {
    const place = postPlace()
    writeFileSync(place.desk.dataFolder, 'a file where the folder should be')
    place.put(post, 'old')
    expect((await save(place, [{ from: 0, to: 3, insert: 'new' }])).kind).toBe('saved')
    expect(place.text(post)).toBe('new')
    expect(place.troubles[0]).toMatchObject({ code: 'disk-failed', data: { path: post } })
  })
})

describe('a converted copy', () => {
  it.each([
    ['utf-16le', Buffer.from('\ufeffGrüße\r\n', 'utf16le'), 'Grüße\r\n'],
    ['utf-16be', Buffer.from('\ufeffGrüße\r\n', 'utf16le').swap16(), 'Grüße\r\n'],
    ['windows-1252', Buffer.from([0x93, 0xe9, 0x94]), '“é”'],
    ['shift_jis', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), '日本'],
    ['gbk', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), '你好'],
  ] as const)(
    'is read as %s, stands beside the post and leaves it as it is',
    async (encoding, bytes, text) => {
      const place = postPlace()
      const path = place.put('in/post.mdx', bytes)
      place.put('in/post.utf-8.mdx', 'taken')
      expect(await convertCopy(place.desk, path, encoding)).toEqual({ path: 'in/post.utf-8-2.mdx' })
      expect(place.text('in/post.utf-8-2.mdx')).toBe(text)
      expect(place.bytes('in/post.mdx')).toEqual(Buffer.from(bytes))
      expect(place.text('in/post.utf-8.mdx')).toBe('taken')
    },
  )

  it('is not made of bytes that are not in that encoding', async () => {
    const place = postPlace()
    place.put(post, Buffer.from([0x81, 0xff, 0xff]))
    await expect(convertCopy(place.desk, post, 'shift_jis')).rejects.toMatchObject({ code: 'not-utf8' })
    expect(readdirSync(place.desk.root)).toEqual([post])
  })
})

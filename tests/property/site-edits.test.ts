// Any series of moves and edits leaves every mention that led to a file leading to the same bytes, and taking all of
// them back in reverse order restores every byte.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { filesOf } from '../../electron/desk/site-edits/plan-texts.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import { findMentions } from '../../shared/markdown/mentions.ts'
import { isPictureName } from '../../shared/markdown/picture-name.ts'
import { isMarkdownName } from '../../shared/site/is-post.ts'
import { meantFile } from '../../shared/site/meant-file.ts'
import { type EditSite, editSite } from '../support/edit-site.ts'
import { type Files, picture } from '../support/sites.ts'

const drawn = Promise.all([1, 2, 3, 4].map((nth) => picture(nth)))

async function sites(): Promise<Readonly<Record<string, Files>>> {
  const [a, b, c, d] = (await drawn) as [Buffer, Buffer, Buffer, Buffer]
  return {
    plain: {
      'one.md':
        '---\ncover: img/a b.png\n---\n![x](img/a%20b.png)\r\n![y](<img/a b.png> "t")\r\n[two](blog/two.md#x)\r\n',
      'blog/two.md':
        '<img src="../img/a b.png" srcset="湖.png 1x, two-images/c.png 2x">\n[one](../one.md) ![[湖.png]]\n',
      'blog/湖.png': b,
      'blog/two-images/c.png': c,
      'img/a b.png': a,
      'img/u\u0308.png': d,
      'three.md': '![n](img/\u00fc.png)\n```\n![x](img/a%20b.png)\n```\n',
    },
    hugo: {
      'hugo.toml': 'baseURL = "https://a.org/"\n',
      'content/posts/one/index.md':
        '+++\nimage = "a.png"\n+++\n{{< figure src="a.png" >}} ![b](/images/b.png) [t]({{< ref "two.md" >}})\n',
      'content/posts/one/a.png': a,
      'content/posts/two.md':
        '![b](/images/b.png) [o]({{< relref "/posts/one" >}}) [o](/posts/one/) ![c](https://a.org/images/c.png)\n',
      'static/images/b.png': b,
      'static/images/c.png': c,
    },
    jekyll: {
      '_config.yml': 'baseurl: /blog\n',
      '_posts/2020-01-01-one.md':
        '![a](/blog/assets/a.png) ![a]({{ "/assets/a.png" | relative_url }}) ![a]({{ site.baseurl }}/assets/a.png)\n[t]({% post_url 2020-02-02-two %})\n',
      '_posts/2020-02-02-two.md':
        '{% include image.html src="/assets/b.png" %} [o]({% link _posts/2020-01-01-one.md %}) [o](/2020/01/01/one.html)\n',
      'assets/a.png': a,
      'assets/b.png': b,
    },
  }
}

/** Of each text its mentions, in order, with the bytes that they lead to. */
function leads(site: EditSite): string[][] {
  const files = filesOf(site.site.conventions, new Set(site.index.allPaths()), site.index.addresses())
  const all = site.all()
  return [...site.index.allPaths()]
    .filter(isMarkdownName)
    .map((post) => {
      const text = readFileSync(path.join(site.root, post), 'utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r\n?/g, '\n')
      return findMentions(text, site.site.profile.id).map((mention) => {
        const file = meantFile(site.site.conventions, post, mention, files)
        if (file === null) return 'nothing'
        // A post's own words change with the moves; its name of birth stands in its first line or title.
        return isMarkdownName(file) ? 'a post' : (all[file] ?? 'gone')
      })
    })
    .map((one) => one.filter((led) => led !== 'nothing'))
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}

type Wish = {
  readonly which: number
  readonly folder: number
  readonly name: string
  readonly kind: 'image' | 'post' | 'write'
}

const wishes: fc.Arbitrary<Wish> = fc.record({
  which: fc.nat(20),
  folder: fc.nat(20),
  name: fc.constantFrom('n', 'a b', 'x (1)', 'é', 'e\u0301', '湖', '😀', "it's", '50%', 'q#r', 'UP'),
  kind: fc.constantFrom('image', 'post', 'image', 'post', 'write'),
})

function editOf(site: EditSite, { which, folder, name, kind }: Wish): SiteEdit | null {
  const all = [...site.index.allPaths()].sort()
  const those = all.filter(kind === 'image' ? isPictureName : isMarkdownName)
  const from = those[which % Math.max(1, those.length)]
  if (from === undefined) return null
  const folders = [
    ...new Set([...those.map((one) => path.posix.dirname(one)), `${path.posix.dirname(from)}/new`]),
  ]
  const into = folders[folder % folders.length] ?? '.'
  const stem = kind === 'post' ? name.replace(/[^\p{L}\p{N}]+/gu, '-') : name
  const base = path.posix.basename(from)
  const dated = /^\d{4}-\d\d-\d\d-/.exec(base)?.[0] ?? ''
  const isIndex = /^index\./.test(base)
  const file = isIndex && kind === 'post' ? `${stem}/${base}` : `${dated}${stem}${path.posix.extname(base)}`
  const to = path.posix.join(into, file)
  return { kind: kind === 'image' ? 'move-image' : 'move-post', from, to } as SiteEdit
}

/** Two posts at one address: no link by it can say which is meant, and `post-addresses.test.ts` has what the plan says. */
function sharesPage(site: EditSite, edit: SiteEdit): boolean {
  if (edit.kind !== 'move-post') return false
  const pageOf = (file: string) => file.replace(/(?:\/index)?\.\w+$/, '').normalize('NFC')
  return [...site.index.allPaths()].some(
    (path) =>
      isMarkdownName(path) && path !== edit.from && path !== edit.to && pageOf(path) === pageOf(edit.to),
  )
}

async function live(site: EditSite, series: readonly Wish[], isWriting: boolean): Promise<void> {
  await site.index.start()
  const before = site.all()
  const led = leads(site)
  const done: string[] = []
  for (const wish of series) {
    if (wish.kind === 'write') {
      if (!isWriting) continue
      const post = [...site.index.allPaths()].filter(isMarkdownName).sort()[0]
      const file = path.join(site.root, post ?? '')
      await writeFile(file, `${readFileSync(file, 'utf8')}\nMore words.\n`)
      continue
    }
    const edit = editOf(site, wish)
    if (edit === null || sharesPage(site, edit)) continue
    try {
      const plan = await site.plan(edit)
      expect(plan.shown.left.filter(({ why }) => why === 'no-spelling')).toEqual([])
      const outcome = await site.carryOut(plan)
      expect(outcome.kind).toBe('done')
      done.push(plan.shown.id)
    } catch (error) {
      if (!isFailure(error, 'already-exists', 'bad-name')) throw error
    }
    await site.index.refresh()
    expect(leads(site), JSON.stringify(edit)).toEqual(led)
  }
  for (const id of done.reverse()) expect((await site.undo(id)).kind).toBe('done')
  if (!series.some(({ kind }) => kind === 'write') || !isWriting) expect(site.all()).toEqual(before)
  await site.index.refresh()
  expect(leads(site)).toEqual(led)
}

it.each(['plain', 'hugo', 'jekyll'])(
  'law: moves and edits lose no mention, and undo restores every byte: %s',
  async (profile) => {
    const files = (await sites())[profile] ?? {}
    await fc.assert(
      fc.asyncProperty(
        fc.array(wishes, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (series, isWriting) => {
          await live(await editSite(files), series, isWriting)
        },
      ),
      { numRuns: Number(process.env.GALLEY_EDIT_RUNS ?? 20) },
    )
  },
  15 * 60_000,
)

const corpus = path.join(import.meta.dirname, '../../../shared/corpus')
const real = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name !== 'seeds' && statSync(path.join(corpus, name)).isDirectory())
  : []

it.each(real.map((name) => [name]))(
  'law on a copy of a real site: %s',
  async (name) => {
    const files: Record<string, Uint8Array> = {}
    const root = path.join(corpus, name)
    for (const one of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const absolute = path.join(root, one)
      if (!statSync(absolute).isFile() || Object.keys(files).length > 400) continue
      files[one] = readFileSync(absolute)
    }
    // The corpus has the texts alone: each picture that one of them shows comes to lie where it is sought first.
    const [first] = await drawn
    const site = await editSite(files)
    await site.index.start()
    const missing = site.told.findLast((rows) => rows.missing !== null)?.missing ?? []
    const more = Object.fromEntries(
      missing
        .slice(0, 60)
        .map(({ sought }, nth) => [sought, Buffer.concat([first as Buffer, Buffer.from(`${nth}`)])]),
    )
    const taken = Object.keys(more).filter(
      (one) => !Object.keys({ ...files, ...more }).some((other) => other.startsWith(`${one}/`)),
    )
    const whole = await editSite({
      ...files,
      ...Object.fromEntries(taken.map((one) => [one, more[one] ?? ''])),
    })
    const series = Array.from(
      { length: 6 },
      (_, nth): Wish => ({
        which: nth * 7,
        folder: nth * 3,
        name: ['a b', '湖', 'n', "it's", 'q#r', '50%'][nth] ?? 'x',
        kind: nth % 2 === 0 ? 'image' : 'post',
      }),
    )
    await live(whole, series, false)
  },
  10 * 60_000,
)

// Whatever a post is called and wherever it goes: links that led to it lead to it, as they were spelt, and nothing else
// of any text changes.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PostPath } from '../../shared/contract/paths.ts'
import { findMentions, wholeTarget } from '../../shared/markdown/mentions.ts'
import { addressForm, addressKey } from '../../shared/site/address-book.ts'
import { addressesOf } from '../../shared/site/address-facts.ts'
import type { SiteConventions } from '../../shared/site/conventions.ts'
import { postLookup, type SiteFiles } from '../../shared/site/meant-file.ts'
import { findLink, linkedAddress } from '../../shared/site/resolve-link.ts'
import { retargetText } from '../../shared/site/retarget-text.ts'
import { decoded } from '../../shared/site/target.ts'
import { applyChanges } from '../../shared/text/change.ts'
import { conventions } from '../support/views.ts'

type Kind = {
  readonly profile: string
  readonly settings: Readonly<Record<string, string>>
  readonly folders: readonly string[]
  readonly isDated: boolean
}

const jekyll = (more: string): Kind => ({
  profile: 'jekyll',
  settings: { '_config.yml': `url: https://own.site\n${more}` },
  folders: ['_posts', '_posts/sub', 'walks/_posts'],
  isDated: true,
})
const hugo = (more: string, base = ''): Kind => ({
  profile: 'hugo',
  settings: { 'hugo.toml': `baseURL = "https://own.site${base}/"\n${more}` },
  folders: ['content/posts', 'content/notes', 'content/notes/deep'],
  isDated: false,
})

const kinds: readonly Kind[] = [
  jekyll(''),
  jekyll('baseurl: /blog\npermalink: pretty\n'),
  jekyll('permalink: none\n'),
  jekyll('permalink: /:categories/:year/:i_day/:slug\n'),
  jekyll('baseurl: /b\npermalink: /:shelf/:title/\n'),
  hugo(''),
  hugo('[permalinks]\nposts = "/:year/:month/:contentbasename/"\n', '/b'),
  hugo('uglyURLs = true\n'),
  {
    profile: 'hexo',
    settings: { '_config.yml': 'url: https://own.site\npermalink: :year/:title/\n' },
    folders: ['source/_posts', 'source/_posts/sub'],
    isDated: false,
  },
  {
    profile: 'zola',
    settings: { 'config.toml': 'base_url = "https://own.site/z"\n' },
    folders: ['content/blog', 'content'],
    isDated: true,
  },
  {
    profile: 'pelican',
    settings: { 'pelicanconf.py': "PATH = 'content'\nARTICLE_URL = '{date:%Y}/{slug}/'\n" },
    folders: ['content', 'content/sub'],
    isDated: false,
  },
  { profile: 'eleventy', settings: { '.eleventy.js': '' }, folders: ['posts', 'notes/sub'], isDated: true },
  {
    profile: 'docusaurus',
    settings: { 'docusaurus.config.js': 'module.exports = { baseUrl: "/d/" }' },
    folders: ['blog'],
    isDated: true,
  },
  {
    profile: 'vitepress',
    settings: { '.vitepress/config.ts': '' },
    folders: ['posts', 'docs/x'],
    isDated: false,
  },
  {
    profile: 'astro',
    settings: { 'astro.config.mjs': '' },
    folders: ['src/content/blog', 'src/content/docs/en'],
    isDated: false,
  },
  { profile: 'plain', settings: {}, folders: ['', 'blog', 'notes/2026'], isDated: true },
]

const names = fc.oneof(
  fc.stringMatching(/^[a-z]{3,5}$/),
  fc.constantFrom('old', 'new', 'über', 'a b', '湖', 'x (1)', 'One-Two', 'u\u0308', 'q&a', '50-off'),
)
const days = fc.constantFrom('2026-01-02', '2026-01-03', '2025-12-31')

const places = fc.record({ folder: fc.nat(5), name: names, day: days })
type Place = { readonly folder: number; readonly name: string; readonly day: string }

function pathOf({ folders, isDated }: Kind, { folder, name, day }: Place): string {
  const at = folders[folder % folders.length] ?? ''
  return `${at === '' ? '' : `${at}/`}${isDated ? `${day}-` : ''}${name}.md`
}

const fieldLines: readonly string[] = [
  '',
  '',
  '',
  'date: 2024-05-06\n',
  'date: 2024-05-06\nslug: kept\n',
  'permalink: /kept/here/\nurl: /kept/here/\npath: kept/here\n',
  'aliases: [/once/x/]\nredirect_from: /once/x/\n',
  'categories: Sea\n',
]

function textOf({ profile }: Kind, title: string, lines: string, links: string): string {
  const fields = `title: ${title}\n${lines}`
  return profile === 'pelican' ? `${fields.replace(/\[|\]/g, '')}\n${links}` : `---\n${fields}---\n\n${links}`
}

/** Ways to write a link to a path from the site's base, with what has to be the same afterwards around its middle. */
const spellings: readonly ((address: string, base: string, site: string) => string)[] = [
  (address) => `[a](${address})`,
  (address, base) => `[a](${base}${address}#part "title")`,
  (address, _base, site) => `[a](${site}${address}?q=1)`,
  (address) => `[a](${addressForm(address).core}/)`,
  (address) => `[a](${addressForm(address).core})`,
  (address) => `[a]({{ site.baseurl }}${address})`,
  (address) => `[a]({{ "${address}" | relative_url }})`,
  (address) => `<a href='${address}'>a</a>`,
  (address) => `[a]: ${address}\n\n[b][a]`,
  (address) => `[a](../../..${address})`,
]

type Post = { readonly place: Place; readonly fields: number }

const posts = fc.array(fc.record({ place: places, fields: fc.nat(fieldLines.length - 1) }), {
  minLength: 2,
  maxLength: 4,
})
const links = fc.array(fc.record({ to: fc.nat(3), how: fc.nat(spellings.length + 2) }), { maxLength: 5 })

function filesOf(site: SiteConventions, texts: ReadonlyMap<string, string>): SiteFiles {
  const addresses = new Map([...texts].map(([path, text]) => [path, addressesOf(text, path, site)]))
  return { has: (path) => texts.has(path), posts: postLookup(texts.keys(), addresses) }
}

const slug = (address: string) =>
  address.replace(/[\s()]/g, (letter) => encodeURIComponent(letter).replace('(', '%28').replace(')', '%29'))

/** A link in the generator's own words, which name a file and no address. */
function ownWords({ profile }: Kind, path: string): string {
  const below = path.replace(/^(?:content|source\/_posts|src\/content)\//, '')
  switch (profile) {
    case 'jekyll':
      return `[a]({% post_url ${path.replace(/^.*_posts\/|\.md$/g, '')} %}#x)`
    case 'hugo':
      return `[a]({{< ref "/${below}" >}})`
    case 'pelican':
      return `[a]({filename}/${slug(below)}#x)`
    case 'zola':
      return `[a](@/${slug(below)}#x)`
    case 'hexo':
      return `{% post_link "${below.replace(/\.md$/, '')}" %}`
    default:
      return `[a](/${slug(path)}#x)`
  }
}

/** The texts of a small site, in which every post links to the others in the ways of `wishes`. */
function siteOf(
  kind: Kind,
  site: SiteConventions,
  all: readonly Post[],
  wishes: readonly { readonly to: number; readonly how: number }[],
): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { place, fields } of all) {
    texts.set(pathOf(kind, place), textOf(kind, `Of ${place.name}`, fieldLines[fields] ?? '', ''))
  }
  const paths = [...texts.keys()]
  const written = wishes.map(({ to, how }) => {
    const path = paths[to % paths.length] ?? ''
    const { own, others } = addressesOf(texts.get(path) ?? '', path, site)
    const address = slug(own ?? `/somewhere/${path.replace(/^.*\/|\.md$/g, '')}/`)
    const alias = others[0] ?? address
    const way = spellings[how]
    if (way) return `${way(address, site.basePath, site.address ?? '')} word\n`
    if (how === spellings.length) return `[a](${slug(`/${path}`)}) word\n`
    return how === spellings.length + 1 ? `[a](${slug(alias)}) word\n` : `${ownWords(kind, path)} word\n`
  })
  for (const [path, text] of texts) texts.set(path, text + written.join('\n'))
  return texts
}

/** A text without the targets in it. */
function around(text: string, profile: string): string[] {
  const parts: string[] = []
  let at = 0
  for (const { from, to } of findMentions(text, profile)) {
    parts.push(text.slice(at, from))
    at = to
  }
  return [...parts, text.slice(at)]
}

/** What stands before the address itself: the site, a template, the base path; of a relative one nothing is asked. */
function headOf(target: string, basePath: string): string {
  const head = /^(?:https:\/\/own\.site|\{\{ site\.baseurl \}\}|\{\{ ")?/.exec(target)?.[0] ?? ''
  const rest = target.slice(head.length)
  if (!rest.startsWith('/')) return ''
  return head + (basePath !== '' && rest.startsWith(`${basePath}/`) ? basePath : '/')
}

const tail = (target: string) => /[?#].*$/s.exec(target)?.[0] ?? ''

it('law: a link by path or address follows its post, keeps its spelling, and nothing else changes', () => {
  const seen = { address: 0, path: 0, words: 0, name: 0, changed: 0, uncertain: 0 }
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      posts,
      links,
      fc.nat(3),
      places,
      (kind, all, wishes, which, place) => {
        const site = conventions(kind.profile, kind.settings)
        const texts = siteOf(kind, site, all, wishes)
        const from = [...texts.keys()][which % texts.size] ?? ''
        const to = pathOf(kind, place)
        fc.pre(!texts.has(to))
        const moved = (path: string) => (path === from ? to : path)
        const before = filesOf(site, texts)
        const after = filesOf(site, new Map([...texts].map(([path, text]) => [moved(path), text])))
        const then = new Map<string, string>()
        const outcomes = new Map<string, ReturnType<typeof retargetText>>()
        for (const [path, text] of texts) {
          const outcome = retargetText({ conventions: site, before, after, moved }, path, text)
          outcomes.set(path, outcome)
          then.set(moved(path), applyChanges(text, outcome.changes))
        }
        const now = filesOf(site, then)
        for (const [path, text] of texts) {
          const textNow = then.get(moved(path)) ?? ''
          const { lost, uncertain } = outcomes.get(path) ?? { lost: [], uncertain: [] }
          expect(around(textNow, kind.profile)).toEqual(around(text, kind.profile))
          const mentionsNow = findMentions(textNow, kind.profile)
          for (const [nth, mention] of findMentions(text, kind.profile).entries()) {
            const same = mentionsNow[nth]
            const target = wholeTarget(mention)
            const targetNow = same ? wholeTarget(same) : ''
            const link = findLink(site, path as PostPath, target, before.posts)
            const told = `${path}: ${target} → ${targetNow}, by ${link?.by}`
            if (link === null) {
              expect(targetNow, told).toBe(target)
              continue
            }
            seen[link.by]++
            if (targetNow !== target) seen.changed++
            if (link.post !== from && path !== from && link.by === 'address')
              expect(targetNow, told).toBe(target)
            const isTold = [...lost, ...uncertain].some((one) => one.from === mention.from)
            if (isTold) {
              seen.uncertain++
              expect(targetNow, told).toBe(target)
              continue
            }
            if (link.by === 'name' && targetNow === target) continue
            expect(findLink(site, moved(path) as PostPath, targetNow, now.posts)?.post, told).toBe(
              moved(link.post),
            )
            if (link.by !== 'address') continue
            // By what a browser makes of it, without the resolver: the page is the post's own, or one that forwards.
            const own = now.posts.addresses?.of(moved(path))?.own ?? null
            const read = addressKey(linkedAddress(site, targetNow, own) ?? '')
            const published = now.posts.addresses?.of(moved(link.post))
            expect([published?.own ?? '', ...(published?.others ?? [])].map(addressKey), told).toContain(read)
            expect(tail(targetNow), told).toBe(tail(target))
            const end = (one: string) => addressForm(decoded(one.replace(/[?#].*$/s, ''))).end
            if (!target.includes('{{')) expect(end(targetNow), told).toBe(end(target))
            if (!target.startsWith('.'))
              expect(headOf(targetNow, site.basePath), told).toBe(headOf(target, site.basePath))
          }
        }
      },
    ),
    { numRuns: Number(process.env.GALLEY_ADDRESS_RUNS ?? 1500) },
  )
  // A law of nothing proves nothing.
  expect(Math.min(seen.address, seen.path, seen.words, seen.changed, seen.uncertain)).toBeGreaterThan(50)
}, 900_000)

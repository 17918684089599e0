// A post is renamed in a site that Hugo or Jekyll builds: every link of the built pages that led to its page before
// leads to it after. A generator that is not installed is left out.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import { editSite } from '../support/edit-site.ts'
import type { Files } from '../support/sites.ts'

type Move = { readonly from: string; readonly to: string }
type Case = {
  readonly command: readonly [string, ...string[]]
  readonly files: Files
  readonly moves: readonly Move[]
  /** How many links to moved posts the built pages have, before and after. */
  readonly count: number
}

const marked = (title: string, fields: string, text = '') => `---\ntitle: ${title}\n${fields}---\n\n${text}\n`

const hugoLinks = [
  '[x](/b/posts/old-walk/#top)',
  '[x](../old-walk/)',
  '[x](https://own.site/b/posts/old-walk/)',
  '[x]({{< ref "Old Walk.md" >}})',
  '[x]({{< relref "/posts/Old Walk.md" >}}#top)',
  '[x](/b/posts/kept/)',
  '[x](/b/walks/first/)',
  '[x](/b/once/here/)',
].join('\n')

const jekyllLinks = [
  '[x](/b/2026/01/02/Old-Walk.html#top)',
  '[x](../../../2026/01/02/Old-Walk.html)',
  '[x](https://own.site/b/2026/01/02/Old-Walk.html)',
  '[x]({{ site.url }}{{ site.baseurl }}/2026/01/02/Old-Walk.html)',
  '[x]({{ "/2026/01/02/Old-Walk.html" | relative_url }})',
  '[x]({% post_url 2026-01-02-Old Walk %})',
  '[x]({{ site.baseurl }}/sea/2026/01/03/by.html)',
  '[x](/b/kept/here/)',
  '[x](/b/2026/02/02/named.html)',
].join('\n')

const cases: Readonly<Record<string, Case>> = {
  hugo: {
    command: ['hugo', '--quiet', '--destination', 'out'],
    files: {
      'hugo.toml':
        'baseURL = "https://own.site/b/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n',
      'layouts/_default/single.html': '<main id="{{ .Title }}">{{ .Content }}</main>',
      'content/posts/Old Walk.md': marked('moved', 'aliases: [/once/here/]\n', '[self](../../posts/other/)'),
      'content/posts/slugged.md': marked('slugged', 'slug: kept\n'),
      'content/posts/placed.md': marked('placed', 'url: /walks/first/\n'),
      'content/posts/other.md': marked('other', '', hugoLinks),
    },
    moves: [
      { from: 'content/posts/Old Walk.md', to: 'content/notes/2026-02-03-New (1).md' },
      { from: 'content/posts/slugged.md', to: 'content/posts/else.md' },
      { from: 'content/posts/placed.md', to: 'content/notes/where.md' },
    ],
    count: 8,
  },
  jekyll: {
    command: ['jekyll', 'build', '--quiet', '--destination', 'out', '--disable-disk-cache'],
    files: {
      '_config.yml': 'url: https://own.site\nbaseurl: /b\ntimezone: UTC\n',
      '_layouts/post.html': '<main id="{{ page.title }}">{{ content }}</main>',
      '_posts/2026-01-02-Old Walk.md': marked(
        'moved',
        'layout: post\n',
        '[self](../../../2025/05/05/other.html)',
      ),
      'sea/_posts/2026-01-03-by.md': marked('placed', 'layout: post\n'),
      '_posts/2026-01-04-fixed.md': marked('fixed', 'layout: post\npermalink: /kept/here/\n'),
      '_posts/2026-02-02-slugged.md': marked('slugged', 'layout: post\nslug: named\n'),
      '_posts/2025-05-05-other.md': marked('other', 'layout: post\n', jekyllLinks),
    },
    moves: [
      { from: '_posts/2026-01-02-Old Walk.md', to: '_posts/2026-03-04-Neu (1) Ü.md' },
      { from: 'sea/_posts/2026-01-03-by.md', to: 'hills/high/_posts/2026-01-03-by.md' },
      { from: '_posts/2026-01-04-fixed.md', to: '_posts/2024-01-04-else.md' },
      { from: '_posts/2026-02-02-slugged.md', to: '_posts/2026-02-03-slug.md' },
    ],
    count: 9,
  },
}

/** Of each built page its links, as the title of the page that a browser would come to. */
function ledTo(root: string): Readonly<Record<string, readonly string[]>> {
  const out = path.join(root, 'out')
  const pages = new Map<string, string>()
  for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.html')) pages.set(`/b/${name}`, readFileSync(path.join(out, name), 'utf8'))
  }
  const titleAt = (address: string): string => {
    const url = new URL(address)
    const at = decodeURIComponent(url.pathname)
    const page = pages.get(at) ?? pages.get(`${at.replace(/\/$/, '')}/index.html`)
    const forward = /http-equiv="?refresh"? content="0; url=([^"]+)"/.exec(page ?? '')?.[1]
    if (url.origin !== 'https://own.site' || page === undefined) return `nothing at ${at}`
    return forward ? titleAt(forward) : (/<main id="?([^">]+)/.exec(page)?.[1] ?? '')
  }
  const led: Record<string, readonly string[]> = {}
  for (const [name, page] of pages) {
    const title = /<main id="?([^">]+)/.exec(page)?.[1]
    if (title === undefined) continue
    const here = `https://own.site${name.replace(/index\.html$/, '')}`
    led[title] = [...page.matchAll(/href="?([^">\s]+)/g)].map(([, href]) =>
      titleAt(new URL((href ?? '').replaceAll('&amp;', '&'), here).href),
    )
  }
  return led
}

for (const [name, { command, files, moves, count }] of Object.entries(cases)) {
  const [program, ...args] = command
  const isThere = spawnSync(program, [name === 'hugo' ? 'version' : '--version']).status === 0
  it.runIf(isThere)(`${name} builds links to moved posts that lead there`, { timeout: 240_000 }, async () => {
    const site = await editSite(files)
    const build = () => {
      const built = spawnSync(program, args, {
        cwd: site.root,
        encoding: 'utf8',
        env: { ...process.env, TZ: 'UTC' },
      })
      expect(built.stderr + built.stdout).toBe('')
      expect(built.status).toBe(0)
      const led = ledTo(site.root)
      spawnSync('rm', ['-rf', path.join(site.root, 'out'), path.join(site.root, 'resources')])
      return led
    }
    const before = build()
    expect(before.other?.length).toBe(count)
    expect(JSON.stringify(before)).not.toContain('nothing')
    for (const move of moves) {
      const plan = await site.plan({ kind: 'move-post', ...move } as SiteEdit)
      expect(plan.shown.left).toEqual([])
      await site.carryOut(plan)
      expect(existsSync(path.join(site.root, move.from))).toBe(false)
    }
    expect(build()).toEqual(before)
  })
}

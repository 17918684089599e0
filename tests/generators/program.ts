// The real generators, where they are installed, and what each says of the posts that it built.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import type { ProfileId } from '../../shared/site/profile.ts'
import type { Files } from '../support/sites.ts'

/** Where install.ts puts those of npm. */
export const packagesFolder = path.resolve(import.meta.dirname, '../../.cache/generators')

/** One post as its generator has it. */
export type Built = {
  readonly title: string
  readonly day: string
  readonly tags: readonly string[]
  /** Null where the site's own code decides it. */
  readonly address: string | null
}

export type Generator = {
  readonly profile: ProfileId
  readonly isThere: () => boolean
  /** A small site: a post with a picture and tags, one with neither, a draft, and one of a day to come. */
  readonly files: Files
  /** Where the picture of a post `{slug}` goes. */
  readonly pictures: string
  /** Builds the site and tells its posts. */
  build(folder: string): Promise<readonly Built[]>
}

function isCommand(name: string): boolean {
  return spawnSync(name, ['--version']).status === 0 || spawnSync(name, ['version']).status === 0
}

function isPackage(name: string): boolean {
  return existsSync(path.join(packagesFolder, 'node_modules', name, 'package.json'))
}

function run(folder: string, command: string, args: readonly string[]): string {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', TZ: 'UTC' }
  const done = spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 120_000, env })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}${done.stdout}`)
  return done.stdout
}

async function listIn(file: string): Promise<readonly Built[]> {
  return JSON.parse(await readFile(file, 'utf8'))
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const hugo: Generator = {
  profile: 'hugo',
  isThere: () => isCommand('hugo'),
  pictures: 'static/images/{slug}',
  files: {
    'hugo.toml':
      'baseURL = "https://example.org/"\ntitle = "Notes"\n[permalinks]\nposts = "/:year/:month/:slug/"\n',
    'layouts/index.html':
      '{{- $list := slice -}}{{- range where site.RegularPages "Type" "posts" -}}{{- $list = $list | append (dict "title" .Title "day" (.Date.Format "2006-01-02") "tags" (.Params.tags | default slice) "address" .Permalink) -}}{{- end -}}{{- $list | jsonify -}}',
    'layouts/_default/single.html': '{{ .Content }}',
    'layouts/_default/list.html': '{{ .Title }}',
    'content/posts/first-walk.md':
      '+++\ntitle = "First walk: the dyke"\ndate = 2025-03-01T09:00:00Z\ndraft = false\ntags = ["walks", "sea"]\n+++\n\n![](/images/first-walk/dyke.png)\n',
    'content/posts/second.md':
      '+++\ntitle = "Second"\ndate = 2025-04-02T09:00:00Z\ndraft = false\ntags = []\nslug = "the-second"\n+++\n\nText.\n',
    'content/posts/unfinished.md':
      '+++\ntitle = "Unfinished"\ndate = 2025-04-03T09:00:00Z\ndraft = true\ntags = []\n+++\n',
    'content/posts/later.md':
      '+++\ntitle = "Later"\ndate = 2090-01-01T09:00:00Z\ndraft = false\ntags = []\n+++\n',
    'static/images/first-walk/dyke.png': PNG,
  },
  async build(folder) {
    run(folder, 'hugo', ['--quiet', '--destination', 'out'])
    return listIn(path.join(folder, 'out/index.html'))
  },
}

const jekyll: Generator = {
  profile: 'jekyll',
  isThere: () => isCommand('jekyll'),
  pictures: 'assets/images',
  files: {
    '_config.yml':
      'title: Notes\nurl: https://example.org\nbaseurl: /blog\npermalink: /:categories/:year/:title/\ntimezone: UTC\n',
    'posts.json':
      '---\n---\n[{% for post in site.posts %}{"title": {{ post.title | jsonify }}, "day": {{ post.date | date: "%Y-%m-%d" | jsonify }}, "tags": {{ post.tags | jsonify }}, "address": {{ post.url | absolute_url | jsonify }}}{% unless forloop.last %},{% endunless %}{% endfor %}]\n',
    '_posts/2025-03-01-first-walk.md':
      '---\ntitle: "First walk: the dyke"\nlayout: none\ntags: walks sea\ncategories: [Far Away]\n---\n\n![](/blog/assets/images/dyke.png)\n',
    '_posts/2025-04-02-second.md':
      '---\ntitle: Second\nlayout: none\ntags: []\ndate: 2025-04-02 09:00:00 +0000\n---\n\nText.\n',
    '_drafts/unfinished.md': '---\ntitle: Unfinished\nlayout: none\n---\n',
    '_posts/2025-05-01-hidden.md': '---\ntitle: Hidden\nlayout: none\npublished: false\n---\n',
    '_posts/2090-01-01-later.md': '---\ntitle: Later\nlayout: none\n---\n',
    'assets/images/dyke.png': PNG,
  },
  async build(folder) {
    run(folder, 'jekyll', ['build', '--quiet', '--destination', 'out', '--disable-disk-cache'])
    return listIn(path.join(folder, 'out/posts.json'))
  },
}

const pelican: Generator = {
  profile: 'pelican',
  isThere: () => isCommand('pelican'),
  pictures: 'content/images',
  files: {
    'pelicanconf.py':
      "SITENAME = 'Notes'\nSITEURL = 'https://example.org'\nPATH = 'content'\nTHEME = 'theme'\nTIMEZONE = 'UTC'\nARTICLE_URL = 'posts/{date:%Y}/{slug}/'\nARTICLE_SAVE_AS = 'posts/{date:%Y}/{slug}/index.html'\nDIRECT_TEMPLATES = ['index']\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nTRANSLATION_FEED_ATOM = None\n",
    'theme/templates/index.html':
      '[{% for a in articles %}{{ {"title": a.title|string, "day": a.date.strftime("%Y-%m-%d"), "tags": (a.tags|default([]))|map(attribute="name")|list, "address": SITEURL + "/" + a.url}|tojson }}{% if not loop.last %},{% endif %}{% endfor %}]',
    ...Object.fromEntries(
      ['article', 'page', 'tag', 'category', 'author'].map((name) => [`theme/templates/${name}.html`, 'x']),
    ),
    'content/first-walk.md':
      'Title: First walk: the dyke\nDate: 2025-03-01 09:00\nTags: walks, sea\nSlug: first-walk\nCategory: notes\n\n![]({static}/images/dyke.png)\n',
    'content/second.md': 'Title: Second\nDate: 2025-04-02\nSlug: the-second\nCategory: notes\n\nText.\n',
    'content/unfinished.md':
      'Title: Unfinished\nDate: 2025-04-03\nSlug: unfinished\nCategory: notes\nStatus: draft\n\nText.\n',
    'content/later.md': 'Title: Later\nDate: 2090-01-01\nSlug: later\nCategory: notes\n\nText.\n',
    'content/images/dyke.png': PNG,
  },
  async build(folder) {
    run(folder, 'pelican', ['-q', '-o', 'out', '-s', 'pelicanconf.py'])
    return listIn(path.join(folder, 'out/index.html'))
  },
}

async function withPackages(folder: string): Promise<void> {
  await symlink(path.join(packagesFolder, 'node_modules'), path.join(folder, 'node_modules')).catch(
    () => undefined,
  )
}

const eleventy: Generator = {
  profile: 'eleventy',
  isThere: () => isPackage('@11ty/eleventy'),
  pictures: 'img',
  files: {
    'package.json': '{ "private": true, "devDependencies": { "@11ty/eleventy": "3" } }\n',
    'eleventy.config.js':
      'module.exports = function (config) {\n  config.addPassthroughCopy("img")\n  config.addPreprocessor("drafts", "md", (data) => (data.draft ? false : undefined))\n}\n',
    'list.11ty.js':
      'module.exports = {\n  data: { permalink: "/list.json", eleventyExcludeFromCollections: true },\n  render: ({ collections }) => JSON.stringify(collections.all.filter((page) => page.inputPath.includes("/posts/")).map((page) => ({ title: page.data.title, day: page.date.toISOString().slice(0, 10), tags: page.data.tags ?? [], address: page.url }))),\n}\n',
    'posts/first-walk.md':
      '---\ntitle: "First walk: the dyke"\ndate: 2025-03-01\ntags:\n  - walks\n  - sea\ndraft: false\n---\n\n![](/img/dyke.png)\n',
    'posts/2025-04-02-second.md': '---\ntitle: Second\ndraft: false\n---\n\nText.\n',
    'posts/unfinished.md': '---\ntitle: Unfinished\ndate: 2025-04-03\ndraft: true\n---\n',
    'posts/later.md': '---\ntitle: Later\ndate: 2090-01-01\ndraft: false\n---\n',
    'img/dyke.png': PNG,
  },
  async build(folder) {
    await withPackages(folder)
    run(folder, process.execPath, ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet', '--output=out'])
    return listIn(path.join(folder, 'out/list.json'))
  },
}

const hexo: Generator = {
  profile: 'hexo',
  isThere: () => isPackage('hexo') && isPackage('hexo-renderer-marked'),
  pictures: 'source/images',
  files: {
    'package.json':
      '{ "private": true, "hexo": { "version": "7.3.0" }, "dependencies": { "hexo": "7", "hexo-renderer-marked": "7" } }\n',
    '_config.yml':
      'title: Notes\nurl: https://example.org\npermalink: :year/:month/:title/\ntimezone: UTC\ntheme: false\n',
    'list.cjs':
      'const Hexo = require("hexo")\nconst hexo = new Hexo(process.cwd(), { silent: true })\nhexo.init().then(() => hexo.load()).then(() => {\n  const posts = hexo.locals.get("posts").map((post) => ({ title: post.title, day: post.date.format("YYYY-MM-DD"), tags: post.tags.map((tag) => tag.name), address: post.permalink }))\n  process.stdout.write(JSON.stringify(posts))\n  return hexo.exit()\n})\n',
    'source/_posts/first-walk.md':
      '---\ntitle: "First walk: the dyke"\ndate: 2025-03-01 09:00:00\ntags:\n  - walks\n  - sea\n---\n\n![](/images/dyke.png)\n',
    'source/_posts/second.md': '---\ntitle: Second\ndate: 2025-04-02 09:00:00\ntags: []\n---\n\nText.\n',
    'source/_posts/hidden.md':
      '---\ntitle: Hidden\ndate: 2025-04-02 09:00:00\npublished: false\n---\n\nText.\n',
    'source/_drafts/unfinished.md': '---\ntitle: Unfinished\ndate: 2025-04-03 09:00:00\n---\n',
    'source/_posts/later.md': '---\ntitle: Later\ndate: 2090-01-01 09:00:00\ntags: []\n---\n',
    'source/images/dyke.png': PNG,
  },
  async build(folder) {
    await withPackages(folder)
    const printed = run(folder, process.execPath, ['list.cjs'])
    return JSON.parse(printed.slice(printed.indexOf('[')))
  },
}

const astro: Generator = {
  profile: 'astro',
  isThere: () => isPackage('astro'),
  pictures: 'src/content/blog',
  files: {
    'package.json': '{ "private": true, "type": "module", "dependencies": { "astro": "5" } }\n',
    'astro.config.mjs': 'export default { site: "https://example.org" }\n',
    'src/content.config.ts':
      'import { glob } from "astro/loaders"\nimport { defineCollection, z } from "astro:content"\nconst blog = defineCollection({\n  loader: glob({ pattern: "**/*.md", base: "./src/content/blog" }),\n  schema: z.object({ title: z.string(), pubDate: z.coerce.date(), tags: z.array(z.string()).default([]), draft: z.boolean().default(false) }),\n})\nexport const collections = { blog }\n',
    'src/pages/list.json.ts':
      'import { getCollection } from "astro:content"\nexport async function GET() {\n  const posts = await getCollection("blog", ({ data }) => !data.draft && data.pubDate.getTime() <= Date.now())\n  return new Response(JSON.stringify(posts.map(({ data }) => ({ title: data.title, day: data.pubDate.toISOString().slice(0, 10), tags: data.tags, address: null }))))\n}\n',
    'src/content/blog/first-walk.md':
      '---\ntitle: "First walk: the dyke"\npubDate: 2025-03-01\ntags: [walks, sea]\ndraft: false\n---\n\n![The dyke](./dyke.png)\n',
    'src/content/blog/second.md':
      '---\ntitle: Second\npubDate: 2025-04-02\ntags: []\ndraft: false\n---\n\nText.\n',
    'src/content/blog/unfinished.md':
      '---\ntitle: Unfinished\npubDate: 2025-04-03\ntags: []\ndraft: true\n---\n',
    'src/content/blog/later.md': '---\ntitle: Later\npubDate: 2090-01-01\ntags: []\ndraft: false\n---\n',
    'src/content/blog/dyke.png': PNG,
  },
  async build(folder) {
    await withPackages(folder)
    run(folder, process.execPath, ['node_modules/astro/astro.js', 'build', '--outDir', 'out', '--silent'])
    return listIn(path.join(folder, 'out/list.json'))
  },
}

export const generators: readonly Generator[] = [hugo, jekyll, pelican, eleventy, hexo, astro]

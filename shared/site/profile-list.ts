// All profiles, in the order in which a tie between two is decided.
import type { Profile } from './profile.ts'
import { ablog } from './profiles/ablog.ts'
import { astro } from './profiles/astro.ts'
import { docusaurus } from './profiles/docusaurus.ts'
import { eleventy } from './profiles/eleventy.ts'
import { gatsby } from './profiles/gatsby.ts'
import { hexo } from './profiles/hexo.ts'
import { hugo } from './profiles/hugo.ts'
import { jekyll } from './profiles/jekyll.ts'
import { next } from './profiles/next.ts'
import { nikola } from './profiles/nikola.ts'
import { pelican } from './profiles/pelican.ts'
import { plain } from './profiles/plain.ts'
import { vitepress } from './profiles/vitepress.ts'
import { zola } from './profiles/zola.ts'

export const profiles: readonly Profile[] = [
  hugo,
  zola,
  jekyll,
  hexo,
  astro,
  docusaurus,
  vitepress,
  eleventy,
  gatsby,
  nikola,
  ablog,
  pelican,
  next,
  plain,
]

/** The profile of `id`; the plain folder's where there is none of that name. */
export function profileOf(id: string): Profile {
  return profiles.find((profile) => profile.id === id) ?? plain
}

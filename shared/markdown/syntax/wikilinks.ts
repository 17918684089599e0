// `[[Post]]`, `[[Post|words]]` and `![[picture.png]]`, as Obsidian and many plug-ins read them.
import type { StateInline } from 'markdown-it'
import type { Parser } from '../tokens.ts'
import { chip } from './chip.ts'

const target = /^\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/

export function addWikilinks(parser: Parser): void {
  parser.inline.ruler.before('link', 'wikilink', wikilink)
  parser.inline.ruler.before('image', 'wiki_picture', wikiPicture)
  parser.renderer.rules.embedded_note = (tokens, at) => tokens[at]?.content ?? ''
}

function wikilink(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[' || state.src[state.pos + 1] !== '[' || state.linkLevel > 0) return false
  const found = target.exec(state.src.slice(state.pos, state.pos + 610))
  if (!found) return false
  if (!silent) {
    const [name = '', words] = [(found[1] ?? '').trim(), found[2]?.trim()]
    const open = state.push('link_open', 'a', 1)
    open.attrs = [
      ['href', state.md.normalizeLink(name.startsWith('#') ? name : name.replace(/ /g, '%20'))],
      ['class', 'wikilink'],
    ]
    state.push('text', '', 0).content = words ?? name.replace(/^#/, '').replace('#', ' › ')
    state.push('link_close', 'a', -1)
  }
  state.pos += found[0].length
  return true
}

function wikiPicture(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '!' || state.src[state.pos + 1] !== '[') return false
  const found = target.exec(state.src.slice(state.pos + 1, state.pos + 610))
  if (!found) return false
  if (!/\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test((found[1] ?? '').trim()))
    return embedded(state, found, silent)
  if (!silent) {
    const image = state.push('image', 'img', 0)
    const name = (found[1] ?? '').trim()
    // Words that are a number are a width.
    const size = /^(\d+)(?:x(\d+))?$/.exec(found[2] ?? '')
    const words = size ? '' : (found[2] ?? '')
    const text = new state.Token('text', '', 0)
    text.content = words
    image.attrs = [
      ['src', state.md.normalizeLink(name)],
      ['alt', ''],
    ]
    if (size?.[1]) image.attrSet('width', size[1])
    if (size?.[2]) image.attrSet('height', size[2])
    image.children = [text]
    image.content = words
  }
  state.pos += found[0].length + 1
  return true
}

/** Another note within this one: only the site's own tool can put it here. */
function embedded(state: StateInline, found: RegExpExecArray, silent: boolean): boolean {
  if (!silent) state.push('embedded_note', '', 0).content = chip((found[1] ?? '').trim(), `!${found[0]}`)
  state.pos += found[0].length + 1
  return true
}

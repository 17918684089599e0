// Which post readers find at an address: all posts of a site by where they are published.
import type { PostAddresses } from './post-address.ts'
import { decoded } from './target.ts'

export type AddressBook = {
  of(post: string): PostAddresses | undefined
  /** The posts at `address`, a path from the site's base, in whatever form a link may name it. */
  at(address: string): readonly string[]
}

export function addressBook(addresses: ReadonlyMap<string, PostAddresses>): AddressBook {
  const posts = new Map<string, string[]>()
  for (const [post, { own, others }] of addresses) {
    for (const key of new Set([...(own === null ? [] : [own]), ...others].map(addressKey))) {
      posts.set(key, [...(posts.get(key) ?? []), post])
    }
  }
  return { of: (post) => addresses.get(post), at: (address) => posts.get(addressKey(address)) ?? [] }
}

/** The same for all forms of an address that lead to one page: `/a/b`, `/a/b/`, `/a/b.html`, `/a/b/index.html`. */
export function addressKey(address: string): string {
  const { core } = addressForm(decoded(address.replace(/[?#].*$/s, '')))
  return core.replace(/^\/+/, '').normalize('NFC')
}

/** An address without what names its page, and that: `/`, `.html`, `/index.html` or nothing. */
export function addressForm(address: string): { readonly core: string; readonly end: string } {
  const end = /(?:\/index\.html?|\.html?|\/+)$/.exec(address)?.[0] ?? ''
  return { core: address.slice(0, address.length - end.length), end }
}

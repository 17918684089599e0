// A formula's markup as a tree: well-formed, its words as they are written there, entities and all.

export type Part = string | Tag
export type Tag = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Part[]
}

const piece = /<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*="[^"]*")*)\s*(\/?)>|[^<]+/g

export function tagsOf(markup: string): readonly Part[] {
  const root: Part[] = []
  const open: Part[][] = [root]
  for (const [part, end, name = '', attributes = '', isEmpty] of markup.matchAll(piece)) {
    const into = open.at(-1) ?? root
    if (name === '') into.push(part)
    else if (end) open.pop()
    else {
      const children: Part[] = []
      const named = [...attributes.matchAll(/([\w:-]+)\s*="([^"]*)"/g)]
      into.push(
        tag(name, Object.fromEntries(named.map(([, key = '', value = '']) => [key, value])), children),
      )
      if (!isEmpty) open.push(children)
    }
  }
  return root
}

export function markupOf(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      const attributes = [...part.attributes].map(([key, value]) => ` ${key}="${value}"`).join('')
      return `<${part.name}${attributes}>${markupOf(part.children)}</${part.name}>`
    })
    .join('')
}

export function tag(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Part[] = [],
): Tag {
  return { name, attributes: new Map(Object.entries(attributes)), children }
}

export function textOf(part: Part): string {
  return typeof part === 'string' ? part : part.children.map(textOf).join('')
}

// What stands behind the name of a tag in Hexo: words apart by spaces, with those in quotes as one.
// Source: hexojs/hexo 8, lib/extend/tag.ts, `_parseArgs`.

export function hexoWords(written: string): string[] {
  return (written.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/s, '$2'))
}

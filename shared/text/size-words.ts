// The size of a file in words.

/** As authors know sizes from their file managers: `340 kB`, `1.4 MB`, `182 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1e6).toFixed(bytes < 9_950_000 ? 1 : 0)} MB`
}

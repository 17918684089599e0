// The post that a start asks for, as a path of the site.
import type { Site } from '../../shared/contract/site.ts'

/** `given` as it may be typed: relative to the site, relative to the opened folder that holds the site, or absolute. */
export function askedPost(given: string, site: Pick<Site, 'root' | 'folder'>): string {
  const path = withSlashes(given).replace(/^\.\//, '')
  const folder = `${withSlashes(site.folder)}/`
  const root = `${withSlashes(site.root)}/`
  return without(without(without(path, root), folder), without(root, folder))
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}

function without(path: string, beginning: string): string {
  return path.startsWith(beginning) ? path.slice(beginning.length) : path
}

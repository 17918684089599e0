// What a drop or a paste brings: picture files, those in whole folders, pictures written out in a page's HTML, or
// pictures of the site that were dragged here from the Images panel.
import { z } from 'zod'
import { SitePath } from '../../../shared/contract/paths.ts'
import { htmlPieces } from './html-pieces.ts'
import type { Piece } from './import-run.ts'

/** Site paths as JSON, dragged from the Images panel. */
export const draggedImages = 'application/x-galley-image'

export type Arrival =
  | {
      readonly kind: 'pieces'
      readonly pieces: readonly Piece[] | Promise<readonly Piece[]>
      readonly isSeveral: boolean
    }
  | { readonly kind: 'site'; readonly paths: readonly SitePath[] }
  /** Pictures that lie in the web: they are not fetched. */
  | { readonly kind: 'remote'; readonly host: string }

const pictureName = /\.(?:jpe?g|jfif|png|apng|gif|webp|avif|svg|heic|heif|tiff?|bmp|jxl)$/i

/** What is dropped, or null where it is text for the editor itself. To be asked while the event is handled. */
export function droppedIn(data: DataTransfer): Arrival | null {
  const dragged = data.getData(draggedImages)
  if (dragged !== '') return { kind: 'site', paths: sitePaths(dragged) }
  const entries = [...data.items].flatMap((item) =>
    item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : [],
  )
  if (entries.some(({ isDirectory }) => isDirectory)) {
    return { kind: 'pieces', pieces: filesOfAll(entries), isSeveral: true }
  }
  if (data.files.length > 0) {
    return { kind: 'pieces', pieces: [...data.files], isSeveral: data.files.length > 1 }
  }
  return writtenOut(data)
}

/** What is pasted, or null where it is text for the editor itself. */
export function pastedIn(data: DataTransfer): Arrival | null {
  const files = [...data.files].filter(
    ({ type, name }) => type.startsWith('image/') || pictureName.test(name),
  )
  // A page that copies words with a picture of them means the words.
  if (files.length > 0 && data.getData('text/plain') === '') {
    return { kind: 'pieces', pieces: files, isSeveral: files.length > 1 }
  }
  return writtenOut(data)
}

/** Pictures within the HTML, and what stands around them; words alone are for the editor. */
function writtenOut(data: DataTransfer): Arrival | null {
  const html = data.getData('text/html')
  const address = data.getData('text/uri-list').trim()
  const { pieces, remoteHosts } = htmlPieces(
    html === '' && address.startsWith('data:image/') ? `<img src="${address}">` : html,
  )
  const pictures = pieces.filter((piece) => typeof piece !== 'string')
  if (pictures.length > 0) return { kind: 'pieces', pieces, isSeveral: pieces.length > 1 }
  const [host] = remoteHosts
  return host !== undefined && pieces.length === 0 ? { kind: 'remote', host } : null
}

function sitePaths(json: string): readonly SitePath[] {
  try {
    return z.array(SitePath).max(1000).safeParse(JSON.parse(json)).data ?? []
  } catch {
    // Another program’s data under our name.
    return []
  }
}

/** Files as they were dropped; what lies in folders in the order of its names, as people count. */
async function filesOfAll(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const files: File[] = []
  for (const entry of entries) {
    if (isFolder(entry)) files.push(...(await filesOf(entry)))
    else if (isFile(entry)) files.push(await fileOf(entry))
  }
  return files
}

/** Picture files alone, however deep; hidden ones are left out. */
async function filesOf(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const files: File[] = []
  for (const entry of await entriesOf(folder)) {
    if (entry.name.startsWith('.')) continue
    if (isFolder(entry)) files.push(...(await filesOf(entry)))
    else if (isFile(entry) && pictureName.test(entry.name)) files.push(await fileOf(entry))
  }
  return files
}

const asCounted = new Intl.Collator(undefined, { numeric: true })

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const found: FileSystemEntry[] = []
  for (;;) {
    // A reader hands out a hundred at a time, and nothing when it is through.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return found.sort((a, b) => asCounted.compare(a.name, b.name))
    found.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

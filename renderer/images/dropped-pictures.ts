// The picture files of a drop: those dropped themselves, and those in folders that were dropped, however deep.

const pictureName = /\.(?:jpe?g|png|gif|webp|avif|svg|heic|heif|tiff?)$/i

/** Hidden files are left out; in the order of their names, folder by folder. */
export async function droppedPictures(data: DataTransfer): Promise<readonly File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found = entries.length > 0 ? (await Promise.all(entries.map(filesOf))).flat() : [...data.files]
  return pictureFiles(found)
}

export function pictureFiles(files: readonly File[]): readonly File[] {
  return files.filter(({ name }) => pictureName.test(name) && !name.startsWith('.'))
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isFolder(entry) || entry.name.startsWith('.')) return []
  const reader = entry.createReader()
  const entries: FileSystemEntry[] = []
  // A reader hands out a hundred at a time, and nothing when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) break
    entries.push(...some)
  }
  entries.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
  return (await Promise.all(entries.map(filesOf))).flat()
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

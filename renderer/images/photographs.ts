// The photographs among what an author chose or dropped.
import { droppedIn } from '../editor/images/arriving-images.ts'

/** What no browser names as a picture, and the desk may still be able to read. */
const unnamed = /\.(?:heic|heif|tiff?)$/i

export function photographs(files: readonly File[]): readonly File[] {
  return files.filter(
    ({ type, name }) => !name.startsWith('.') && (type.startsWith('image/') || unnamed.test(name)),
  )
}

/** Those of a drop, in whole folders too. To be asked while the event is handled. */
export async function droppedPhotographs(data: DataTransfer): Promise<readonly File[]> {
  const arrival = droppedIn(data)
  if (arrival?.kind !== 'pieces') return []
  const pieces = await arrival.pieces
  return photographs(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece])))
}

// A UTF-8 copy beside a post that is none. The post itself stays as it is.
import path from 'node:path'
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import type { PostPath } from '../../../shared/contract/paths.ts'
import { about } from '../files/disk-failure.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { LARGEST_TEXT_BYTES, readBytes } from '../files/read.ts'
import { writeWhole } from '../files/write.ts'
import type { PostDesk } from './post-desk.ts'

export type PostEncoding = 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis' | 'gbk'

/**
 * Writes `<stem>.utf-8<ext>` beside the post, numbered where that is taken, and names it. Line ends stay;
 * a byte order mark of the old encoding goes.
 *
 * @throws DeskFailure `not-utf8` where the bytes are not in `encoding` either, `not-found`, `not-readable`,
 *   `outside-site`, `disk-full`, `not-writable`, `disk-failed`
 */
export async function convertCopy(
  desk: PostDesk,
  sitePath: PostPath,
  encoding: PostEncoding,
): Promise<{ readonly path: PostPath }> {
  return about(sitePath, async () => {
    const absolute = await resolveForWriting(desk.disk, desk.root, sitePath)
    const bytes = new TextEncoder().encode(decode(await read(desk, absolute), encoding, sitePath))
    const { dir, name, ext } = path.posix.parse(sitePath)
    for (let number = 1; ; number++) {
      const copy = path.posix.join(dir, `${name}.utf-8${number > 1 ? `-${number}` : ''}${ext}`) as PostPath
      try {
        const target = path.join(desk.root, copy)
        // Checked first: the folder may be a link, and the name may be a link out of the site.
        await resolveForWriting(desk.disk, desk.root, copy)
        await writeWhole(desk.disk, target, bytes, { expected: 'absent' })
        return { path: copy }
      } catch (error) {
        if (!isFailure(error, 'already-exists')) throw error
      }
    }
  })
}

async function read(desk: PostDesk, absolute: string): Promise<Uint8Array> {
  try {
    return await readBytes(desk.disk, absolute, LARGEST_TEXT_BYTES)
  } catch (error) {
    if (!isFailure(error, 'too-large')) throw error
    throw new DeskFailure('not-readable', { path: absolute }, { cause: error })
  }
}

function decode(bytes: Uint8Array, encoding: PostEncoding, path: string): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, fromWindows) : text
  } catch (error) {
    if (error instanceof TypeError) throw new DeskFailure('not-utf8', { path }, { cause: error })
    throw error
  }
}

// Node 20 reads windows-1252 as Latin-1, which has control characters here: https://encoding.spec.whatwg.org/index-windows-1252.txt
const WINDOWS_80_TO_9F = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function fromWindows(control: string): string {
  return WINDOWS_80_TO_9F.charAt(control.charCodeAt(0) - 0x80)
}

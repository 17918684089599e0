// One picture of the author's into the site: by its path where the shell knows it, else by its bytes.
import type { Contract, Desk } from '../../shared/contract/contract.ts'
import type { Output } from '../../shared/contract/declare.ts'
import { DeskFailure, isFailure } from '../../shared/contract/failure.ts'
import type { ImageSource } from '../../shared/contract/images.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { heicToJpeg } from './heic-to-jpeg.ts'

export type ImportedImage = Output<Contract, 'images.import'>

export type ImportOptions = {
  /** What becomes of scripts in a drawing; `refuse` where it is not said. */
  readonly scripts?: 'refuse' | 'remove'
  readonly signal?: AbortSignal
}

/**
 * What the desk cannot read is tried with the platform's own decoder; `before` is then the file as it came.
 *
 * @throws DeskFailure as `images.import`, and `cancelled`
 */
export async function importImage(
  desk: Desk,
  post: PostPath,
  file: File,
  options: ImportOptions = {},
): Promise<ImportedImage> {
  try {
    return await send(desk, post, file, options)
  } catch (error) {
    if (!isFailure(error, 'image-unsupported') || !/^hei[cf]$/i.test(error.data.format)) throw error
    const jpeg = await heicToJpeg(file)
    if (jpeg === null) throw error
    const made = await send(desk, post, jpeg, options)
    return { ...made, before: { ...made.before, sizeBytes: file.size } }
  }
}

async function send(
  desk: Desk,
  post: PostPath,
  file: File,
  { scripts = 'refuse', signal }: ImportOptions,
): Promise<ImportedImage> {
  const source = await sourceOf(file, signal)
  return desk['images.import']({ post, source, name: file.name || 'picture', scripts }, signal)
}

/**
 * Where the desk finds the bytes of `file`.
 *
 * @throws DeskFailure `cancelled`
 */
export async function sourceOf(file: File, signal?: AbortSignal): Promise<ImageSource> {
  const path = window.galley?.pathOf(file) ?? ''
  if (path !== '') return { kind: 'path', path }
  const id = crypto.randomUUID()
  const answer = await put(id, file, signal)
  if (!answer.ok) throw new Error(`staging answered ${answer.status}`)
  return { kind: 'staged', id }
}

async function put(id: string, file: File, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(`staged/${id}`, { method: 'PUT', body: file, signal: signal ?? null })
  } catch (error) {
    if (signal?.aborted) throw new DeskFailure('cancelled', {}, { cause: error })
    throw error
  }
}

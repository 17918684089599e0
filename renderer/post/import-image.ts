// One picture of the author's into the site: by its path where the shell knows it, else by its bytes.
import type { Contract, Desk } from '../../shared/contract/contract.ts'
import type { Output } from '../../shared/contract/declare.ts'
import type { ImageSource } from '../../shared/contract/images.ts'
import type { PostPath } from '../../shared/contract/paths.ts'

/** @throws DeskFailure as `images.import` */
export async function importImage(
  desk: Desk,
  post: PostPath,
  file: File,
): Promise<Output<Contract, 'images.import'>> {
  return desk['images.import']({
    post,
    source: await sourceOf(file),
    name: file.name || 'picture',
    scripts: 'refuse',
  })
}

async function sourceOf(file: File): Promise<ImageSource> {
  const path = window.galley?.pathOf(file) ?? ''
  if (path !== '') return { kind: 'path', path }
  const id = crypto.randomUUID()
  const answer = await fetch(`staged/${id}`, { method: 'PUT', body: file })
  if (!answer.ok) throw new Error(`staging answered ${answer.status}`)
  return { kind: 'staged', id }
}

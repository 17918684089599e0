// The program as it is built takes pictures in: the packages that read them are bundled, and work there.
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import exifr from 'exifr'
import { expect, it } from 'vitest'
import { connect } from '../../shared/contract/connect.ts'
import { contract } from '../../shared/contract/contract.ts'
import { fromFrame, toFrame } from '../../shared/contract/frame.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import { startLoopbackClient } from '../support/loopback-client.ts'
import { everyPrivate } from '../support/photographs.ts'
import { temporaryFolder, writeFiles } from '../support/sites.ts'

it('a photograph loses its place, a drawing its scripts, and both have thumbnails', async () => {
  const [site, data] = [await temporaryFolder('site'), await temporaryFolder('data')]
  await writeFiles(site.path, { 'posts/a.md': '# A walk\n' })
  const shell = await startLoopbackClient(['--data', data.path])
  try {
    const socket = await shell.openSocket()
    const desk = connect(contract, {
      send: (message) => socket.send(toFrame(message)),
      listen: (onMessage) => {
        socket.on('message', (frame) => onMessage(fromFrame(String(frame))))
        return () => undefined
      },
    })
    const { id } = await desk['site.open']({ folder: site.path })
    const post = PostPath.parse('posts/a.md')
    const drop = async (name: string, body: string | Buffer, scripts: 'refuse' | 'remove') => {
      const staged = randomUUID()
      expect((await shell.ask(`/staged/${staged}`, { method: 'PUT', body })).status).toBe(204)
      return desk['images.import']({ post, source: { kind: 'staged', id: staged }, name, scripts })
    }
    expect(await desk['images.place']({ post })).toMatchObject({
      folder: 'posts/a-images',
      written: 'a-images/',
    })
    const photograph = await drop('Heron.jpg', await everyPrivate('jpg'), 'refuse')
    expect(photograph).toMatchObject({ path: 'posts/a-images/heron.jpg', target: 'a-images/heron.jpg' })
    expect([photograph.before.hasPlace, photograph.after.hasPlace]).toEqual([true, false])
    const tags = await exifr.parse(await readFile(path.join(site.path, photograph.path)), true)
    expect(Object.keys(tags as object)).toEqual(['Copyright'])
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><circle r="9"/></svg>'
    await expect(drop('x.svg', drawing, 'refuse')).rejects.toMatchObject({ code: 'image-active' })
    const { path: stored } = await drop('x.svg', drawing, 'remove')
    expect(await readFile(path.join(site.path, stored), 'utf8')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>',
    )
    const type = async (file: string) =>
      (await shell.ask(`/site/${id}/${file}?thumbnail=160`)).headers['content-type']
    expect(await type(photograph.path)).toBe('image/webp')
    expect(await type(stored)).toBe('image/svg+xml')
    expect((await readdir(path.join(site.path, 'posts'), { recursive: true })).sort()).toEqual([
      'a-images',
      'a-images/heron.jpg',
      'a-images/x.svg',
      'a.md',
    ])
    socket.terminate()
  } finally {
    await shell.end()
    await Promise.all([site.remove(), data.remove()])
  }
}, 60_000)

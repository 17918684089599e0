import { describe, expect, it } from 'vitest'
import { openPosts } from '../../electron/desk/posts/open-posts.ts'
import { PostPath, Version } from '../../shared/contract/paths.ts'

const path = PostPath.parse('posts/a.md')
const version = (digit: string) => Version.parse(digit.repeat(64))

function watched() {
  const told: (Version | null)[] = []
  const disk: { version: Version | null } = { version: version('a') }
  const posts = openPosts(
    async () => disk.version,
    (_path, now) => told.push(now),
  )
  posts.name(path, version('a'))
  return { told, disk, posts }
}

describe('openPosts', () => {
  it('tells a version that no answer named, once', async () => {
    const { told, disk, posts } = watched()
    disk.version = version('b')
    await posts.see([path])
    await posts.see([path])
    expect(told).toEqual([version('b')])
  })

  it('says nothing of a touch that left the bytes as they were', async () => {
    const { told, posts } = watched()
    await posts.see([path])
    expect(told).toEqual([])
  })

  it('says nothing of the client’s own save, even when the event comes before the answer', async () => {
    const { told, disk, posts } = watched()
    const save = posts.whileWriting(path, async () => {
      disk.version = version('c')
      await new Promise((resolve) => setTimeout(resolve, 20))
      posts.name(path, version('c'))
    })
    const seen = posts.see([path])
    await Promise.all([save, seen])
    expect(told).toEqual([])
  })

  it('tells that a file is gone, and that it came back changed', async () => {
    const { told, disk, posts } = watched()
    disk.version = null
    await posts.see([path])
    disk.version = version('d')
    await posts.see([path])
    expect(told).toEqual([null, version('d')])
  })

  it('forgets a post that was closed', async () => {
    const { told, disk, posts } = watched()
    posts.close(path)
    disk.version = version('b')
    await posts.see([path])
    expect(told).toEqual([])
  })
})

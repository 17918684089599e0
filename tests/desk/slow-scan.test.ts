// A scan on a slow disk: what is told in between loses nothing of what is still being read.
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { nodeDisk } from '../../electron/desk/files/disk.ts'
import { imageSite } from '../support/image-site.ts'
import { picture } from '../support/sites.ts'

/** The first files of a batch come before rows are told, the others after. */
const slowDisk: typeof nodeDisk = {
  ...nodeDisk,
  realpath: (async (file: string) => {
    const nth = /(\d)\.(?:md|png)$/.exec(file)?.[1]
    if (nth !== undefined) await wait(Number(nth) * 150)
    return nodeDisk.realpath(file)
  }) as typeof nodeDisk.realpath,
}

it('every post and every picture is taken in, however long each takes to be read', async () => {
  const names = [0, 1, 2, 3, 4]
  const pictures = await Promise.all(names.map((nth) => picture(nth)))
  const site = await imageSite(
    Object.fromEntries(
      names.flatMap((nth) => [
        [`blog/${nth}.md`, `![x](img/${nth}.png)`],
        [`blog/img/${nth}.png`, pictures[nth] ?? ''],
      ]),
    ),
    slowDisk,
  )
  await site.index.start()
  const rows = [...site.rows().values()]
  expect(rows.map(({ usedBy }) => usedBy.length)).toEqual([1, 1, 1, 1, 1])
  expect(rows.map(({ facts }) => facts?.format)).toEqual(['png', 'png', 'png', 'png', 'png'])
})

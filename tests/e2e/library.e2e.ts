// The library: what is open stays in sight there.
import { expect, test } from '../support/launch.ts'
import { posts } from '../support/page.ts'

const many = Array.from({ length: 120 }, (_, nth) => {
  const day = new Date(Date.UTC(2026, 0, 1 + nth)).toISOString().slice(0, 10)
  return [`posts/walk-${nth}.md`, `---\ntitle: Walk ${nth}.\ndate: ${day}\n---\n\nWords.\n`] as const
})

test.use({ files: Object.fromEntries(many), args: ['--post', 'posts/walk-20.md'] })

test('the row of the post that a start names is in sight, and goes along when the post is dated anew', async ({
  galley,
}) => {
  const { page } = galley
  const row = posts(page).getByRole('option', { name: 'Walk 20.' })
  await expect(row).toBeInViewport({ ratio: 1 })
  await expect(posts(page).getByRole('option')).not.toHaveCount(0)

  await galley.write({ 'posts/walk-20.md': '---\ntitle: Walk 20.\ndate: 2026-04-29\n---\n\nWords.\n' })
  await expect(row).toHaveAttribute('aria-posinset', '2')
  await expect(row).toBeInViewport({ ratio: 1 })

  // Who looks elsewhere is left there.
  await posts(page).hover()
  await page.mouse.wheel(0, 4000)
  await expect(row).not.toBeInViewport()
  await galley.write({ 'posts/walk-20.md': '---\ntitle: Walk 20.\ndate: 2026-04-30\n---\n\nWords.\n' })
  await expect(posts(page).getByRole('option', { name: 'Walk 42.' })).toBeInViewport()
})

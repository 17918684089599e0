// The first formula of a post, typed letter by letter: what draws formulas is fetched for it then.
import { expect, test } from '../support/launch.ts'
import { openPost, preview, typeAtEnd } from '../support/page.ts'

const sphinx = {
  'conf.py': 'extensions = ["myst_parser", "ablog"]\nmyst_enable_extensions = ["amsmath", "dollarmath"]\n',
}
const ways = [
  { name: 'between brackets', site: {}, typed: 'So \\(a^2\\) it is.' },
  { name: 'in a fence', site: sphinx, typed: '```math\na^2' },
  { name: 'in an environment', site: sphinx, typed: '\\begin{align}\na^2 &= b\n\\end{align}' },
]

for (const { name, site, typed } of ways) {
  test.describe(name, () => {
    test.use({
      files: { ...site, 'posts/a.md': '---\ntitle: A formula\ndate: 2026-05-01\n---\n\nWords.\n\n' },
    })

    test('it is drawn', async ({ galley: { page } }) => {
      await openPost(page, 'A formula')
      await expect(preview(page).getByText('Words.')).toBeVisible()
      await typeAtEnd(page, typed)
      await expect(preview(page).locator('math')).toHaveCount(1)
    })
  })
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSitePath, type PostPath } from '../../../shared/contract/paths.ts'
import {
  habitOf,
  imageCandidates,
  imagePlace,
  learnHabit,
  type SiteConventions,
} from '../../../shared/site/image-place.ts'
import { conventions } from '../../support/views.ts'

const post = (path: string) => path as PostPath
function place(site: SiteConventions, path: string, text = '') {
  const { folder, target } = imagePlace(site, post(path), text)
  return [folder, target('a.jpg')]
}

describe('a new picture belongs', () => {
  it.each([
    ['plain', {}, 'blog/recap.md', 'blog/recap-images', 'recap-images/a.jpg'],
    ['ablog', {}, 'blog/travel/recap.md', 'blog/travel/recap-images', 'recap-images/a.jpg'],
    ['hugo', {}, 'content/posts/trip/index.md', 'content/posts/trip', 'a.jpg'],
    ['hugo', {}, 'content/posts/trip.md', 'static/images/trip', '/images/trip/a.jpg'],
    ['jekyll', {}, '_posts/2020-01-01-trip.md', 'assets/images', '/assets/images/a.jpg'],
    [
      'jekyll',
      { '_config.yml': 'baseurl: /b', 'img/x.png': null },
      '_posts/2020-01-01-trip.md',
      'img',
      '/b/img/a.jpg',
    ],
    ['hexo', {}, 'source/_posts/trip.md', 'source/images', '/images/a.jpg'],
    [
      'hexo',
      { '_config.yml': 'post_asset_folder: true' },
      'source/_posts/trip.md',
      'source/_posts/trip',
      'a.jpg',
    ],
    ['pelican', { 'content/x.md': null }, 'content/trip.md', 'content/images', '{static}/images/a.jpg'],
    ['zola', { 'content/x.md': null }, 'content/blog/trip/index.md', 'content/blog/trip', 'a.jpg'],
    ['astro', {}, 'src/content/blog/trip.md', 'src/content/blog', './a.jpg'],
    ['docusaurus', {}, 'blog/2020-01-01-trip/index.md', 'blog/2020-01-01-trip', './a.jpg'],
    [
      'next',
      { 'public/static/x.png': null },
      'data/blog/trip.mdx',
      'public/static/images',
      '/static/images/a.jpg',
    ],
    ['gatsby', {}, 'content/blog/trip/index.md', 'content/blog/trip', './a.jpg'],
    ['vitepress', {}, 'posts/trip.md', 'posts', './a.jpg'],
    ['nikola', {}, 'posts/trip.md', 'images', '/images/a.jpg'],
    ['eleventy', {}, 'posts/trip.md', 'img', '/img/a.jpg'],
  ])('%s %j %s → %s as %s', (profile, files, path, folder, target) => {
    expect(place(conventions(profile, files as Record<string, string | null>), path)).toEqual([
      folder,
      target,
    ])
  })

  it('where the post’s own pictures are, whatever the generator says', () => {
    const ablog = conventions('ablog')
    expect(place(ablog, 'blog/tour.md', '![](tour/1.jpg)\n![](tour/2.jpg)\n![](other/3.jpg)')).toEqual([
      'blog/tour',
      'tour/a.jpg',
    ])
    expect(place(conventions('hugo'), 'content/posts/x.md', '![](/pics/2024/1.jpg)')).toEqual([
      'static/pics/2024',
      '/pics/2024/a.jpg',
    ])
    expect(place(ablog, 'blog/tour.md', '![](https://a.org/x/1.jpg)')).toEqual([
      'blog/tour-images',
      'tour-images/a.jpg',
    ])
    expect(place(conventions('docusaurus'), 'blog/x.md', '![](@site/static/img/x/1.png)')).toEqual([
      'static/img/x',
      '@site/static/img/x/a.jpg',
    ])
  })

  it('never out of the site, even if the post’s links go there', () => {
    expect(place(conventions('plain'), 'a.md', '![](../../x/1.jpg)')).toEqual(['a-images', 'a-images/a.jpg'])
  })

  it('where most of the site’s posts keep theirs, if it has none itself', () => {
    const ablog = conventions('ablog')
    const seen = [
      ['blog/one.md', ['one/a.jpg']],
      ['blog/two.md', ['two/b.jpg', 'two/c.jpg']],
      ['blog/three.md', ['three-images/a.jpg']],
      ['blog/four.md', []],
    ] as const
    const imageHabit = learnHabit(
      seen.map(([path, targets]) => ({ path, rule: habitOf(ablog, path, targets) })),
    )
    expect(place({ ...ablog, imageHabit }, 'blog/five.md')).toEqual(['blog/five', 'five/a.jpg'])
  })

  it('as the generator has it, where the posts do not agree', () => {
    const plain = conventions('plain')
    const paths = ['a1.md', 'b2.md', 'c3.md', 'd4.md']
    const imageHabit = learnHabit(
      paths.map((path) => ({ path, rule: habitOf(plain, path, [`pics${path}/x.png`]) })),
    )
    expect(imageHabit.flat).toBe(null)
  })

  it('writes what Markdown or an address would not take as it is', () => {
    expect(place(conventions('plain'), 'my post (1).md')).toEqual([
      'my post (1)-images',
      'my%20post%20%281%29-images/a.jpg',
    ])
  })
})

describe('a picture may lie', () => {
  const first = (profile: string, path: string, target: string, files = {}) =>
    imageCandidates(conventions(profile, files), post(path), target)[0]

  it.each([
    ['plain', 'blog/a.md', 'a-images/x.jpg', 'blog/a-images/x.jpg'],
    ['plain', 'blog/a.md', './x.jpg', 'blog/x.jpg'],
    ['plain', 'blog/a.md', '../x.jpg', 'x.jpg'],
    ['plain', 'blog/a.md', 'x%20y.jpg', 'blog/x y.jpg'],
    ['plain', 'blog/a.md', 'x.jpg?w=3#top', 'blog/x.jpg'],
    ['hugo', 'content/posts/a.md', '/images/x.jpg', 'static/images/x.jpg'],
    ['hugo', 'content/posts/a/index.md', 'x.jpg', 'content/posts/a/x.jpg'],
    ['jekyll', '_posts/2020-01-01-a.md', '{{ site.baseurl }}/assets/x.png', 'assets/x.png'],
    ['jekyll', '_posts/2020-01-01-a.md', '{{ "/assets/x.png" | relative_url }}', 'assets/x.png'],
    ['pelican', 'content/blog/a.md', '{static}/images/x.png', 'images/x.png'],
    ['pelican', 'content/blog/a.md', '{attach}x.png', 'content/blog/x.png'],
    ['docusaurus', 'blog/a.md', '@site/static/img/x.png', 'static/img/x.png'],
    ['astro', 'src/content/blog/a.md', '@/assets/x.png', 'src/assets/x.png'],
    ['astro', 'src/content/blog/a.md', '/x.png', 'public/x.png'],
  ])('%s %s %s → %s', (profile, path, target, expected) => {
    const found = imageCandidates(conventions(profile), post(path), target)
    expect(profile === 'pelican' ? found : [found[0]]).toContain(expected)
  })

  it('below the base under which the site is published', () => {
    expect(
      first('hugo', 'content/a.md', '/blog/x.png', { 'hugo.toml': 'baseURL = "https://a.org/blog/"' }),
    ).toBe('static/x.png')
    expect(
      first('hugo', 'content/a.md', 'https://a.org/blog/x.png', {
        'hugo.toml': 'baseURL = "https://a.org/blog"',
      }),
    ).toBe('static/x.png')
  })

  it('in Hexo’s folder of the post', () => {
    expect(first('hexo', 'source/_posts/a.md', 'x.png', { '_config.yml': 'post_asset_folder: true' })).toBe(
      'source/_posts/a/x.png',
    )
  })

  it('under a name that is composed otherwise', () => {
    expect(imageCandidates(conventions('plain'), post('a.md'), 'cafe\u0301.jpg')).toContain('caf\u00e9.jpg')
    expect(imageCandidates(conventions('plain'), post('a.md'), 'caf\u00e9.jpg')).toContain('cafe\u0301.jpg')
  })

  it('under a name with a percent sign, or a question mark, of its own', () => {
    expect(imageCandidates(conventions('plain'), post('a.md'), '100%.jpg')).toContain('100%.jpg')
    expect(imageCandidates(conventions('plain'), post('a.md'), 'why?.jpg')).toContain('why?.jpg')
  })

  it.each([
    'https://a.org/x.png',
    '//a.org/x.png',
    'data:image/png;base64,AA',
    '#x',
    '',
    'mailto:x',
    '{{ page.image }}',
  ])('nowhere for %j', (target) => {
    expect(imageCandidates(conventions('plain'), post('a.md'), target)).toEqual([])
  })

  it('law: never outside the site', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      'a',
      'b c',
      '%2e%2e',
      '%2F',
      '\\',
      '\0',
      '?',
      '#',
      '@/',
      '{static}',
      'é',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, rooted) => {
        for (const id of ['plain', 'hugo', 'jekyll', 'docusaurus', 'pelican']) {
          for (const path of imageCandidates(
            conventions(id),
            post('x/y/z.md'),
            `${rooted ? '/' : ''}${parts.join('/')}`,
          )) {
            expect(isSitePath(path)).toBe(true)
          }
        }
      }),
    )
  })
})

it('folders by year are a habit too', () => {
  const plain = conventions('plain')
  const seen = ['2022', '2023', '2024'].map((year) => {
    const path = `blog/${year}/post.md`
    return { path, rule: habitOf(plain, path, [`../images/${year}/x.png`]) }
  })
  const site = { ...plain, imageHabit: learnHabit(seen) }
  expect(place(site, 'blog/2026/new.md')).toEqual(['blog/images/2026', '../images/2026/a.jpg'])
})

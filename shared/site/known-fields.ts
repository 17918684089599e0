// The fields that each generator (or its usual themes) knows, with their types: what the form offers where the
// site's own posts say nothing. Sources: each generator's documentation of front matter, see research of profiles.
import type { FieldType } from '../frontmatter/field-type-name.ts'
import type { ProfileId } from './profile.ts'

type Known = Readonly<Record<string, FieldType>>

const common: Known = {
  title: 'text',
  date: 'date',
  draft: 'toggle',
  description: 'long-text',
  tags: 'tags',
  image: 'image',
}

/** In the order in which the form offers them. */
const byProfile: Readonly<Record<ProfileId, Known>> = {
  hugo: {
    ...common,
    categories: 'tags',
    slug: 'slug',
    summary: 'long-text',
    lastmod: 'date',
    publishDate: 'date',
    expiryDate: 'date',
    weight: 'number',
    author: 'text',
    aliases: 'list',
    url: 'text',
    series: 'tags',
    keywords: 'tags',
    linkTitle: 'text',
    layout: 'text',
    type: 'text',
    images: 'list',
  },
  jekyll: {
    title: 'text',
    date: 'date',
    layout: 'text',
    categories: 'tags',
    tags: 'tags',
    excerpt: 'long-text',
    description: 'long-text',
    author: 'text',
    image: 'image',
    permalink: 'text',
    published: 'toggle',
    slug: 'slug',
    redirect_from: 'list',
    last_modified_at: 'date',
  },
  astro: {
    title: 'text',
    description: 'long-text',
    pubDate: 'date',
    updatedDate: 'date',
    heroImage: 'image',
    tags: 'tags',
    draft: 'toggle',
    slug: 'slug',
    author: 'text',
    layout: 'text',
  },
  eleventy: {
    ...common,
    layout: 'text',
    permalink: 'text',
    eleventyExcludeFromCollections: 'toggle',
  },
  hexo: {
    title: 'text',
    date: 'date',
    updated: 'date',
    tags: 'tags',
    categories: 'tags',
    description: 'long-text',
    excerpt: 'long-text',
    comments: 'toggle',
    permalink: 'text',
    layout: 'text',
    lang: 'text',
    published: 'toggle',
  },
  pelican: {
    title: 'text',
    date: 'date',
    modified: 'date',
    category: 'choice',
    tags: 'tags',
    slug: 'slug',
    authors: 'tags',
    author: 'text',
    summary: 'long-text',
    status: 'choice',
    lang: 'text',
    template: 'text',
    save_as: 'text',
    url: 'text',
  },
  zola: {
    title: 'text',
    description: 'long-text',
    date: 'date',
    updated: 'date',
    draft: 'toggle',
    slug: 'slug',
    path: 'text',
    weight: 'number',
    aliases: 'list',
    authors: 'list',
    template: 'text',
    'taxonomies.tags': 'tags',
    'taxonomies.categories': 'tags',
  },
  ablog: {
    blogpost: 'toggle',
    date: 'date',
    author: 'tags',
    location: 'text',
    category: 'tags',
    tags: 'tags',
    language: 'text',
    excerpt: 'number',
    image: 'number',
    title: 'text',
  },
  docusaurus: {
    title: 'text',
    slug: 'slug',
    authors: 'tags',
    tags: 'tags',
    date: 'date',
    description: 'long-text',
    image: 'image',
    draft: 'toggle',
    unlisted: 'toggle',
    keywords: 'tags',
    hide_table_of_contents: 'toggle',
  },
  next: { ...common, summary: 'long-text', lastmod: 'date', authors: 'tags', layout: 'text' },
  gatsby: { ...common, slug: 'slug', author: 'text' },
  vitepress: { ...common, author: 'text', layout: 'text', outline: 'text', lastUpdated: 'toggle' },
  nikola: {
    title: 'text',
    slug: 'slug',
    date: 'date',
    tags: 'tags',
    category: 'choice',
    description: 'long-text',
    link: 'text',
    type: 'text',
    status: 'choice',
    updated: 'date',
    previewimage: 'image',
    author: 'text',
  },
  plain: { ...common, categories: 'tags', slug: 'slug', author: 'text' },
}

/** What a choice can be before any post has chosen. */
const choicesByProfile: Readonly<Partial<Record<ProfileId, Readonly<Record<string, readonly string[]>>>>> = {
  pelican: { status: ['draft', 'published', 'hidden'] },
  nikola: { status: ['draft', 'published', 'private', 'featured'] },
}

export function knownFields(profile: ProfileId): Known {
  return byProfile[profile]
}

/** By the name in lower case. */
export function knownType(profile: ProfileId, name: string): FieldType | null {
  const known = Object.entries(byProfile[profile]).find(([key]) => key.toLowerCase() === name)
  return known?.[1] ?? null
}

export function knownChoices(profile: ProfileId, name: string): readonly string[] {
  return choicesByProfile[profile]?.[name.toLowerCase()] ?? []
}

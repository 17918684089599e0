import { expect, it } from 'vitest'
import {
  basePathOf,
  codeValue,
  codeValues,
  folderName,
  tomlValue,
  yamlNames,
  yamlValue,
} from '../../../shared/site/settings-text.ts'

it('reads a top-level scalar of YAML, without quotes and comment', () => {
  const text = 'title: "A: b" # why\nnested:\n  source: no\nsource: src # moved\nempty:\n'
  expect(yamlValue(text, 'title')).toBe('A: b')
  expect(yamlValue(text, 'source')).toBe('src')
  expect(yamlValue(text, 'empty')).toBe(null)
})

it('names the keys of a map and the items of a list, however they are written', () => {
  expect(
    yamlNames(
      'collections:\n  articles:\n    output: true\n  notes:\n    output: true\nx: 1\n',
      'collections',
    ),
  ).toEqual(['articles', 'notes'])
  expect(yamlNames('collections:\n- a\n- b\nx: 1\n', 'collections')).toEqual(['a', 'b'])
  expect(yamlNames('collections: [a, "b"]\n', 'collections')).toEqual(['a', 'b'])
  expect(yamlNames('other: 1\n', 'collections')).toEqual([])
})

it('reads TOML before its first table only', () => {
  const text = 'baseURL = \'https://a.org/b/\'\n[params]\ntitle = "no"\n'
  expect(tomlValue(text, 'baseurl')).toBe('https://a.org/b/')
  expect(tomlValue(text, 'title')).toBe(null)
})

it('reads strings of code and passes over commented lines', () => {
  expect(codeValue("// base: '/old'\nexport default { base: '/new' }", 'base')).toBe('/new')
  expect(codeValue('#PATH = "old"\nPATH = "content"', 'PATH')).toBe('content')
  expect(codeValue('ARTICLE_PATH = "x"', 'PATH')).toBe(null)
  expect(codeValue('base: `/$' + '{dir}`', 'base')).toBe(null)
  expect(codeValues("a({ base: './x' }); b({ base: 'y' })", 'base')).toEqual(['./x', 'y'])
})

it('takes the path of an address, and none where it is template code', () => {
  expect(basePathOf('https://a.org/blog/')).toBe('/blog')
  expect(basePathOf('https://a.org')).toBe('')
  expect(basePathOf('/blog/')).toBe('/blog')
  expect(basePathOf('{{ env.BASE }}')).toBe('')
  expect(basePathOf(null)).toBe('')
})

it('refuses a folder that leaves the site', () => {
  expect(folderName('./src/')).toBe('src')
  expect(folderName('.')).toBe('')
  expect(folderName('../other')).toBe(null)
  expect(folderName('posts/*.md')).toBe(null)
})

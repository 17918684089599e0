import { expect, it } from 'vitest'
import {
  around,
  codeString,
  exportedObject,
  itemOf,
  itemsOf,
  placesOf,
  pythonAssignment,
  uncommented,
} from '../../../shared/site/settings-code.ts'

it('drops comments and keeps what only looks like one', () => {
  const code = 'a: "//x", // y\nb: `# z`, /* c: 1,\n */ d: /["\'/*]/g, e: 1 # f\n'
  expect(uncommented(code)).toBe('a: "//x", \nb: `# z`,  d: /["\'/*]/g, e: 1 \n')
})

it('tells what lies directly inside brackets', () => {
  expect(itemsOf(`{ a: 1, 'b-c': { a: 2, d: [3, 4] }, ...e, f: g ? h : i, }`)).toEqual([
    { key: 'a', value: '1' },
    { key: 'b-c', value: '{ a: 2, d: [3, 4] }' },
    { key: null, value: '...e' },
    { key: 'f', value: 'g ? h : i' },
  ])
  expect(itemsOf(`['a, b', "c]", r"d"]`).map(({ value }) => codeString(value))).toEqual(['a, b', 'c]', 'd'])
  expect(itemsOf('call({ a: 1 })')).toEqual([])
  expect(itemOf('{ a: 1, a: 2 }', 'a')).toBe('2')
  expect(itemOf(null, 'a')).toBe(null)
})

it('reads a string literal, with what is escaped in it', () => {
  expect(codeString("'«\\xA0\\u{2009}\\u00bb\\'\\\\'")).toBe("«\u{A0}\u{2009}»'\\")
  expect(codeString('`a$' + '{b}`')).toBe(null)
  expect(codeString("'a' + 'b'")).toBe(null)
  expect(codeString('True')).toBe(null)
})

it.each([
  'export default { a: 1 }',
  'export default defineConfig({ a: 1 })\nconst b = { c: 2 }\n',
  'module.exports = { a: 1 };',
  'export default withX(defineConfig(async (): Promise<C> => ({ a: 1 })))',
  'export default defineConfig(() => {\n  const b = {}\n  return { a: 1 }\n})',
  'const b = { c: 2 }\nconst config: C = { a: 1 }\n\nexport default config;\n',
  'const config = defineConfig({ a: 1 })\nexport default withX(config)\n',
  'const config = { a: 1 }\nexport default config\n\nfunction b() {}\n',
  'export default function () {\n  return { a: 1 }\n}\n',
])('finds what is exported: %j', (code) => {
  expect(exportedObject(code)).toBe('{ a: 1 }')
})

it.each(['', 'export default read()', 'export { a } from "b"', 'export default { a: 1'])(
  'finds no object in %j',
  (code) => {
    expect(exportedObject(code)).toBe(null)
  },
)

it('finds what stands around a place, outside of strings', () => {
  const code = 'x({ a: "b: 1", c: [f(1), { b: 2 }], b: 3 })'
  const places = placesOf(code, /\bb:/g)
  expect(places.map((place) => around(code, place))).toEqual(['{ b: 2 }', code.slice(2, -1)])
})

it('takes what Python sets last, in the first column', () => {
  const code = 'A = 1\nif x:\n    A = 3\nA: int = {\n  "b": "}",\n}\nA_B = 4\nif A == 5: pass\n'
  expect(pythonAssignment(code, 'A')).toBe('{\n  "b": "}",\n}')
  expect(pythonAssignment('A = True\r\n', 'A')).toBe('True')
  expect(pythonAssignment('AB = 1', 'A')).toBe(null)
})

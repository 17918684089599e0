// @vitest-environment happy-dom
// The folder browser where the desk answers later than the author types.
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FolderBrowser } from '../../../renderer/welcome/folder-browser.tsx'
import type { Desk } from '../../../shared/contract/contract.ts'

let root: Root
/** What was asked for and is not answered yet. */
let waiting: { readonly folder: string | null; answer(): Promise<void> }[]
let chosen: string[]

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  waiting = []
  chosen = []
  const list = ({ folder }: { folder: string | null }) =>
    new Promise((resolve) => {
      const found = folder ?? '/home/ada'
      const listing = {
        folder: found,
        parent: '/',
        entries: [{ name: `in ${found}`, folder: `${found}/in`, generator: null }],
        postCount: 1,
      }
      waiting.push({ folder, answer: () => act(async () => resolve(listing)) })
    })
  const desk = { 'folders.list': list } as unknown as Desk
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <FolderBrowser desk={desk} onChoose={(folder) => chosen.push(folder)} onClose={() => undefined} />,
    ),
  )
})

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const field = () => document.querySelector<HTMLInputElement>('[aria-label="Folder"]') as HTMLInputElement
const folders = () => document.querySelector('[aria-label="Folders"]')?.textContent ?? ''

async function type(text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text)
    field().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

async function press(words: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent?.includes(words),
  )
  await act(async () => button?.click())
}

it('keeps what is typed before the first folder is listed, and opens that', async () => {
  await type('/work/blog')
  await waiting[0]?.answer()
  expect([field().value, folders()]).toEqual(['/work/blog', expect.stringContaining('in /home/ada')])
  await press('Open this folder')
  expect(chosen).toEqual(['/work/blog'])
})

it('opens the folder that was asked for last, though it is not listed yet', async () => {
  await waiting[0]?.answer()
  await type('/work/blog')
  await press('Go')
  await press('Open this folder')
  expect(chosen).toEqual(['/work/blog'])
})

it('shows the last of several folders, in whatever order they come', async () => {
  await type('/work/blog')
  await press('Go')
  expect(waiting.map(({ folder }) => folder)).toEqual([null, '/work/blog'])
  await waiting[1]?.answer()
  await waiting[0]?.answer()
  expect([field().value, folders()]).toEqual(['/work/blog', expect.stringContaining('in /work/blog')])
})

it('says of which folder the list is, beside another that is typed', async () => {
  const count = () => document.querySelector('.folder-count')?.textContent
  await waiting[0]?.answer()
  expect(count()).toBe('1 Markdown file here')
  await type('/work/blog')
  expect(count()).toBe('1 Markdown file in /home/ada')
})

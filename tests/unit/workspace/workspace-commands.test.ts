import { describe, expect, it } from 'vitest'
import { otherWords } from '../../../renderer/commands/other-words.ts'
import { createImageWork } from '../../../renderer/images/image-work.ts'
import { workspaceCommands } from '../../../renderer/workspace/workspace-commands.ts'
import { defaultSettings } from '../../../shared/contract/settings.ts'

const nothing = () => undefined
const commands = workspaceCommands({
  settings: defaultSettings,
  post: null,
  row: null,
  view: null,
  change: nothing,
  openFolder: nothing,
  openSample: nothing,
  closeSite: nothing,
  newPost: nothing,
  openPost: nothing,
  commands: nothing,
  save: nothing,
  focusSearch: nothing,
  focusSource: nothing,
  print: null,
  toggleLibrary: nothing,
  pictures: createImageWork(),
})

describe('the commands of a site', () => {
  it('have names and keys of their own', () => {
    const keys = commands.flatMap((command) => command.keys ?? [])
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are those that the other words are of', () => {
    const ids = commands.map(({ id }) => id)
    expect(Object.keys(otherWords).filter((id) => !ids.includes(id))).toEqual([])
  })
})

// Every command, by name, with its keys.
import { type Command, keyWords } from './command.ts'
import { otherWords } from './other-words.ts'
import { Picker } from './picker.tsx'

export function Palette({ commands, onClose }: { commands: readonly Command[]; onClose(): void }) {
  return (
    <Picker
      title="Commands"
      placeholder="What would you like to do?"
      items={commands.filter((command) => command.isEnabled())}
      titleOf={({ title, group }) => `${title} ${group}`}
      otherWordsOf={({ id }) => otherWords[id] ?? ''}
      keyOf={({ id }) => id}
      render={({ title, keys }) => (
        <>
          <span>{title}</span>
          {keys !== null && <small>{keyWords(keys)}</small>}
        </>
      )}
      onPick={(command) => {
        onClose()
        // When the dialog has given the focus back, so that the command finds it where it was.
        setTimeout(() => command.run(), 0)
      }}
      onClose={onClose}
    />
  )
}

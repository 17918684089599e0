// How a site reads Markdown, by its own settings.
import { dialectOf } from '../markdown/dialect.ts'
import type { MarkdownSettings } from '../markdown/markdown-settings.ts'
import type { FolderView } from './folder-view.ts'
import type { Profile } from './profile.ts'

export function markdownSettings(profile: Profile, folder: FolderView): MarkdownSettings {
  return {
    punctuation: profile.punctuation(folder),
    dialect: { ...dialectOf(profile.id), ...profile.dialect?.(folder) },
  }
}

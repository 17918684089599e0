// The commands of an open site, made from what the workspace can do.
import type { EditorView } from '@codemirror/view'
import type { PostRow } from '../../shared/contract/library.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import type { Command } from '../commands/command.ts'
import { copyAddress } from '../details/copy-address.ts'
import { editorCommands } from '../editor/commands.ts'
import { toggleFrontMatter } from '../editor/front-matter.ts'
import { chooseImages } from '../editor/image-drop.ts'
import { cancelImports, isImporting } from '../editor/images/import-field.ts'
import type { ImageWorkStore } from '../images/image-work.ts'
import type { OpenPost } from '../post/open-post.ts'
import { looks, shades, widths, zoom } from '../preview/reading-choices.ts'
import { panels } from './panels.ts'

export type WorkspaceActions = {
  readonly settings: Settings
  readonly post: OpenPost | null
  /** What the library knows of it. */
  readonly row: PostRow | null
  readonly view: EditorView | null
  change(changed: Partial<Settings>): void
  openFolder(): void
  openSample(): void
  closeSite(): void
  newPost(): void
  openPost(): void
  commands(): void
  save(): void
  focusSearch(): void
  focusSource(): void
  /** Null while there is no preview. */
  readonly print: (() => void) | null
  toggleLibrary(): void
  readonly pictures: ImageWorkStore
}

export function workspaceCommands(actions: WorkspaceActions): readonly Command[] {
  const { settings, change, post, row, view, pictures } = actions
  const always = () => true
  const withPost = () => post !== null
  const writing = () => view !== null && post?.opened.readOnly === null
  const command = (
    id: string,
    group: Command['group'],
    title: string,
    keys: string | null,
    run: () => void,
    isEnabled: () => boolean = always,
  ): Command => ({ id, group, title, keys, run, isEnabled })
  const { reading } = settings
  const read = (changed: Partial<Settings['reading']>) => change({ reading: { ...reading, ...changed } })
  const zoomBy = (percent: number) => read({ zoomPercent: reading.zoomPercent + percent })
  return [
    command('site.open', 'Site', 'Open a folder…', 'Mod-Shift-o', actions.openFolder),
    command('site.sample', 'Site', 'Try the sample blog', null, actions.openSample),
    command('site.close', 'Site', 'Close this site', null, actions.closeSite),
    command('post.new', 'Post', 'New post…', 'Mod-Alt-n', actions.newPost),
    command('post.open', 'Post', 'Open post…', 'Mod-p', actions.openPost),
    command('post.save', 'Post', 'Save', 'Mod-s', actions.save, withPost),
    command(
      'post.address',
      'Post',
      'Copy the post’s address',
      null,
      () => void (row?.address && copyAddress(row.address)),
      () => (row?.address ?? null) !== null,
    ),
    command(
      'post.move',
      'Post',
      'Rename or move…',
      null,
      () => post && pictures.setState({ ask: { kind: 'move-post', path: post.path } }),
      withPost,
    ),
    command('images.all', 'Site', 'All pictures of this site…', null, () =>
      pictures.setState({ surface: { kind: 'pictures' } }),
    ),
    command('images.settings', 'Settings', 'Picture settings…', null, () =>
      pictures.setState({ surface: { kind: 'settings' } }),
    ),
    command(
      'images.describe',
      'Post',
      'Describe the pictures…',
      null,
      () => pictures.setState({ surface: { kind: 'alt-texts' } }),
      writing,
    ),
    command(
      'images.story',
      'Post',
      'Photo story…',
      null,
      () => pictures.setState({ surface: { kind: 'story', files: [] } }),
      writing,
    ),
    command('post.images', 'Post', 'Add pictures…', null, () => view && chooseImages(view), writing),
    command(
      'post.cancel-images',
      'Post',
      'Cancel the import of pictures',
      null,
      () => view && cancelImports(view),
      () => view !== null && isImporting(view.state),
    ),
    command(
      'post.front-matter',
      'Post',
      'Open or fold the front matter',
      null,
      () => view && toggleFrontMatter(view),
      withPost,
    ),
    command('commands', 'View', 'Commands…', 'Mod-k', actions.commands),
    command('view.source', 'View', 'Source alone', 'Mod-1', () => change({ view: 'source' })),
    command('view.split', 'View', 'Source and preview', 'Mod-2', () => change({ view: 'split' })),
    command('view.preview', 'View', 'Preview alone', 'Mod-3', () => change({ view: 'preview' })),
    command('view.library', 'View', 'Show or hide the library', 'Mod-Shift-l', actions.toggleLibrary),
    ...panels.map(({ id, name }) =>
      command(`panel.${id}`, 'View', `${name} panel`, null, () =>
        change({ panel: settings.panel === id ? null : id }),
      ),
    ),
    ...looks.map(([look, name]) =>
      command(`reading.look-${look}`, 'View', `Look of the preview: ${name}`, null, () => read({ look })),
    ),
    ...shades.map(([shade, name]) =>
      command(`reading.shade-${shade}`, 'View', `Light of the preview: ${name}`, null, () => read({ shade })),
    ),
    ...widths.map(([width, name]) =>
      command(`reading.width-${width}`, 'View', `Width of the preview: ${name}`, null, () => read({ width })),
    ),
    command(
      'reading.larger',
      'View',
      'Larger preview',
      null,
      () => zoomBy(zoom.step),
      () => reading.zoomPercent < zoom.most,
    ),
    command(
      'reading.smaller',
      'View',
      'Smaller preview',
      null,
      () => zoomBy(-zoom.step),
      () => reading.zoomPercent > zoom.least,
    ),
    command(
      'reading.notes',
      'View',
      reading.notes ? 'Hide comments in the preview' : 'Show comments in the preview',
      null,
      () => read({ notes: !reading.notes }),
    ),
    command(
      'preview.print',
      'Post',
      'Print…',
      null,
      () => actions.print?.(),
      () => actions.print !== null,
    ),
    command('focus.search', 'View', 'Search posts', 'Mod-Shift-f', actions.focusSearch),
    command('focus.source', 'View', 'Go to the source', 'Mod-Shift-e', actions.focusSource, withPost),
    ...editorCommands.map(
      ({ id, title, keys, run }): Command => ({
        id,
        title,
        group: 'Text',
        keys,
        inEditor: true,
        isEnabled: writing,
        run: () => {
          if (!view) return
          view.focus()
          run(view)
        },
      }),
    ),
    command('sort.date', 'Settings', 'Order posts by date', null, () => change({ sort: 'date' })),
    command('sort.title', 'Settings', 'Order posts by title', null, () => change({ sort: 'title' })),
    command('sort.modified', 'Settings', 'Order posts by last change', null, () =>
      change({ sort: 'modified' }),
    ),
    command('theme.light', 'Settings', 'Light', null, () => change({ theme: 'light' })),
    command('theme.dark', 'Settings', 'Dark', null, () => change({ theme: 'dark' })),
    command('theme.system', 'Settings', 'Light or dark as the system has it', null, () =>
      change({ theme: 'system' }),
    ),
    command('spelling', 'Settings', settings.spelling ? 'Spelling: off' : 'Spelling: on', null, () =>
      change({ spelling: !settings.spelling }),
    ),
    command(
      'thumbnails',
      'Settings',
      settings.thumbnails ? 'Thumbnails beside the source: off' : 'Thumbnails beside the source: on',
      null,
      () => change({ thumbnails: !settings.thumbnails }),
    ),
  ]
}

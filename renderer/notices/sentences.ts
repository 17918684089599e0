// Each failure in one sentence or two: what happened, what is safe, what to do.
import type { DeskFailure, FailureCode, FailureData } from '../../shared/contract/failure.ts'
import { sizeWords } from '../../shared/text/size-words.ts'

type Sentences = { readonly [C in FailureCode]: (data: FailureData<C>) => string }

export const sentences: Sentences = {
  'desk-bug': ({ call }) =>
    `Galley met a fault of its own (${call}). Your text is kept; try again, and report it if it comes back.`,
  'desk-gone': () =>
    'The part of Galley that writes your files does not answer. Your text stays here; leave this window open and start Galley again.',
  'bad-message': ({ call }) =>
    `Galley’s two halves did not understand each other (${call || 'unknown'}). Nothing was written; reload the window.`,
  cancelled: () => 'Cancelled. Nothing was changed.',
  'no-site': () => 'No site is open. Open a folder first.',

  'not-found': ({ path }) =>
    `“${name(path)}” is not there. Nothing was changed; it may have been moved or renamed.`,
  'not-a-folder': ({ path }) => `“${path}” is a file. Choose the folder that it lies in.`,
  'not-readable': ({ path }) => `“${name(path)}” cannot be read. Nothing was changed; check its permissions.`,
  'not-writable': ({ path }) =>
    `“${name(path)}” cannot be written: it or its folder is protected. Your text is kept; allow writing and save again.`,
  'outside-site': ({ path }) => `“${name(path)}” leads out of this site’s folder, so Galley leaves it alone.`,
  'disk-full': ({ path }) =>
    `“${name(path)}” could not be saved: the disk is full. Your text is kept here; free some space and save again.`,
  'disk-failed': ({ path, reason }) =>
    `“${name(path)}” could not be written: the disk reports ${reason}. Your text is kept here; try again.`,
  'no-bin': ({ path }) =>
    `“${name(path)}” stays where it is: in the browser, Galley does not reach this system’s bin. Nothing was changed; use the Galley app, or delete the file with your file manager.`,
  'bin-failed': ({ path, reason }) =>
    `“${name(path)}” stays where it is: the system’s bin did not take it${reason === null ? '' : ` (${reason})`}. Nothing was changed; check that the bin can be written and has room, and try again.`,
  'already-exists': ({ path }) =>
    `“${name(path)}” exists already and was left as it is. Choose another name.`,
  'too-large': ({ path, sizeBytes, limitBytes }) =>
    `“${name(path)}” has ${sizeWords(sizeBytes)}, and Galley takes at most ${sizeWords(limitBytes)}. It was left as it is.`,
  'not-utf8': ({ path }) =>
    `“${name(path)}” is not UTF-8 text, so Galley does not write to it. Make a UTF-8 copy to work on.`,
  'bad-change': ({ path }) =>
    `Galley lost track of “${name(path)}” and wrote nothing. Copy your text, then open the post again.`,
  'bad-name': ({ name: given }) =>
    `“${given}” cannot be a file’s name. Nothing was made; choose a name with letters and without slashes.`,

  'not-an-image': ({ name: file }) => `“${file}” is no picture, whatever its name says. Nothing was copied.`,
  'image-unsupported': ({ name: file, format }) =>
    `“${file}” is a ${format} picture, which browsers do not show. Nothing was copied; convert it to JPEG or PNG.`,
  'image-broken': ({ name: file }) =>
    `“${file}” is damaged or cut short and cannot be drawn. Nothing was copied; try the original.`,
  'image-too-many-pixels': ({ name: file, widthPx, heightPx, limitPixels }) =>
    `“${file}” has ${widthPx} × ${heightPx} pixels, and Galley takes at most ${Math.round(limitPixels / 1e6)} million. Nothing was copied; scale it down first.`,
  'image-active': ({ name: file, what }) =>
    what === 'scripts'
      ? `“${file}” is a drawing with scripts in it. Nothing was copied; add it without them, or choose another.`
      : `“${file}” is a drawing that asks for other files while it is read. Nothing was copied; export it anew from your drawing program.`,
  'not-staged': () => 'The picture did not arrive whole. Nothing was copied; drop it again.',

  'no-git': () => 'Git is not installed on this computer. Your post is saved; install Git to publish it.',
  'no-repository': () =>
    'This site is not in a Git repository. Your post is saved; run “git init” in its folder to publish.',
  'git-failed': ({ operation, detail }) =>
    `Git could not ${operation}: ${detail}. Your files are as they were.`,
}

/** The sentence for `failure`. */
export function sentenceOf<C extends FailureCode>(failure: DeskFailure<C>): string {
  const sentence: (data: FailureData<C>) => string = sentences[failure.code]
  return sentence(failure.data)
}

function name(path: string): string {
  return path.split(/[/\\]/).at(-1) || path
}

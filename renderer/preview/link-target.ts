// What a link's fragment names in the preview, whichever tool the author's habit comes from.
import { fragmentMeans } from '../../shared/markdown/heading-ids.ts'

/** The element that `fragment` (without `#`, percent-encoded or not) means; null where there is none. */
export function findTarget(frame: Document, fragment: string): Element | null {
  const wanted = decoded(fragment)
  // The element that holds the post has a name, too, which a heading may have.
  const exact = [wanted, fragment]
    .map((id) => frame.querySelector(`.block [id="${CSS.escape(id)}"]`))
    .find((element) => element !== null)
  if (exact) return exact
  const headings = [...frame.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  const means = headings.find((heading) => fragmentMeans(wanted, heading.id, heading.textContent ?? ''))
  return means ?? (wanted === '' || wanted === 'top' ? frame.body : null)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// The site's own style sheets, for a preview that looks as readers will see it.
import { z } from 'zod'
import { call, notice } from './declare.ts'
import { SitePath } from './paths.ts'

export const StyleSheet = z.strictObject({
  path: SitePath,
  sizeBytes: z.number().int(),
  /** It is used: the author chose it, or nothing was chosen and the site's pages seem to use it. */
  used: z.boolean(),
})
export type StyleSheet = z.output<typeof StyleSheet>

export const styles = {
  /** The style sheets of the site, those first that are used. */
  'styles.list': call(z.strictObject({}), z.array(StyleSheet), []),
  /** Uses these, in this order; null: those that the site's pages seem to use. */
  'styles.choose': call(
    z.strictObject({ paths: z.array(SitePath).max(50).nullable() }),
    z.array(StyleSheet),
    ['disk-full', 'disk-failed', 'not-writable'],
  ),
  /**
   * The sheets that are used as one text: imports filled in, addresses of files of the site made into addresses that
   * the shell serves, all other addresses taken out. It is a stranger's text: to be used as CSS and nothing else.
   */
  'styles.read': call(z.strictObject({}), z.strictObject({ css: z.string() }), []),
  /** One of the sheets that are used changed on disk. */
  'styles.changed': notice(z.strictObject({})),
}

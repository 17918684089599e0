// DeskFailure: a failure with a code and data, and how it crosses a wire.
// Sentences for the author are the renderer's (notices/sentences.ts); here are only facts.
import { z } from 'zod'

const aboutPath = z.strictObject({ path: z.string() })

/** Every code that can cross, with the facts that its sentence needs. */
export const failureData = {
  /** The serving side threw what its call does not declare: a bug of ours. */
  'desk-bug': z.strictObject({ call: z.string() }),
  /** The wire closed before the answer came. */
  'desk-gone': z.strictObject({}),
  /** A message was unknown or did not fit the contract. */
  'bad-message': z.strictObject({ call: z.string() }),
  /** The asking side cancelled. */
  cancelled: z.strictObject({}),
  /** A call that needs an open site came before `site.open`. */
  'no-site': z.strictObject({}),

  'not-found': aboutPath,
  'not-a-folder': aboutPath,
  'not-readable': aboutPath,
  'not-writable': aboutPath,
  /** The path, or what it links to, lies outside the site. */
  'outside-site': aboutPath,
  'disk-full': aboutPath,
  /** The disk or the system refused for a reason of its own; `reason` is its errno name. */
  'disk-failed': z.strictObject({ path: z.string(), reason: z.string() }),
  /** No bin is known here (the browser shell on Windows). The file stays. */
  'no-bin': aboutPath,
  /** The system's bin did not take the file, which stays; `reason` is its errno name, where it has one. */
  'bin-failed': z.strictObject({ path: z.string(), reason: z.string().nullable() }),
  'already-exists': aboutPath,
  'too-large': z.strictObject({ path: z.string(), sizeBytes: z.number(), limitBytes: z.number() }),
  'not-utf8': aboutPath,
  /** Changes that do not fit the version they were made against. */
  'bad-change': aboutPath,
  'bad-name': z.strictObject({ name: z.string() }),

  /** The bytes are no picture at all. */
  'not-an-image': z.strictObject({ name: z.string() }),
  /** A picture in a format that browsers do not show. */
  'image-unsupported': z.strictObject({ name: z.string(), format: z.string() }),
  'image-broken': z.strictObject({ name: z.string() }),
  /** Drawn, it would fill the memory; its file is small or its header lies. */
  'image-too-many-pixels': z.strictObject({
    name: z.string(),
    widthPx: z.number(),
    heightPx: z.number(),
    limitPixels: z.number(),
  }),
  /** A drawing that brings scripts (`scripts`), or that asks for files from elsewhere while it is read (`entities`). */
  'image-active': z.strictObject({ name: z.string(), what: z.enum(['scripts', 'entities']) }),
  /** The staged upload is not there (any more). */
  'not-staged': z.strictObject({ id: z.string() }),

  'no-git': z.strictObject({}),
  'no-repository': z.strictObject({}),
  'git-failed': z.strictObject({ operation: z.string(), detail: z.string() }),
} as const satisfies Readonly<Record<string, z.ZodType>>

export type FailureCode = keyof typeof failureData
export type FailureData<C extends FailureCode> = z.output<(typeof failureData)[C]>

/** A failure as it stands in a message. */
export type FailureMessage = { readonly code: FailureCode; readonly data: Readonly<Record<string, unknown>> }

export class DeskFailure<C extends FailureCode = FailureCode> extends Error {
  override readonly name = 'DeskFailure'
  readonly code: C
  readonly data: FailureData<C>

  constructor(code: C, data: FailureData<C>, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(data)}`, options)
    this.code = code
    this.data = data
  }
}

/** Whether `error` is a DeskFailure, of one of `codes` where any are given. */
export function isFailure<C extends FailureCode>(
  error: unknown,
  ...codes: readonly C[]
): error is DeskFailure<C> {
  return (
    error instanceof DeskFailure && (codes.length === 0 || (codes as readonly string[]).includes(error.code))
  )
}

export function toFailureMessage(failure: DeskFailure): FailureMessage {
  return { code: failure.code, data: failure.data }
}

/**
 * The failure that a message carries. What does not fit the table of codes becomes `bad-message`,
 * so that the other side can never hand us a failure that has no sentence.
 */
export function fromFailureMessage(message: unknown, callName: string): DeskFailure {
  const parsed = failureMessage.safeParse(message)
  if (parsed.success && isFailureCode(parsed.data.code)) {
    const code = parsed.data.code
    const data = failureData[code].safeParse(parsed.data.data)
    if (data.success) return new DeskFailure(code, data.data as FailureData<typeof code>)
  }
  return new DeskFailure('bad-message', { call: callName })
}

const failureMessage = z.strictObject({ code: z.string(), data: z.record(z.string(), z.unknown()) })

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(failureData, code)
}

// Runs one Git command of the system's Git. Every call is built here: fixed flags that keep a repository's own
// settings from running programs, an environment that can ask nobody anything, and time-outs.
import { type SimpleGitOptions, simpleGit } from 'simple-git'
import { DeskFailure } from '../../../shared/contract/failure.ts'

export type GitRun = {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

export type GitPlace = {
  /** Absolute: where Git runs. */
  readonly folder: string
  /** The author trusts the site: its hooks and filters run as they do everywhere else. */
  readonly trusted: boolean
}

const READ_MS = 10_000
/** Without a sign of life; a large push keeps telling how far it is. */
const NETWORK_IDLE_MS = 60_000

/**
 * What a repository's settings could make Git run, turned off. `remote.*.receivepack` cannot be turned off this
 * way (the first value wins) and is answered on the command line of a push; filters, diff drivers and aliases have
 * names of their own and are found by `namedPrograms`.
 */
const neutral = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.editor=true',
  'core.pager=cat',
  'core.askPass=',
  'core.gitProxy=',
  'diff.external=',
  'sequence.editor=true',
  'protocol.ext.allow=never',
  'safe.bareRepository=explicit',
  'gc.auto=0',
]

/** What is never wanted, trusted or not: daemons, and anything that would wait for an answer. */
const always = ['core.fsmonitor=false', 'core.editor=true', 'core.pager=cat', 'safe.bareRepository=explicit']

const environment = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: 'true',
  SSH_ASKPASS: 'true',
  SSH_ASKPASS_REQUIRE: 'force',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_PAGER: 'cat',
  GIT_EDITOR: 'true',
}

/** Of the author's own `GIT_…` variables these alone are handed on; the others lead Git elsewhere or run programs. */
const handedOn =
  /^GIT_(?:SSL_\w+|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|HTTP_\w+|TRACE_CURL_NO_DATA)$/

const programs = new Set(['EDITOR', 'VISUAL', 'PAGER', 'SSH_ASKPASS', 'PREFIX'])

function authorsEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(process.env)) {
    if (value === undefined || programs.has(key)) continue
    if (!key.startsWith('GIT_') || handedOn.test(key)) kept[key] = value
  }
  return kept
}

// The arguments are ours to the last one, so that simple-git's guard against foreign ones only gets in the way.
const unsafe: NonNullable<SimpleGitOptions['unsafe']> = {
  allowUnsafeAskPass: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeEditor: true,
  allowUnsafePager: true,
  allowUnsafePack: true,
  allowUnsafeSshCommand: true,
  allowUnsafeGitProxy: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeHooksPath: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeDiffExternal: true,
}

/**
 * Runs `git` with `args` and gives what it printed, whatever its exit code.
 * @throws DeskFailure `no-git` where there is none, `git-failed` where it does not end in time
 */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  options: { readonly network?: boolean; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<GitRun> {
  let exitCode = 0
  let err = ''
  const env = { ...authorsEnvironment(), ...environment, ...options.environment }
  const git = simpleGit({
    baseDir: place.folder,
    trimmed: false,
    timeout: { block: options.network ? NETWORK_IDLE_MS : READ_MS },
    allowEnvironment: Object.keys(env),
    unsafe,
    // An exit code is an answer here; what could not be started or did not end is thrown.
    errors(error, result) {
      exitCode = result.exitCode
      err = Buffer.concat(result.stdErr).toString('utf8')
      return result.exitCode > 0 ? undefined : error
    },
  })
  const flags = (place.trusted ? always : neutral).flatMap((setting) => ['-c', setting])
  try {
    const out = await git.env(env).raw([...flags, ...args])
    return { exitCode, out, err }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/ENOENT/.test(message)) throw new DeskFailure('no-git', {}, { cause: error })
    throw new DeskFailure(
      'git-failed',
      { operation: args[0] ?? 'run', detail: lastLine(message) },
      { cause: error },
    )
  }
}

/** As `runGit`; an exit code other than 0 is a failure of `operation`. */
export async function mustGit(place: GitPlace, operation: string, args: readonly string[]): Promise<string> {
  const { exitCode, out, err } = await runGit(place, args)
  if (exitCode !== 0) throw new DeskFailure('git-failed', { operation, detail: lastLine(err) })
  return out
}

/** The last line that says something, without secrets that an address may hold. */
export function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('hint:'))
  return (lines.at(-1) ?? '')
    .replace(/^(?:error|fatal): /, '')
    .replace(/\/\/[^/@\s]+@/g, '//***@')
    .trim()
    .slice(0, 300)
}

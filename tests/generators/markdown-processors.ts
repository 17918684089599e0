// Markdown processors that are asked themselves, where they are installed: many texts at once, the HTML of each.
import { spawnSync } from 'node:child_process'
import type { Command } from './build-page.ts'

/** As Jekyll calls it. */
export const kramdown: Command = [
  'ruby',
  '-rjson',
  '-rkramdown',
  '-rkramdown-parser-gfm',
  '-e',
  'puts JSON.generate(JSON.parse(STDIN.read).map { |t| Kramdown::Document.new(t, input: "GFM", hard_wrap: false).to_html })',
]

export const pythonMarkdown: Command = [
  '/usr/bin/python3',
  '-c',
  'import json, markdown, sys; print(json.dumps([markdown.markdown(t) for t in json.load(sys.stdin)]))',
]

export function isInstalled([program, ...args]: Command): boolean {
  return spawnSync(program, args, { input: '[]' }).status === 0
}

/** What two processors may write in one way or another, in one way. */
export function plain(html: string): string {
  return html
    .replace(/ (?:class|title|data-[\w-]+)="[^"]*"/g, '')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

/** @throws where it does not answer, with what it says of that */
export function htmlBy([program, ...args]: Command, texts: readonly string[]): readonly string[] {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status !== 0) throw error ?? new Error(`${program} ended with ${status}: ${stderr.slice(0, 2000)}`)
  return JSON.parse(stdout)
}

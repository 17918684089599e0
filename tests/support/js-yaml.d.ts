// The one function of js-yaml 3 that tests use: it reads YAML 1.1 as gray-matter does.
declare module 'js-yaml' {
  export function load(text: string): unknown
}

// The package's own types leave its tables out.
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const names: Readonly<Record<string, string>>
  // biome-ignore lint/style/noDefaultExport: that is what the module has.
  export default names
}

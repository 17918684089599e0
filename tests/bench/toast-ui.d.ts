// The package's own types are not among its exports.
declare module '@toast-ui/editor' {
  export class Editor {
    constructor(options: {
      el: HTMLElement
      height: string
      initialEditType: 'markdown'
      previewStyle: 'vertical'
      usageStatistics: boolean
      initialValue: string
    })
    focus(): void
    getMarkdown(): string
    setSelection(
      from: readonly [line: number, column: number],
      to: readonly [line: number, column: number],
    ): void
  }
}

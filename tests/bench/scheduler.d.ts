// The part of the browser's scheduler that TypeScript's own types do not have yet.
declare const scheduler: {
  postTask(task: () => void, options: { readonly priority: 'user-blocking' }): Promise<void>
}

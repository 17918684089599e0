type Scheduling = { isInputPending?(): boolean }

/** Whether keys wait that the page has not been told of: https://wicg.github.io/is-input-pending/, Chromium's alone. */
export function isInputPending(): boolean {
  const { scheduling } = navigator as Navigator & { readonly scheduling?: Scheduling }
  return scheduling?.isInputPending?.() ?? false
}

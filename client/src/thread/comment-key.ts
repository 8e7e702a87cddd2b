/** The key that comments on selected words, as it is pressed and as it is called on this machine. */

/** [MAR16] Ctrl or Cmd, Alt and M, wherever the caret is and whatever script the keyboard writes. */
export const isCommentKey = (event: KeyboardEvent): boolean =>
  event.code === 'KeyM' && event.altKey && (event.ctrlKey || event.metaKey)

export const commentKeyName = (): string =>
  /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘⌥M' : 'Ctrl+Alt+M'

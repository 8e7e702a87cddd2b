/**
 * Nothing is drawn into a paragraph while its writer composes: Chinese, Japanese, Korean, and every word on the keyboard
 * of a phone. A browser gives up a composition whose text is redrawn, and its first letters stay in the text.
 */

/** The editor reads what was composed a little after the browser says that it has ended. */
export const settleMs = 60
/** A keyboard may leave a word open for as long as nobody types; the others' words do not wait for ever. */
export const longestMs = 60_000

export interface Hold {
  /** True while a composition is under way or has only just ended. */
  readonly held: boolean
  /** Runs it now, or when the composition has ended and was read; what waits runs in its order. */
  whenFree(draw: () => void): void
  destroy(): void
}

/** Listens on the element in which people write. [CPS1] */
export function holdWhileComposing(
  writing: Pick<HTMLElement, 'addEventListener' | 'removeEventListener'>,
  onChange: (held: boolean) => void,
): Hold {
  let held = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: (() => void)[] = []
  const release = (): void => {
    clearTimeout(timer)
    if (!held) return
    held = false
    onChange(false)
    for (const draw of waiting.splice(0)) draw()
  }
  const releaseIn = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(release, ms)
  }
  const goOn = (): void => {
    if (!held) {
      held = true
      onChange(true)
    }
    releaseIn(longestMs)
  }
  const end = (): void => {
    if (held) releaseIn(settleMs)
  }
  const listeners = { compositionstart: goOn, compositionupdate: goOn, compositionend: end } as const
  const events = Object.entries(listeners)
  for (const [event, heard] of events) writing.addEventListener(event, heard)
  return {
    get held() {
      return held
    },
    whenFree(draw) {
      if (held) waiting.push(draw)
      else draw()
    },
    destroy() {
      for (const [event, heard] of events) writing.removeEventListener(event, heard)
      waiting = []
      release()
    },
  }
}

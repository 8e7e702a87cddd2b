/** The platform's clock on this screen: every countdown and every phase goes by it, never by the machine's own. */
import { useCallback, useSyncExternalStore } from 'react'

/** The platform's time, and the machine's count of milliseconds at that moment; the machine's time until told. */
let known: { platformMs: number; countMs: number } | null = null

/** `iso` is the platform's time; `receivedAt` the moment it was true, in milliseconds of `performance.now()`. */
export function setPlatformTime(iso: string, receivedAt: number): void {
  known = { platformMs: Date.parse(iso), countMs: receivedAt }
  for (const ticker of tickers.values()) tick(ticker)
}

export function platformNow(): Date {
  return new Date(known ? known.platformMs + performance.now() - known.countMs : Date.now())
}

/** One timer for all who look at the clock this often. */
interface Ticker {
  now: Date
  listeners: Set<() => void>
  timer: ReturnType<typeof setInterval> | null
}
const tickers = new Map<number, Ticker>()

function tickerOf(everyMs: number): Ticker {
  const existing = tickers.get(everyMs)
  if (existing) return existing
  const ticker: Ticker = { now: platformNow(), listeners: new Set(), timer: null }
  tickers.set(everyMs, ticker)
  return ticker
}

function tick(ticker: Ticker): void {
  ticker.now = platformNow()
  for (const each of ticker.listeners) each()
}

function subscribe(everyMs: number, listener: () => void): () => void {
  const ticker = tickerOf(everyMs)
  ticker.listeners.add(listener)
  ticker.timer ??= setInterval(() => tick(ticker), everyMs)
  return () => {
    ticker.listeners.delete(listener)
    if (ticker.listeners.size > 0 || !ticker.timer) return
    clearInterval(ticker.timer)
    ticker.timer = null
  }
}

/** The platform's time now, drawn again every so many milliseconds (1000 unless told). */
export function useNow(everyMs = 1000): Date {
  const follow = useCallback((listener: () => void) => subscribe(everyMs, listener), [everyMs])
  return useSyncExternalStore(follow, () => tickerOf(everyMs).now)
}

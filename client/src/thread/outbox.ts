/** Comments being written and on their way: kept until the server has them, given back with the reason when refused. */
import { ProblemError, type ProblemErrorCode } from '../api/call.ts'
import type { Aim, KeptComment, KeptComments } from './kept-comments.ts'
import type { Told } from './told.ts'

/** Sending again after no answer waits this long, then twice as long, up to the longest. */
const patience = { firstMs: 1000, longestMs: 30_000 }
/** Keystrokes within this time are kept as one. */
const keepAfterMs = 250

/** Refusals that say nothing about the words: they are sent again by themselves. */
const mayPass: ReadonlySet<ProblemErrorCode> = new Set(['network', 'try-again', 'too-many-requests'])

export interface OutboxPorts {
  store: KeptComments
  send(words: KeptComment): Promise<Told>
  /** The server has them. */
  onTold(told: Told): void
  /** They came back; whoever shows their place shows them again. */
  onRefused(words: KeptComment): void
  /** ISO moment. */
  now(): string
}

export class Outbox {
  private words = new Map<string, KeptComment>()
  private readonly listeners = new Set<() => void>()
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly waits = new Map<string, number>()
  private isOver = false
  private list: readonly KeptComment[] = []
  /** False once this device has kept nothing: then words live in this page alone. */
  keeps = true
  /** True once the device has told what an earlier visit left. */
  isRead = false

  constructor(private readonly ports: OutboxPorts) {}

  /** Takes up what an earlier visit left: texts half written, and what had no answer yet. */
  async begin(): Promise<void> {
    const kept = await this.ports.store.all().catch(() => this.keepsNothing<KeptComment[]>([]))
    if (this.isOver) return
    for (const each of kept) if (!this.words.has(each.id)) this.words.set(each.id, each)
    this.isRead = true
    this.tell()
    for (const each of kept) if (each.state === 'sending') void this.deliver(each.id)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** All words that wait; the same array for as long as nothing changed. */
  all = (): readonly KeptComment[] => this.list

  writingAt = (place: string): KeptComment | null =>
    this.list.find((each) => each.place === place && each.state === 'writing') ?? null

  /** [MAR7] Every keystroke is kept; an empty text is not. */
  write(place: string, aim: Aim, body: string, mentions: string[] = []): void {
    const have = this.writingAt(place)
    if (!have && body === '') return
    const { id, refused } = have ?? { id: crypto.randomUUID(), refused: null }
    this.set({ id, place, aim, body, mentions, at: this.ports.now(), state: 'writing', refused })
    this.later(id, keepAfterMs, () => this.keep(id))
  }

  discard(place: string): void {
    const have = this.writingAt(place)
    if (have) this.forget(have.id)
  }

  /** Sends what is written at a place; false when there is nothing to send. */
  send(place: string): boolean {
    const have = this.writingAt(place)
    if (!have || have.body.trim() === '') return false
    this.set({ ...have, body: have.body.trim(), state: 'sending', refused: null, at: this.ports.now() })
    this.keep(have.id)
    void this.deliver(have.id)
    return true
  }

  /** Sent without an answer; it is sent again by itself. */
  isWaiting = (id: string): boolean => this.waits.has(id)

  /** The connection is back: nobody waits any longer. */
  again(): void {
    for (const { id, state } of this.list)
      if (state === 'sending' && this.timers.has(id)) void this.deliver(id)
  }

  end(): void {
    this.isOver = true
    for (const [id, timer] of this.timers) {
      clearTimeout(timer)
      this.keep(id)
    }
    this.timers.clear()
    this.listeners.clear()
  }

  private async deliver(id: string): Promise<void> {
    this.cancel(id)
    const words = this.words.get(id)
    if (words?.state !== 'sending') return
    try {
      const told = await this.ports.send(words)
      if (this.isOver) return void this.ports.store.remove(id).catch(() => undefined)
      this.ports.onTold(told)
      this.forget(id)
    } catch (error) {
      if (this.isOver) return
      const code = error instanceof ProblemError ? error.code : 'internal'
      if (!mayPass.has(code)) return this.giveBack(words, code)
      const wait = this.waits.get(id) ?? patience.firstMs
      this.waits.set(id, Math.min(wait * 2, patience.longestMs))
      this.tell()
      this.later(id, wait, () => void this.deliver(id))
    }
  }

  /** [MAR8] Refused words go back to the place they were written in, before what was begun there since. */
  private giveBack(words: KeptComment, refused: ProblemErrorCode): void {
    const since = this.writingAt(words.place)
    const body = since ? `${words.body}\n\n${since.body}` : words.body
    const mentions = [...new Set([...words.mentions, ...(since?.mentions ?? [])])]
    const gone = since ? [words.id, since.id] : [words.id]
    for (const id of gone) this.drop(id)
    // A new id: the server may have judged the old one for good.
    const back: KeptComment = { ...words, id: crypto.randomUUID(), body, mentions, state: 'writing', refused }
    this.set(back)
    // At no moment without them: the page may end before the device has kept what it was told.
    void this.ports.store.replace(gone, back).catch(() => this.keepsNothing(undefined))
    this.ports.onRefused(back)
  }

  private set(words: KeptComment): void {
    this.words.set(words.id, words)
    this.tell()
  }

  private drop(id: string): void {
    this.cancel(id)
    this.waits.delete(id)
    this.words.delete(id)
  }

  private forget(id: string): void {
    this.drop(id)
    this.tell()
    void this.ports.store.remove(id).catch(() => this.keepsNothing(undefined))
  }

  private keep(id: string): void {
    const words = this.words.get(id)
    if (words) void this.ports.store.put(words).catch(() => this.keepsNothing(undefined))
  }

  private later(id: string, ms: number, act: () => void): void {
    this.cancel(id)
    this.timers.set(
      id,
      setTimeout(() => {
        this.timers.delete(id)
        act()
      }, ms),
    )
  }

  private cancel(id: string): void {
    const timer = this.timers.get(id)
    if (timer !== undefined) clearTimeout(timer)
    this.timers.delete(id)
  }

  private keepsNothing<T>(instead: T): T {
    this.keeps = false
    this.tell()
    return instead
  }

  private tell(): void {
    this.list = [...this.words.values()]
    for (const listener of this.listeners) listener()
  }
}

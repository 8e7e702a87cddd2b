/** What files ask of those they belong to. The composition root joins the two, because owners stand below files. */
import type { Queries, Transaction } from '../database/port.ts'
import type { OwnerType } from './store.ts'

/** An owner for whoever asks: its process, and who acts on it. */
interface Owned {
  processId: string
  actorId: string
  /** Whether they act through a mask [PSE1]. */
  masked: boolean
}

export interface FileOwner {
  /** [FIL3] Whether this person, or nobody signed in, may have the files of this owner now. */
  mayRead(queries: Queries, ownerId: string, userId: string | undefined): Promise<boolean>
  /** Throws what refuses this person to bring it a file, or to take one away. */
  ensureChange(queries: Queries, ownerId: string, userId: string): Promise<Owned>
  /** How many files it may have at once. */
  most: number
  /** A new one takes the place of the one before. */
  replaces: boolean
  /** Says to whom it concerns that its files changed, in the same transaction. */
  changed(tx: Transaction, ownerId: string, userId: string): Promise<void>
}

export type FileOwners = Record<OwnerType, FileOwner>

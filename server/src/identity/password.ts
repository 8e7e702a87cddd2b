/** Passwords: what is accepted, and how they are kept (argon2id, off the main thread). */
import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '@plenary/shared/problems'

export const minPasswordLength = 10
export const maxPasswordLength = 200

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** [IDN2] A password has ten characters at least and is not one character repeated. Throws weak-password. */
export function ensurePassword(password: string): void {
  if (password.length < minPasswordLength || password.length > maxPasswordLength)
    throw new Refusal(
      'weak-password',
      `A password has ${minPasswordLength} to ${maxPasswordLength} characters.`,
    )
  if (new Set(password).size < 4) throw new Refusal('weak-password', 'This password is too simple.')
}

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password).catch(() => false)

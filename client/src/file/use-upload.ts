/** One file on its way: what is sent so far, stopping it, and what was refused. */
import { fileKinds, largestFile, type StoredFile } from '@plenary/shared/file'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ProblemError } from '../api/call.ts'

export type Upload =
  | { state: 'none' }
  | { state: 'sending'; name: string; bytes: number; sent: number }
  | { state: 'sent'; name: string }
  | { state: 'stopped'; name: string }
  | { state: 'refused'; name: string; error: unknown }

export type Send = (
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
) => Promise<StoredFile>

/** Endings of files that are taken, for the window in which people choose one. */
export const takenEndings = [...Object.keys(fileKinds), 'jpeg'].map((kind) => `.${kind}`).join(',')

/** [CPG9] What the server would refuse for certain is said before a byte is sent, in the same words. */
export function faultOf({ name, size }: Pick<File, 'name' | 'size'>): ProblemError | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (!Object.hasOwn(fileKinds, ending === 'jpeg' ? 'jpg' : ending))
    return new ProblemError({ code: 'file-kind-refused', status: 415, title: 'Kind of file' })
  if (size > largestFile) return new ProblemError({ code: 'too-large', status: 413, title: 'Too large' })
  return null
}

export function useUpload(send: Send, onStored: (file: StoredFile) => void) {
  const [upload, setUpload] = useState<Upload>({ state: 'none' })
  const stopping = useRef<AbortController | null>(null)
  useEffect(() => () => stopping.current?.abort(), [])

  const begin = useCallback(
    async (file: File): Promise<void> => {
      const { name, size: bytes } = file
      const fault = faultOf(file)
      if (fault) return setUpload({ state: 'refused', name, error: fault })
      const controller = new AbortController()
      stopping.current = controller
      setUpload({ state: 'sending', name, bytes, sent: 0 })
      try {
        const stored = await send(
          file,
          (sent) => setUpload({ state: 'sending', name, bytes, sent }),
          controller.signal,
        )
        setUpload({ state: 'sent', name })
        onStored(stored)
      } catch (error) {
        setUpload(controller.signal.aborted ? { state: 'stopped', name } : { state: 'refused', name, error })
      }
    },
    [send, onStored],
  )
  return {
    upload,
    begin: (file: File) => void begin(file),
    stop: () => stopping.current?.abort(),
  }
}

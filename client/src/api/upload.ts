/** Sends the bytes of a file, tells how far it is, and stops when asked. `fetch` cannot say the first. */
import { type AnswerOf, api, type ProblemDocument } from '@plenary/shared/api'
import { addressOf, ProblemError, problemOf } from './call.ts'

export type UploadName = 'uploadPaper' | 'uploadContributionFile'

interface UploadInput {
  id: string
  file: File
  /** Bytes that have left this device. */
  onProgress(sent: number): void
  signal: AbortSignal
}

/** Rejects with an AbortError when stopped, with a ProblemError when refused or when no answer came. */
export function upload<N extends UploadName>(name: N, input: UploadInput): Promise<AnswerOf<N>> {
  const { id, file, onProgress, signal } = input
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(api[name].method, addressOf(api[name].path, { id }, { name: file.name }))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    request.onerror = () => reject(new ProblemError({ code: 'network', status: 0, title: 'No answer' }))
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'))
    request.onload = () => {
      const said = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300 && said !== null) resolve(said as AnswerOf<N>)
      else reject(problemOf(request.status, said as Partial<ProblemDocument> | null))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

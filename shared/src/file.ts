/** Files that people bring: kept outside the site's root, named by the server, served inert. */
import { z } from 'zod'
import { type Endpoint, fileAnswer, idParams, subjectParams } from './endpoint.ts'

/** Extension → media type of what is taken; the bytes themselves are looked at, not the name alone. */
export const fileKinds = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
} as const
export type FileKind = keyof typeof fileKinds

/** Largest file, in bytes; most files of one contribution or stage. */
export const largestFile = 20 * 1024 * 1024
export const mostFiles = 20

/**
 * [FIL9] What was found in a file that may say more than its author meant: still in it, or taken out of it. The
 * interface says each in words under `file.note.<id>`.
 */
export const fileNotes = [
  'tracked-changes',
  'comments',
  'author-names',
  'hidden-text',
  'embedded-fonts',
  'place-in-picture',
  'place-removed',
  'details-removed',
] as const
export const fileNote = z.enum(fileNotes)
export type FileNote = z.infer<typeof fileNote>

export const storedFile = z
  .object({
    id: z.string(),
    /** The name it is offered under: letters, digits and a safe ending, whatever it was called. */
    name: z.string(),
    kind: z.enum(Object.keys(fileKinds) as [FileKind, ...FileKind[]]),
    bytes: z.number().int(),
    sha256: z.string(),
    notes: z.array(fileNote),
    at: z.iso.datetime(),
  })
  .meta({ id: 'StoredFile' })
export type StoredFile = z.infer<typeof storedFile>

/** What an upload says beside its bytes, which are the body of the request as they are. */
export const uploadQuery = z.strictObject({ name: z.string().min(1).max(8000) })

export const fileApi = {
  getFile: {
    method: 'GET',
    path: '/api/files/:id',
    summary: 'A file, to be saved and not run',
    who: 'anyone',
    cost: 'light',
    params: idParams,
    response: fileAnswer,
    file: 'application/octet-stream',
  },
  listSubjectFiles: {
    method: 'GET',
    path: '/api/subjects/:type/:id/files',
    summary: 'The files of a thing of any kind',
    who: 'anyone',
    cost: 'page',
    params: subjectParams,
    response: z.object({ files: z.array(storedFile) }),
  },
  uploadSubjectFile: {
    method: 'POST',
    path: '/api/subjects/:type/:id/files',
    summary: 'Bring a file to a thing of any kind; its bytes are the body of the request',
    who: 'signed-in',
    cost: 'own',
    limit: 'uploads',
    params: subjectParams,
    query: uploadQuery,
    upload: true,
    response: z.object({ file: storedFile }),
  },
  deleteFile: {
    method: 'DELETE',
    path: '/api/files/:id',
    summary: 'Take a file away that is not published yet',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: z.object({ id: z.string() }),
  },
} as const satisfies Record<string, Endpoint>

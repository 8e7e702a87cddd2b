import { largestFile } from '@plenary/shared/file'
import { describe, expect, it } from 'vitest'
import { faultOf, takenEndings } from './use-upload.ts'

describe('a file before it is sent', () => {
  it('[CPG9] of another kind or too large it is refused at once, in the words the server would use', () => {
    expect(faultOf({ name: 'note.exe', size: 10 })?.code).toBe('file-kind-refused')
    expect(faultOf({ name: 'constructor', size: 10 })?.code).toBe('file-kind-refused')
    expect(faultOf({ name: 'paper.constructor', size: 10 })?.code).toBe('file-kind-refused')
    expect(faultOf({ name: 'paper.pdf', size: largestFile + 1 })?.code).toBe('too-large')
    expect(faultOf({ name: 'paper.pdf', size: largestFile })).toBeNull()
    expect(faultOf({ name: 'Picture.JPEG', size: 10 })).toBeNull()
    expect(takenEndings.split(',')).toEqual(['.pdf', '.docx', '.odt', '.png', '.jpg', '.webp', '.jpeg'])
  })
})

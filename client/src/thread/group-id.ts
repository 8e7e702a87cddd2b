/** The id of the element that holds the threads of a paragraph, in the margin or over the text. */
export const groupId = (paragraphId: string): string => `threads-of-${paragraphId}`

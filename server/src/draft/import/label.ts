/** What stands before the words of a provision in a source: its form, and the ways in which it may be read. */

/** A label may be read in more than one way: "(i)" is one in roman numerals or the ninth letter. */
export interface Reading {
  series: 'number' | 'letter' | 'roman' | 'LETTER' | 'ROMAN' | 'bullet'
  value: number
}

export interface Label {
  /** As the source has it. */
  text: string
  form: 'dot' | 'paren' | 'bullet'
  readings: Reading[]
  /** Characters of the words that are label, white space behind it included. */
  length: number
}

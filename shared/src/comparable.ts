/**
 * When two texts are the same words: hashes cover a text exactly as it is stored; whoever compares, searches or
 * aligns asks here.
 */

/**
 * [N4] The form in which texts are compared and searched: canonically composed (NFC), so that "é" is one word
 * however it was typed. A hash never sees this form.
 */
export const comparable = (text: string): string => text.normalize('NFC')

const zeros = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
  0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
]
const westernOf = new Map(
  zeros.flatMap((zero) =>
    Array.from({ length: 10 }, (_, value) => [String.fromCharCode(zero + value), String(value)] as const),
  ),
)

/** [N5] Decimal digits of every script as 0 to 9: "٧١", "７１" and "71" are one number to a search. */
export const westernDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => westernOf.get(digit) ?? digit)

/** The form in which words are looked for: composed, in lower case, with western digits. */
export const searchable = (text: string): string => westernDigits(comparable(text)).toLowerCase()

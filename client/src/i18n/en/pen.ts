/** Words of a text that is with its pen-holders. */
export const pen = {
  label: 'Whose text this is',
  only: 'Only the pen-holders see this.',
  othersHave: 'Everyone else has the text as it stood on {{when}}.',
  othersHaveNone: 'For everyone else this text does not exist yet.',
  appointed: 'It can be read from {{when}} on.',
  release: 'Release',
  table: 'Put on the table',
  keptText:
    'This is the text as it stood on {{when}}. The pen-holders are at work on it; you see what they write once they release it.',
  listed: 'with the pen-holders',
}

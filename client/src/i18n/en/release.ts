/** Words of releasing a working text. */
export const release = {
  title: 'Release the text',
  what_one: '{{count}} numbered paragraph becomes readable for all participants.',
  what_other: '{{count}} numbered paragraphs become readable for all participants.',
  now: 'Now',
  later: 'At a later moment',
  when: 'When',
  from: 'Readable from',
  text: 'Text',
  review: 'See what would follow',
  compare: 'Compare it with what they have',
  warning:
    'What has been read cannot be taken back. From then on, every word is seen as it is typed, until the next round closes.',
  warningLater:
    'From that moment on everyone reads it, whoever is here or not. Until then you can appoint another moment.',
  confirm: 'Release now',
  confirmLater: 'Appoint the release',
  done: 'The text can be read by all participants.',
  doneLater: 'The release is appointed.',
  nextText: 'Go to the text',
  nextClosing: 'When the next round closes, the text is with the pen-holders again.',
}

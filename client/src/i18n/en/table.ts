/** Words of setting a text on the table of a round. */
export const table = {
  title: 'Put on the table',
  nothing: 'There is no text or no round for this.',
  text: 'Text',
  round: 'Round',
  scope: 'What may be written in',
  scopeRound: 'The sections that the round names',
  scopeSome: 'Sections that I choose',
  sections: 'Sections on the table',
  review: 'See who could do what',
  warningNow:
    'The round is open: with this, all of them may begin at once, and see every word as it is typed. This cannot be taken back.',
  warningLater:
    'From the opening of the round on, all of them may do this. Rights can still be changed; the opening shows the text.',
  confirm: 'Put on the table',
  done: 'The text is on the table.',
  nextText: 'Go to the text',
  nextRights: 'See or change who may do what',
  nextClosing: 'When the round closes, the text as it then stands is published.',
  nextOpening: 'When the round opens, the text can be read, and is published where the calendar says so.',
  lines: 'Who could do what',
  who: 'Who',
  may: 'May',
  where: 'Where',
  everyone: 'Everyone',
  nowhere: 'Nowhere',
  people_one: '{{count}} person today',
  people_other: '{{count}} people today',
  paragraphs_one: '{{count}} of {{total}} paragraphs',
  paragraphs_other: '{{count}} of {{total}} paragraphs',
  missing_one:
    'This text has no section {{codes}}: it is open to nobody. You can go back and choose sections.',
  missing_other:
    'This text has no sections {{codes}}: they are open to nobody. You can go back and choose sections.',
  penEverywhere: 'The secretariat holds the pen everywhere. Locked paragraphs stay locked.',
  lying: 'On the table already:',
}

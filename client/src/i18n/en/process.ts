/** Words of the page of a process. */
export const process = {
  calendar: 'Calendar',
  drafts: 'Drafts',
  draftParagraphs_one: '{{count}} paragraph',
  draftParagraphs_other: '{{count}} paragraphs',
  onTable: 'On the table',
  noDraftsTitle: 'No draft yet',
  noDraftsText: 'The secretariat brings the first text; it will be listed here and opened in its round.',
  import: 'Import a draft',
  importReason: 'Drafts are imported by the secretariat.',
  toDraft: 'Open the draft on the table',
  draftsForParticipants: 'Drafts are open to participants.',
  takePart: 'You take part as {{kind}}, {{role}}.',
  takePartFor: 'You take part as {{kind}}, {{role}}, for {{delegation}}.',
  noPart: 'You do not take part in this process. Its secretariat can invite you.',
}

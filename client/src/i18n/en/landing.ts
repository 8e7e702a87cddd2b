/** Words of the start page. */
export const landing = {
  title: 'Where a compact is written in the open',
  intro:
    'Member States, United Nations bodies, civil society, refugees and host communities draft an international compact together here, paragraph by paragraph, through the rounds of a published calendar.',
  openNow: 'Open now',
  next: 'Next',
  nothingOpen: 'Nothing is open at the moment.',
  nothingNext: 'Nothing further is in the calendar.',
  toProcess: 'Calendar and drafts',
  toDraft: 'Open the draft on the table',
  emptyTitle: 'No process yet',
  emptyText: 'Processes appear here with their calendar as soon as one is set up.',
  signInText: 'Taking part is by invitation. If you have an account, sign in to reach the drafts.',
}

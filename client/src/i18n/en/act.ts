/** Words of what cannot be taken back: written, reviewed, done. */
export const act = {
  steps: 'Steps',
  step: { write: 'Write', review: 'Review', done: 'Done' },
  title: { write: 'What is to be done', review: 'What would follow', done: 'It is done' },
  kept: 'Nothing was done. What you entered is still here.',
  nothingDone: 'Nothing was done. You can try again or go back and change it.',
  back: 'Back, to change it',
  next: 'What comes next',
}

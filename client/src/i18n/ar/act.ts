/** كلمات ما لا رجوع عنه: يُكتب ثم يُراجَع ثم يُنجَز. */
import type { act as en } from '../en/act.ts'
import type { Same } from '../same.ts'

export const act = {
  steps: 'الخطوات',
  step: { write: 'الكتابة', review: 'المراجعة', done: 'أُنجز' },
  title: { write: 'ما يُراد فعله', review: 'ما الذي سيترتب عليه', done: 'تم ذلك' },
  kept: 'لم يُفعل شيء. وما أدخلته ما زال هنا.',
  nothingDone: 'لم يُفعل شيء. يمكنك المحاولة مرة أخرى أو الرجوع لتغييره.',
  back: 'رجوع لتغييره',
  next: 'ما يأتي بعد ذلك',
} satisfies Same<typeof en>

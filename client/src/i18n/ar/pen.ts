/** كلمات نص لدى من يتولون صياغته. */
import type { pen as en } from '../en/pen.ts'
import type { Same } from '../same.ts'

export const pen = {
  label: 'لمن هذا النص',
  only: 'لا يرى هذا إلا من يتولون الصياغة.',
  othersHave: 'لدى كل من سواهم النص كما كان في {{when}}.',
  othersHaveNone: 'هذا النص غير موجود بعد لكل من سواهم.',
  appointed: 'تمكن قراءته ابتداءً من {{when}}.',
  release: 'أتِح النص',
  table: 'ضعه على الطاولة',
  keptText: 'هذا هو النص كما كان في {{when}}. يعمل عليه من يتولون الصياغة، وسترى ما يكتبونه حين يتيحونه.',
  listed: 'لدى من يتولون الصياغة',
} satisfies Same<typeof en>

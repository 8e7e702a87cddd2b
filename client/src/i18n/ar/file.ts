/** كلمات الملفات: ما هي وحجمها وإرسالها. */
import type { file as english } from '../en/file.ts'
import type { Same } from '../same.ts'

export const file: Same<typeof english> = {
  kind: {
    pdf: 'ملف PDF',
    docx: 'مستند Word',
    odt: 'نص OpenDocument',
    png: 'صورة PNG',
    jpg: 'صورة JPEG',
    webp: 'صورة WebP',
  },
  kilobytes: '{{number}} ك.ب',
  megabytes: '{{number}} م.ب',
  taken: 'PDF أو Word (‎.docx) أو نص OpenDocument (‎.odt) أو PNG أو JPEG أو WebP؛ {{size}} على الأكثر.',
  sending: 'جارٍ إرسال {{name}}',
  progress: 'أُرسل {{sent}} من {{size}}',
  looking: 'الخادم يفحصه…',
  stop: 'أوقف الإرسال',
  stopOf: 'أوقف إرسال {{name}}',
  sent: 'حُفظ {{name}}.',
  stopped: 'لم يُرسل {{name}}.',
  refused: 'لم يُقبل {{name}}.',
  tooLarge: 'يمكن أن يبلغ حجمه {{size}} على الأكثر. احفظه بصور أصغر أو على عدة أجزاء.',
  remove: 'أزِل',
  removeOf: 'أزِل {{name}}',
  found: 'ما وُجد فيه: {{notes}}.',
  note: {
    'tracked-changes': 'تعديلات متتبَّعة يمكن قراءتها',
    comments: 'تعليقات',
    'author-names': 'أسماء مؤلفيه',
    'hidden-text': 'نص مخفي',
    'embedded-fonts': 'خطوط مضمَّنة',
    'place-in-picture': 'مكان التقاط صورة',
    'place-removed': 'مكان التقاط صورة وقد أُزيل',
    'details-removed': 'تفاصيل عن آلة التصوير والوقت وقد أُزيلت',
  },
}

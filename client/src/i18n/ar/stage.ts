/** كلمات المراحل والجولات وتواريخها. */
import type { stage as en } from '../en/stage.ts'
import type { Same } from '../same.ts'

export const stage = {
  kind: {
    milestone: 'محطة',
    'thematic-consultation': 'مشاورة مواضيعية',
    'regional-consultation': 'مشاورة إقليمية',
    'stakeholder-consultation': 'مشاورة مع أصحاب المصلحة',
    stocktaking: 'تقييم الحصيلة',
    briefing: 'إحاطة',
    round: 'جولة مشاورات',
    adoption: 'اعتماد',
  },
  phase: {
    open: 'مفتوح الآن',
    upcoming: 'قادم',
    closed: 'مغلق',
    cancelled: 'ملغى',
    undated: 'يُعلن التاريخ لاحقا',
  },
  group: {
    open: 'مفتوح الآن',
    upcoming: 'قادم',
    undated: 'بلا تاريخ',
    closed: 'مضى',
  },
  left: 'الوقت المتبقي: {{time}}',
  opensIn: 'يُفتح بعد: {{time}}',
  opens: 'الافتتاح',
  closes: 'الإغلاق',
  sits: 'الجلسات',
  text: 'النص',
  sections: 'الأقسام',
  wholeText: 'النص كله',
  place: 'المكان',
  dated: 'مؤرخ {{date}}',
  issued: 'صدر {{date}}',
  unverified: 'تاريخ لم يؤكده مصدر علني',
  empty: 'لا توجد مراحل بعد',
  emptyText: 'تُدخل الأمانة الجدول الزمني؛ وستُدرج مراحله هنا.',
  count_zero: 'بلا مراحل',
  count_one: 'مرحلة واحدة',
  count_two: 'مرحلتان',
  count_few: '{{count}} مراحل',
  count_many: '{{count}} مرحلة',
  count_other: '{{count}} مرحلة',
} satisfies Same<typeof en>

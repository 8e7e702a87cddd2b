/** كلمات صفحة العملية. */
import type { process as en } from '../en/process.ts'
import type { Same } from '../same.ts'

export const process = {
  calendar: 'الجدول الزمني',
  drafts: 'المشاريع',
  draftParagraphs_zero: 'بلا فقرات',
  draftParagraphs_one: 'فقرة واحدة',
  draftParagraphs_two: 'فقرتان',
  draftParagraphs_few: '{{count}} فقرات',
  draftParagraphs_many: '{{count}} فقرة',
  draftParagraphs_other: '{{count}} فقرة',
  onTable: 'مطروح',
  noDraftsTitle: 'لا يوجد مشروع بعد',
  noDraftsText: 'تقدّم الأمانة النص الأول؛ فيُدرج هنا ويُفتح في جولته.',
  import: 'استيراد مشروع',
  importReason: 'تستورد الأمانة المشاريع.',
  toDraft: 'افتح المشروع المطروح',
  draftsForParticipants: 'المشاريع مفتوحة للمشاركين.',
  takePart: 'تشارك بصفة: {{kind}}، {{role}}.',
  takePartFor: 'تشارك بصفة: {{kind}}، {{role}}، عن {{delegation}}.',
  noPart: 'أنت لا تشارك في هذه العملية. يمكن لأمانتها أن تدعوك.',
} satisfies Same<typeof en>

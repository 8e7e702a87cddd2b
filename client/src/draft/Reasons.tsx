/** Why paragraphs may not be edited, once for all of them: rows point here, so that the reason is heard on focus. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { reasonId } from './actions.ts'

export function Reasons({ paragraphs }: { paragraphs: ParagraphView[] }) {
  const { t } = useTranslation()
  const codes = [...new Set(paragraphs.map(({ can }) => can.edit))].filter((code) => code !== 'yes')
  return (
    <div hidden>
      {codes.map((code) => (
        <p key={code} id={reasonId(code)}>
          {reasonSaid(t, code)}
        </p>
      ))}
    </div>
  )
}

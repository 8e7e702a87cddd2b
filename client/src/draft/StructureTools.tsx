/** The structural commands for a paragraph that is not being written, such as one that is locked. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useTranslation } from '../i18n/use-translation.ts'
import { useActions, useTextContext } from './actions.ts'
import { StructureMenu } from './StructureMenu.tsx'
import styles from './toolbar.module.css'

export function StructureTools({ paragraph }: { paragraph: ParagraphView }) {
  const { t } = useTranslation()
  const actions = useActions()
  const { isNarrow } = useTextContext()
  return (
    <div className={styles.tools} data-narrow={isNarrow || undefined}>
      <div role="toolbar" aria-label={t('drafting.tools.label')} className={styles.bar}>
        <StructureMenu
          paragraph={paragraph}
          offset={null}
          onLeave={() => actions.focus(paragraph.id, 'here')}
        />
      </div>
    </div>
  )
}

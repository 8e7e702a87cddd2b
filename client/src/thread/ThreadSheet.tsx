/** The discussion of a paragraph over the text, where there is no room beside it. */
import { Button } from '@mantine/core'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { DraftTalk } from './draft-talk.ts'
import { FilterBar } from './FilterBar.tsx'
import { GroupInFull } from './GroupInFull.tsx'
import { groupId } from './group-id.ts'
import { Left } from './Left.tsx'
import styles from './margin.module.css'
import type { Go } from './use-go.ts'

const none: readonly never[] = []

export function ThreadSheet({ talk, paragraphId, go }: { talk: DraftTalk; paragraphId: string; go: Go }) {
  const { t } = useTranslation()
  const paragraph = talk.view.paragraphs.find(({ id }) => id === paragraphId)
  if (!paragraph) return null
  const name = nameOfParagraph(paragraph, t)
  const threads = talk.byParagraph.get(paragraphId) ?? none
  const close = (): void => {
    talk.write(null)
    talk.showSheet(null)
    // A dialog holds focus for as long as it stands.
    setTimeout(() => go.toText(), 0)
  }
  return (
    <Dialog title={t('thread.of', { name })} isSheet onClose={close}>
      <div id={groupId(paragraphId)} className={styles.sheet} data-thread-region>
        <FilterBar talk={talk} />
        {threads.length === 0 && <p className={styles.empty}>{t('thread.emptyText')}</p>}
        <GroupInFull paragraphId={paragraphId} name={name} threads={threads} level={3} />
        <Left talk={talk} />
        <div className={styles.steps}>
          <Button size="compact-md" variant="default" onClick={() => go.step(-1)}>
            {t('thread.previous')}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => go.step(1)}>
            {t('thread.next')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

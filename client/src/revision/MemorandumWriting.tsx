/** Writing a note of changes: kept on the device at every letter, saved when asked, joined with what others saved. */
import { Button, Textarea } from '@mantine/core'
import { directionOf } from '@plenary/shared/language'
import type { Memorandum } from '@plenary/shared/memorandum'
import type { RevisionView } from '@plenary/shared/revision'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FinalAct } from '../ui/FinalAct.tsx'
import { Restored, SavedLine } from '../ui/JointWriting.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { Clashes } from './Clashes.tsx'
import styles from './MemorandumPage.module.css'
import { MemorandumSections } from './MemorandumSections.tsx'
import { sectionKey } from './memorandum-draft.ts'
import { useMemorandum } from './use-memorandum.ts'

export function MemorandumWriting({
  revision,
  memorandum,
}: {
  revision: RevisionView
  memorandum: Memorandum
}) {
  const { t } = useTranslation()
  const note = useMemorandum(revision.id, memorandum)
  const { parts, clashes, isChanged, form } = note
  const conflict = useFocusOn<HTMLElement>(note.joined && `${clashes.length} to decide`)
  const written = { lang: memorandum.language, dir: directionOf(memorandum.language) } as const
  const { publishedAt, savedAt } = memorandum
  const isPublished = publishedAt !== null
  const isOutdated = publishedAt !== null && savedAt !== null && Date.parse(savedAt) > Date.parse(publishedAt)
  const { id } = revision
  return (
    <FinalAct<null, Memorandum, Memorandum>
      write={({ review, isPreparing }) => (
        <form {...form.props}>
          {!isPublished && <p className={styles.state}>{t('memorandum.draft')}</p>}
          {isOutdated && <p className={styles.state}>{t('memorandum.changedSince')}</p>}
          <Restored writing={note} />
          {note.joined && (
            <Clashes ref={conflict} clashes={clashes} sections={memorandum.sections} onChoose={note.choose} />
          )}
          <Textarea
            className={styles.introduction ?? ''}
            label={t('memorandum.introduction')}
            autosize
            minRows={3}
            maxLength={20_000}
            value={parts.introduction}
            onChange={(event) => note.write(null, event.currentTarget.value)}
            {...written}
          />
          <MemorandumSections
            revision={revision}
            memorandum={memorandum}
            field={({ section }, name) => (
              <Textarea
                label={t('memorandum.writtenTitle')}
                aria-label={`${t('memorandum.writtenTitle')}: ${name}`}
                autosize
                minRows={3}
                maxLength={20_000}
                value={parts.texts[sectionKey(section)] ?? ''}
                onChange={(event) => note.write(sectionKey(section), event.currentTarget.value)}
                {...written}
              />
            )}
          />
          {form.refusal && (
            <div className={styles.problem}>
              {form.refusal}
              <p className={styles.muted}>{t('memorandum.kept')}</p>
            </div>
          )}
          <div className={styles.foot}>
            <Button
              type="submit"
              variant={isChanged ? 'filled' : 'default'}
              disabled={!isChanged || clashes.length > 0}
              loading={form.isSending}
            >
              {t('memorandum.save')}
            </Button>
            <Button
              variant={isChanged ? 'default' : 'filled'}
              disabled={isChanged || (isPublished && !isOutdated)}
              loading={isPreparing}
              onClick={() => review(null)}
            >
              {t(isPublished ? 'memorandum.publishAgain' : 'memorandum.review')}
            </Button>
            <SavedLine writing={note} more={t('memorandum.saveFirst')} />
          </div>
        </form>
      )}
      // What somebody else saved meanwhile is looked at before it is published.
      prepare={() => call('getMemorandum', { params: { id } })}
      review={(saved) => (
        <>
          {saved.introduction && <p {...written}>{saved.introduction}</p>}
          <MemorandumSections revision={revision} memorandum={saved} />
        </>
      )}
      warning={() => t('memorandum.publishWarning')}
      confirm={() => t('memorandum.publish')}
      carryOut={() => note.publish()}
      receipt={({ hash }) => ({
        done: t('memorandum.publishDone'),
        facts: hash ? [{ name: t('revision.hash'), value: <code dir="ltr">{hash}</code> }] : [],
        next: [
          <a key="note" href={`/revisions/${id}/changes`}>
            {t('memorandum.nextNote')}
          </a>,
        ],
      })}
    />
  )
}

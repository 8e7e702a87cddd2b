/** [MAR11] Where the words of a thread stand now, said in words; moved ones are confirmed or pointed at anew. */
import { Button } from '@mantine/core'
import { directionOf } from '@plenary/shared/language'
import type { Thread } from '@plenary/shared/thread'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Problem } from '../ui/Problem.tsx'
import { acts } from './acts.ts'
import formStyles from './form.module.css'
import { mayDo } from './may.ts'
import { Sign } from './Signs.tsx'
import styles from './thread.module.css'
import { useThreadContext } from './thread-context.ts'
import { useAct } from './use-act.ts'

export function AnchorNotice({ thread }: { thread: Thread }) {
  const { t } = useTranslation()
  const { actor, language, rightsAt, announce, point } = useThreadContext()
  const act = useAct()
  const { anchor, id } = thread
  const quote = anchor.exact !== null && (
    <blockquote
      className={styles.quote}
      lang={language}
      dir={directionOf(language)}
      data-state={anchor.state}
    >
      {anchor.exact}
    </blockquote>
  )
  if (anchor.state === 'exact') return quote || null
  const may = mayDo(actor, 'thread.anchor', rightsAt(thread.paragraphId), platformNow(), thread) === 'yes'
  const confirm = async (): Promise<void> => {
    if (await act.run(() => acts.anchor(id, { quote: null }))) announce(t('thread.anchor.confirmed'))
  }
  const decline = async (): Promise<void> => {
    if (await act.run(() => acts.anchor(id, { quote: null, decline: true })))
      announce(t('thread.anchor.declined'))
  }
  return (
    <div className={styles.anchor}>
      {quote}
      <p className={styles.anchorSays}>
        <Sign name={anchor.state} />{' '}
        {t(anchor.pasted ? 'thread.anchor.pasted' : `thread.anchor.${anchor.state}`)}
      </p>
      {anchor.now !== null && !anchor.pasted && (
        <blockquote className={styles.quote} lang={language} dir={directionOf(language)}>
          {anchor.now}
        </blockquote>
      )}
      {act.error !== null && <Problem error={act.error} />}
      {may && (
        <div className={formStyles.actions}>
          {anchor.state === 'moved' && (
            <Button
              size="compact-sm"
              variant="default"
              loading={act.isBusy}
              aria-label={
                anchor.pasted ? undefined : `${t('thread.anchor.movedAsk')} ${t('thread.anchor.confirm')}`
              }
              onClick={() => void confirm()}
            >
              {t(anchor.pasted ? 'thread.anchor.accept' : 'thread.anchor.confirm')}
            </Button>
          )}
          {anchor.pasted && (
            <Button size="compact-sm" variant="default" loading={act.isBusy} onClick={() => void decline()}>
              {t('thread.anchor.decline')}
            </Button>
          )}
          {point && (
            <Button size="compact-sm" variant="default" onClick={() => point(thread)}>
              {t('thread.anchor.point')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

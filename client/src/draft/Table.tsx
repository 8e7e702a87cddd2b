/** How the table is laid out: outline, text and margin side by side; on a phone the text alone, the rest in sheets. */
import { UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { DraftView } from '@plenary/shared/draft'
import { directionOf } from '@plenary/shared/language'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { Problem } from '../ui/Problem.tsx'
import { ActionsContext, LiveContext, TextContext, type TextSettings } from './actions.ts'
import { Banner } from './Banner.tsx'
import { AuthorsSwitch, DraftAuthors } from './DraftAuthors.tsx'
import { useDiscussion } from './discussion.ts'
import { EmptyDraft } from './EmptyDraft.tsx'
import { HereNow } from './HereNow.tsx'
import { HistoryDialog } from './HistoryDialog.tsx'
import { Notice } from './Notice.tsx'
import { Outline } from './Outline.tsx'
import { headingDepths, myRight, outlineOf } from './outline.ts'
import { ParagraphRow } from './ParagraphRow.tsx'
import { PenNotice } from './PenNotice.tsx'
import { nameOfParagraph } from './paragraph-name.ts'
import { peopleOf } from './presence.ts'
import { Reasons } from './Reasons.tsx'
import { byRoom, RefusedAloud } from './RefusedHere.tsx'
import { RefusedPanel } from './RefusedPanel.tsx'
import { ReturnedPanel } from './ReturnedPanel.tsx'
import { StatusLine } from './StatusLine.tsx'
import styles from './table.module.css'
import { useCurrentSection } from './use-current-section.ts'
import type { TableModel } from './use-table.ts'
import { useViewportFoot } from './use-viewport-foot.ts'

/** Below this width there is no room for outline and margin beside the text. */
const narrow = '(max-width: 63.99em)'
/** From here on there is room for what is said about the text beside it. */
const roomy = '(min-width: 75em)'

const keysHint = 'table-keys'

type Sheet = 'outline' | 'people' | null

export function Table(props: TableModel & { view: DraftView }) {
  const { t } = useTranslation()
  const {
    view,
    draft,
    live,
    place,
    actions,
    inParagraphs,
    mayEdit,
    mayRestructure,
    said,
    closeNotice,
    past,
    closePast,
  } = props
  const isNarrow = useMediaQuery(narrow, matchMedia(narrow).matches, { getInitialValueInEffect: false })
  const hasMargin = useMediaQuery(roomy, matchMedia(roomy).matches, { getInitialValueInEffect: false })
  const discussion = useDiscussion()
  const [sheet, setSheet] = useState<Sheet>(null)
  const [isAuthored, setAuthored] = useState(false)
  const { paragraphs, language } = view
  const myId = draft.actor?.id ?? null

  const words = useMemo<TextSettings>(
    () => ({ language, direction: directionOf(language), mayRestructure, isNarrow, hasMargin }),
    [language, mayRestructure, isNarrow, hasMargin],
  )
  const entries = useMemo(() => outlineOf(paragraphs, inParagraphs), [paragraphs, inParagraphs])
  const depths = useMemo(() => headingDepths(paragraphs), [paragraphs])
  const right = useMemo(() => myRight(paragraphs), [paragraphs])
  const people = useMemo(() => peopleOf(draft.presence), [draft.presence])
  const current = useCurrentSection(entries)
  useViewportFoot(isNarrow)
  const go = useCallback(
    (id: string) => {
      setSheet(null)
      // After the sheet has given focus back.
      setTimeout(() => actions.focus(id, 'here'), 0)
    },
    [actions],
  )
  const nameOf = (room: string): string | null => {
    const paragraph = paragraphs.find((each) => each.room === room)
    return paragraph ? nameOfParagraph(paragraph, t) : null
  }
  const refusedIn = useMemo(() => byRoom(live.refused), [live.refused])
  const tabStop = paragraphs.some(({ id }) => id === place.focus) ? place.focus : paragraphs[0]?.id
  const isWriting = place.active !== null

  const outline = <Outline entries={entries} current={current} onGo={go} />
  const here = <HereNow people={people} myId={myId} />
  const status = <StatusLine mayEdit={mayEdit} />
  const authors = <AuthorsSwitch isOn={isAuthored} onChange={setAuthored} />
  return (
    <ActionsContext value={actions}>
      <TextContext value={words}>
        <LiveContext value={live}>
          <DraftAuthors view={view} isOn={isAuthored}>
            <div
              className={styles.table}
              data-narrow={isNarrow || undefined}
              data-writing={isWriting || undefined}
              data-margin={hasMargin || undefined}
            >
              <Banner view={view} right={right} isNarrow={isNarrow} isWriting={isWriting} />
              <div className={styles.columns}>
                {!isNarrow && (
                  <aside className={styles.side} aria-label={t('drafting.outline.title')}>
                    <nav aria-label={t('drafting.outline.title')} className={styles.outline}>
                      <h2 className={styles.caption}>{t('drafting.outline.title')}</h2>
                      {outline}
                    </nav>
                    <div className={styles.about}>
                      <h2 className={styles.caption}>{t('drafting.here.title')}</h2>
                      {here}
                      {authors}
                      {status}
                    </div>
                  </aside>
                )}
                <div className={styles.paper}>
                  <h1 className={styles.title} lang={language} dir={words.direction}>
                    {view.title}
                  </h1>
                  <PenNotice view={view} />
                  {draft.error !== null && <Problem error={draft.error} retry={draft.retry} />}
                  <RefusedPanel
                    refused={live.refused}
                    nameOf={nameOf}
                    onDismiss={(key) => void live.live?.rooms.kept.dismiss(key)}
                  />
                  <ReturnedPanel
                    draftId={view.id}
                    paragraphs={paragraphs}
                    refused={live.refused}
                    nameOf={nameOf}
                  />
                  {paragraphs.length === 0 && <EmptyDraft />}
                  <section
                    aria-label={t('drafting.text.label')}
                    aria-describedby={keysHint}
                    className={styles.text}
                  >
                    {paragraphs.map((paragraph, nth) => (
                      <ParagraphRow
                        key={paragraph.id}
                        paragraph={paragraph}
                        depth={depths.get(paragraph.id) ?? null}
                        isTabStop={paragraph.id === tabStop}
                        isFocused={paragraph.id === place.focus}
                        caret={paragraph.id === place.active?.id ? place.active.caret : null}
                        opening={paragraph.id === place.active?.id ? place.active.opening : 0}
                        beginsStatus={paragraphs[nth - 1]?.status !== paragraph.status}
                        people={inParagraphs.get(paragraph.id)}
                        refused={refusedIn.get(paragraph.room)}
                      />
                    ))}
                  </section>
                  <p hidden id={keysHint}>
                    {t('drafting.text.keysRead')}
                  </p>
                  <Reasons paragraphs={paragraphs} />
                </div>
                <discussion.Margin view={view} focus={place.focus} hasRoom={hasMargin} />
              </div>
              {isNarrow && (
                <div className={styles.foot} data-hidden={isWriting || undefined}>
                  <UnstyledButton className={styles.footButton} onClick={() => setSheet('outline')}>
                    <Icon name="list" /> {t('drafting.sheets.outline')}
                  </UnstyledButton>
                  {status}
                  <UnstyledButton className={styles.footButton} onClick={() => setSheet('people')}>
                    <Icon name="people" /> {t('drafting.here.count', { count: people.length })}
                  </UnstyledButton>
                </div>
              )}
              {isNarrow && sheet !== null && (
                <Dialog
                  isSheet
                  title={t(sheet === 'people' ? 'drafting.sheets.margin' : 'drafting.sheets.outline')}
                  onClose={() => setSheet(null)}
                >
                  {sheet === 'people' ? (
                    <>
                      {here}
                      {authors}
                    </>
                  ) : (
                    <nav aria-label={t('drafting.outline.title')}>{outline}</nav>
                  )}
                </Dialog>
              )}
              {past !== null && (
                <HistoryDialog view={view} paragraphId={past} isSheet={isNarrow} onClose={closePast} />
              )}
              <RefusedAloud refused={live.refused} nameOf={nameOf} />
              <Notice said={said} onClose={closeNotice} />
            </div>
          </DraftAuthors>
        </LiveContext>
      </TextContext>
    </ActionsContext>
  )
}

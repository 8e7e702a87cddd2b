/** The places of a term in one text: where it came, moved or left since the text before, with the words around it. */
import type { AnswerOf } from '@plenary/shared/api'
import { directionOf, type Language } from '@plenary/shared/language'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { bare } from './badges.ts'
import { working } from './queries.ts'
import styles from './TermsPage.module.css'
import { placeId } from './use-go-to-hash.ts'

type InText = AnswerOf<'followTerm'>['revisions'][number]
type Place = InText['places'][number]

interface Props {
  revision: InText
  before: InText | undefined
  draftId: string
  language: Language | undefined
}

export function TermPlaces({ revision, before, draftId, language }: Props) {
  const { t } = useTranslation()
  const { id, title, count, places, more } = revision
  const news = places.filter(({ change }) => change !== 'stayed')
  const stayed = places.filter(({ change }) => change === 'stayed')
  const list = (which: Place[]) => (
    <ul className={styles.places}>
      {which.map((place) => (
        <PlaceItem
          key={`${place.paragraphId} ${place.change}`}
          place={place}
          revision={revision}
          before={before}
          draftId={draftId}
          language={language}
        />
      ))}
    </ul>
  )
  return (
    <section className={styles.text} aria-labelledby={`in-${id}`}>
      <h2 id={`in-${id}`} tabIndex={-1}>
        <bdi lang={language}>{id === working ? t('revision.working') : title}</bdi>
        <span className={styles.symbol}>{t('compare.terms.times', { count })}</span>
      </h2>
      {places.length === 0 && <p className={styles.muted}>{t('compare.terms.noPlaces')}</p>}
      {news.length > 0 && list(news)}
      {news.length === 0 && stayed.length > 0 && (
        <p className={styles.muted}>{t('compare.terms.nothingMoved')}</p>
      )}
      {more > 0 && <p className={styles.muted}>{t('compare.terms.more', { count: more })}</p>}
      {stayed.length > 0 && (
        <details>
          <summary>{t('compare.terms.stayed', { count: stayed.length })}</summary>
          {list(stayed)}
        </details>
      )}
    </section>
  )
}

interface ItemProps extends Props {
  place: Place
}

function PlaceItem({ place, revision, before, draftId, language }: ItemProps) {
  const { t } = useTranslation()
  const { paragraphId, label, count, change } = place
  return (
    <li className={styles.place}>
      <p className={styles.where}>
        <span className={styles.change} data-change={before ? change : 'stayed'}>
          {t(before ? `compare.terms.change.${change}` : 'compare.terms.stands')}
        </span>
        {label ? <bdi dir="ltr">{bare(label)}</bdi> : t('compare.terms.unnumbered')}
        {count > 1 && <span className={styles.muted}>{t('compare.terms.times', { count })}</span>}
      </p>
      <p className={styles.context} lang={language} dir={language && directionOf(language)}>
        {place.before}
        {change === 'left' ? <del>{place.term}</del> : <mark>{place.term}</mark>}
        {place.after}
      </p>
      <p className={styles.ways}>
        {before && change !== 'stayed' && (
          <Link
            to="/compare/$from/$to"
            params={{ from: before.id, to: revision.id }}
            search={{ only: true }}
            hash={placeId(paragraphId)}
          >
            {t('compare.terms.seeChange')}
          </Link>
        )}
        {change !== 'left' &&
          (revision.id === working ? (
            <Link to="/drafts/$draftId" params={{ draftId }} search={{ p: paragraphId }}>
              {t('compare.terms.seeText')}
            </Link>
          ) : (
            <Link to="/revisions/$id" params={{ id: revision.id }} hash={placeId(paragraphId)}>
              {t('compare.terms.seeText')}
            </Link>
          ))}
      </p>
    </li>
  )
}

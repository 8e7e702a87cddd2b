/** What a stage of consultation holds, below its dates: one page with them, whoever reads it. */
import { Button } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { Admission } from './Admission.tsx'
import { Attendance } from './Attendance.tsx'
import styles from './consultation.module.css'
import { InputUntil } from './InputUntil.tsx'
import { Papers } from './Papers.tsx'
import { Programme } from './Programme.tsx'
import { type Part, partsOf } from './parts.ts'
import { Questions } from './Questions.tsx'
import { Section } from './Section.tsx'
import { Speakers } from './Speakers.tsx'
import { Summary } from './Summary.tsx'
import { useConsultation } from './use-consultation.ts'

interface Props {
  stageId: string
  /** The discussion of a question of this stage. */
  threads(questionId: string): ReactNode
  /** What was brought in writing and said. */
  contributions: ReactNode
  /** What can be done with a published summary. */
  summaryTools: ReactNode
}

export function ConsultationParts({ stageId, threads, contributions, summaryTools }: Props) {
  const { data, error, put, readAgain, refetch } = useConsultation(stageId)
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data) return <Shape kinds={['line', 'block', 'block']} />
  const mayKeep = data.can.keep === 'yes'
  const parts = partsOf(data)
  const common = { consultation: data, mayKeep, onAnswer: put }
  const views: Record<Part, () => ReactNode> = {
    summary: () => <Summary {...common} tools={summaryTools} />,
    papers: () => <Papers {...common} onChange={readAgain} />,
    questions: () => <Questions {...common} threads={threads} />,
    programme: () => <Programme {...common} />,
    speakers: () => <Speakers consultation={data} mayKeep={mayKeep} />,
    contributions: () => <Contributions consultation={data}>{contributions}</Contributions>,
    attendance: () => <Attendance consultation={data} onAnswer={put} />,
  }
  return (
    <>
      <InputUntil {...common} />
      <Admission consultation={data} onAnswer={put} />
      <Bring consultation={data} />
      <OnThisPage parts={parts} />
      {parts.map((part) => (
        <div key={part} className={styles.part} data-part={part}>
          {views[part]()}
        </div>
      ))}
    </>
  )
}

/** What a reader came for most often: bringing something, or why that is not possible. */
function Bring({ consultation: { stage, can, seenAs } }: { consultation: Consultation }) {
  const { t } = useTranslation()
  if (!seenAs) return null
  const to = `/stages/${stage.id}`
  return (
    <div className={styles.bring}>
      {can.contribute === 'yes' ? (
        <Button component={Link} to={`${to}/contribute`}>
          {t('consultation.bring.write')}
        </Button>
      ) : (
        // That it is over stands in the line above.
        can.contribute !== 'input-closed' && <p className={styles.muted}>{reasonSaid(t, can.contribute)}</p>
      )}
      {can.facilitate === 'yes' && (
        <Button component={Link} to={`${to}/input`} variant="default">
          {t('consultation.bring.facilitate')}
        </Button>
      )}
    </div>
  )
}

function OnThisPage({ parts }: { parts: Part[] }) {
  const { t } = useTranslation()
  if (parts.length < 3) return null
  return (
    <nav aria-label={t('consultation.onThisPage')} className={styles.onThisPage}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`consultation.${part}.title`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Contributions({ consultation, children }: { consultation: Consultation; children: ReactNode }) {
  const { t } = useTranslation()
  const { contributions, statements, facilitated } = consultation.counts
  const counted = { written: contributions, statements, facilitated }
  return (
    <Section id="contributions" title={t('consultation.contributions.title')}>
      {contributions + statements + facilitated > 0 && (
        <p className={styles.muted}>
          {(Object.keys(counted) as (keyof typeof counted)[])
            .filter((kind) => counted[kind] > 0)
            .map((kind) => t(`consultation.contributions.${kind}`, { count: counted[kind] }))
            .join(' · ')}
        </p>
      )}
      {children}
    </Section>
  )
}

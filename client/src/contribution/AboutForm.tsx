/** What is said about a contribution: title and language, for whom, topics. Each field is kept as it is written. */
import { NativeSelect, TextInput } from '@mantine/core'
import type { Contribution } from '@plenary/shared/contribution'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { ChooseDelegation } from '../participant/ChooseDelegation.tsx'
import { TopicField } from '../ui/TopicField.tsx'
import styles from './contribution.module.css'
import type { About } from './use-about.ts'

interface Props {
  about: About
  onChange(part: Partial<About>): void
}

const most = { topics: 10 }

export function TitleFields({ about, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const { title, language } = about
  return (
    <div className={styles.about}>
      <TextInput
        required
        withAsterisk={false}
        maxLength={300}
        label={t('contribution.field.title')}
        description={t('contribution.field.titleHint')}
        value={title}
        lang={language}
        dir={directionOf(language)}
        error={title.trim() === '' ? t('contribution.field.titleNeeded') : undefined}
        onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
      />
      <NativeSelect
        label={t('contribution.field.language')}
        data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
        value={language}
        onChange={({ currentTarget }) => onChange({ language: currentTarget.value as Language })}
      />
    </div>
  )
}

interface DetailProps extends Props {
  process: string
  /** A group is spoken for by nobody else. */
  isFacilitated: boolean
  /** The secretariat enters it for others. */
  entersOthers: boolean
  /** My own delegation, which speaks for itself. */
  own: string | null
  /** As the server has it, with the names of what is chosen. */
  current: Pick<Contribution, 'onBehalfOf' | 'entered'>
}

export function DetailFields({
  about,
  process,
  isFacilitated,
  entersOthers,
  own,
  current,
  onChange,
}: DetailProps) {
  const { t } = useTranslation()
  const { topics, onBehalfOf } = about
  return (
    <div className={styles.about}>
      {!isFacilitated && (
        <>
          {entersOthers && <Entered process={process} about={about} current={current} onChange={onChange} />}
          <ChooseDelegation
            slug={process}
            kind={null}
            without={own}
            label={t('contribution.field.onBehalfOf')}
            description={t('contribution.field.onBehalfOfHint')}
            value={onBehalfOf?.delegationId ?? ''}
            current={current.onBehalfOf && { ...current.onBehalfOf, id: current.onBehalfOf.delegationId }}
            onChange={(delegationId) => onChange({ onBehalfOf: delegationId ? { delegationId } : null })}
          />
        </>
      )}
      <TopicField
        process={process}
        value={topics}
        most={most.topics}
        label={t('topic.choose')}
        hint={t('topic.chooseHint')}
        onChange={(next) => onChange({ topics: next })}
      />
    </div>
  )
}

/** [ATT2] The secretariat enters it for a delegation, and names the person of it who said so where one did. */
function Entered({
  process,
  about: { entered },
  current,
  onChange,
}: Props & Pick<DetailProps, 'process' | 'current'>) {
  const { t } = useTranslation()
  return (
    <>
      <ChooseDelegation
        slug={process}
        kind={null}
        label={t('contribution.field.entered')}
        description={t('contribution.field.enteredHint')}
        value={entered?.delegationId ?? ''}
        current={current.entered?.delegation ?? null}
        onChange={(delegationId) =>
          onChange({ entered: delegationId ? { delegationId, person: entered?.person ?? null } : null })
        }
      />
      {entered && (
        <TextInput
          maxLength={120}
          label={t('contribution.field.person')}
          value={entered.person ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ entered: { ...entered, person: currentTarget.value || null } })
          }
        />
      )}
    </>
  )
}

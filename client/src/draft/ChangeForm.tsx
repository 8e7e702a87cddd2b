/** Asks what kind of paragraph this shall be, and at which level. */
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type { ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import dialog from './dialog.module.css'
import { forms } from './structure.ts'

interface Props {
  paragraph: ParagraphView
  onChange(command: StructureCommand): void
  onCancel(): void
}

const keyOf = ({ kind, level }: { kind: string; level: number }): string =>
  level > 0 ? `${kind}${level}` : kind

export function ChangeForm({ paragraph, onChange, onCancel }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState(keyOf(paragraph))
  const [unnumbered, setUnnumbered] = useState(paragraph.unnumbered)
  const chosen = forms.find((each) => keyOf(each) === form)
  const canBeUnnumbered = chosen?.kind === 'heading' || chosen?.kind === 'paragraph'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!chosen) return
    onChange({
      type: 'change',
      paragraph: paragraph.id,
      ...chosen,
      unnumbered: canBeUnnumbered && unnumbered,
    })
  }
  return (
    <form onSubmit={submit}>
      <NativeSelect
        label={t('drafting.structure.kind')}
        value={form}
        onChange={(event) => setForm(event.currentTarget.value)}
        data={forms.map((each) => ({
          value: keyOf(each),
          label: t(`drafting.structure.kinds.${keyOf(each)}`),
        }))}
        data-autofocus
      />
      {canBeUnnumbered && (
        <Checkbox
          mt="md"
          label={t('drafting.structure.unnumbered')}
          checked={unnumbered}
          onChange={(event) => setUnnumbered(event.currentTarget.checked)}
        />
      )}
      <div className={dialog.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('drafting.structure.apply')}</Button>
      </div>
    </form>
  )
}

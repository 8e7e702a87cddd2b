/** Asks what kind of paragraph this shall be, and at which level. */
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type { ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import { useTranslation } from 'react-i18next'
import { useApiForm } from '../ui/use-api-form.tsx'
import dialog from './dialog.module.css'
import { forms } from './structure.ts'

interface Props {
  paragraph: ParagraphView
  onChange(command: StructureCommand): void
  onCancel(): void
}

const keyOf = ({ kind, level }: { kind: string; level: number }): string =>
  level > 0 ? `${kind}${level}` : kind

const formOf = (key: string, paragraph: ParagraphView): (typeof forms)[number] =>
  forms.find((each) => keyOf(each) === key) ?? { kind: paragraph.kind, level: paragraph.level }

const canBeUnnumbered = ({ kind }: { kind: string }): boolean => kind === 'heading' || kind === 'paragraph'

export function ChangeForm({ paragraph, onChange, onCancel }: Props) {
  const { t } = useTranslation()
  const form = useApiForm('restructureDraft', {
    initial: () => ({ key: keyOf(paragraph), unnumbered: paragraph.unnumbered }),
    body: ({ key, unnumbered }) => ({
      type: 'change' as const,
      paragraph: paragraph.id,
      ...formOf(key, paragraph),
      unnumbered: canBeUnnumbered(formOf(key, paragraph)) && unnumbered,
    }),
    send: async (command) => onChange(command as StructureCommand),
  })
  return (
    <form {...form.props}>
      <NativeSelect
        label={t('drafting.structure.kind')}
        {...form.field('key')}
        data={forms.map((each) => ({
          value: keyOf(each),
          label: t(`drafting.structure.kinds.${keyOf(each)}`),
        }))}
        data-autofocus
      />
      {canBeUnnumbered(formOf(form.values.key, paragraph)) && (
        <Checkbox
          mt="md"
          label={t('drafting.structure.unnumbered')}
          {...form.field('unnumbered', 'checkbox')}
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

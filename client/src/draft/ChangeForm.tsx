/** Asks what kind of paragraph this shall be, and at which level. */
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type { ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import { useTranslation } from '../i18n/use-translation.ts'
import dialog from '../ui/dialog.module.css'
import { useApiForm } from '../ui/use-api-form.tsx'
import { forms } from './structure.ts'

interface Props {
  paragraph: ParagraphView
  onChange(command: StructureCommand): void
  onCancel(): void
}

interface Form {
  kind: ParagraphView['kind']
  level: number
}

const nameOf = (paragraph: ParagraphView): string =>
  forms.find(({ kind, level }) => kind === paragraph.kind && level === paragraph.level)?.name ?? ''

/** What is chosen by this name; as it is where nothing is. */
function formOf(chosen: string, paragraph: ParagraphView): Form {
  const { kind, level } = forms.find(({ name }) => name === chosen) ?? paragraph
  return { kind, level }
}

const canBeUnnumbered = ({ kind }: { kind: string }): boolean => kind === 'heading' || kind === 'paragraph'

export function ChangeForm({ paragraph, onChange, onCancel }: Props) {
  const { t } = useTranslation()
  const form = useApiForm('restructureDraft', {
    initial: () => ({ key: nameOf(paragraph), unnumbered: paragraph.unnumbered }),
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
        data={forms.map(({ name }) => ({ value: name, label: t(`drafting.structure.kinds.${name}`) }))}
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

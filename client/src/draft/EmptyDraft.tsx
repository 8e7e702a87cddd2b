/** A draft without paragraphs: what will be here, and who brings it. */
import { Button } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { useActions, useTextContext } from './actions.ts'

export function EmptyDraft() {
  const { t } = useTranslation()
  const actions = useActions()
  const { mayRestructure } = useTextContext()
  const begin = (): void => {
    const id = crypto.randomUUID()
    const first = {
      type: 'insert',
      id,
      after: null,
      kind: 'paragraph',
      level: 0,
      text: '',
      unnumbered: false,
    } as const
    void actions.restructure(first, { caretIn: id })
  }
  return (
    <Empty
      title={t('drafting.empty.title')}
      text={t('drafting.empty.text')}
      action={mayRestructure && <Button onClick={begin}>{t('drafting.empty.begin')}</Button>}
    />
  )
}

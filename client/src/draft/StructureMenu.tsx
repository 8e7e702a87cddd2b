/** The structural commands of a paragraph, for those who may restructure. Each is recorded; deleting asks first. */
import { Button, Menu, UnstyledButton } from '@mantine/core'
import type { ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import { Fragment, useState } from 'react'
import type { KeyUnder } from '../i18n/keys.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import dialog from '../ui/dialog.module.css'
import { Icon } from '../ui/icons.tsx'
import { useActions, useTextContext } from './actions.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { insertAfter, moveDown, moveUp, neighbourBefore } from './structure.ts'
import styles from './toolbar.module.css'

interface Props {
  paragraph: ParagraphView
  /** Characters before the caret; null where there is no caret. */
  offset: (() => number) | null
  /** Gives focus back where it was. */
  onLeave(): void
}

interface Choice {
  name: string
  act(): void
  /** A line stands above it. */
  begins?: boolean
  warns?: boolean
}

type Asking = 'delete' | 'change' | null

export function StructureMenu({ paragraph, offset, onLeave }: Props) {
  const { t } = useTranslation()
  const actions = useActions()
  const [asking, setAsking] = useState<Asking>(null)
  const choices = useChoices(paragraph, offset, setAsking)
  const close = (): void => {
    setAsking(null)
    // A dialog holds focus for as long as it stands.
    setTimeout(onLeave, 0)
  }
  return (
    <>
      <Choices choices={choices} />
      {asking === 'delete' && (
        <Dialog title={t('drafting.structure.deleteTitle')} onClose={close}>
          <p>{t('drafting.structure.deleteText')}</p>
          <div className={dialog.actions}>
            <Button variant="default" onClick={close} data-autofocus>
              {t('common.cancel')}
            </Button>
            <Button
              color="var(--plenary-refused)"
              onClick={() => {
                setAsking(null)
                void actions.restructure({ type: 'delete', paragraph: paragraph.id })
              }}
            >
              {t('drafting.structure.deleteYes')}
            </Button>
          </div>
        </Dialog>
      )}
      {asking === 'change' && (
        <Dialog title={t('drafting.structure.changeTitle')} onClose={close}>
          <ChangeForm
            paragraph={paragraph}
            onChange={(command) => {
              close()
              void actions.restructure(command)
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  )
}

/** What may become of this paragraph here and now, in the order of the menu. */
function useChoices(
  paragraph: ParagraphView,
  offset: (() => number) | null,
  ask: (what: Asking) => void,
): Choice[] {
  const { t } = useTranslation()
  const actions = useActions()
  const { id, status, kind } = paragraph
  const around = actions.paragraphs()
  const before = kind === 'footnote' ? null : neighbourBefore(around, id)
  const choices: Choice[] = []
  const add = (key: KeyUnder<'drafting.structure'>, act: () => void, more: Partial<Choice> = {}): void => {
    choices.push({ name: t(`drafting.structure.${key}`), act, ...more })
  }
  const carryOut = (command: StructureCommand, caretIn?: string) => () =>
    void actions.restructure(command, caretIn === undefined ? {} : { caretIn })
  const lock = (next: ParagraphView['status']) => carryOut({ type: 'lock', paragraph: id, status: next })
  const next = crypto.randomUUID()

  add('insert', carryOut(insertAfter(paragraph, next), next))
  if (offset)
    add('split', () => carryOut({ type: 'split', paragraph: id, offset: offset(), id: next }, next)())
  if (before) add('merge', carryOut({ type: 'merge', paragraph: id, into: before.id }, before.id))
  const up = moveUp(around, id)
  const down = moveDown(around, id)
  if (up) add('up', carryOut(up), { begins: true })
  if (down) add('down', carryOut(down), { begins: !up })
  if (kind !== 'footnote') add('change', () => ask('change'))
  if (status === 'open') add('agree', lock('agreed'), { begins: true })
  if (status === 'agreed') add('reopen', lock('open'), { begins: true })
  if (status === 'locked') add('unlock', lock('open'), { begins: true })
  else add('lock', lock('locked'))
  add('delete', () => ask('delete'), { begins: true, warns: true })
  return choices
}

function Choices({ choices }: { choices: Choice[] }) {
  const { t } = useTranslation()
  const { isNarrow } = useTextContext()
  return (
    <Menu
      position={isNarrow ? 'top' : 'bottom-end'}
      width={isNarrow ? '100%' : 'max-content'}
      offset={2}
      returnFocus
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: styles.choices ?? '', item: styles.choice ?? '' }}
    >
      <Menu.Target>
        <UnstyledButton className={styles.tool}>
          <Icon name="more" /> {t('drafting.tools.structure')}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ name, act, begins, warns }) => (
          <Fragment key={name}>
            {begins && <Menu.Divider />}
            <Menu.Item data-warns={warns || undefined} onClick={act}>
              {name}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

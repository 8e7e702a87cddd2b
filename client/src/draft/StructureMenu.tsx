/** The structural commands of a paragraph, for those who may restructure. Each is recorded; deleting asks first. */
import { Button, Group, Menu, Modal, Text, UnstyledButton } from '@mantine/core'
import type { ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from './actions.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { Icon } from './icons.tsx'
import { insertAfter, moveDown, moveUp, neighbourBefore } from './structure.ts'

interface Props {
  paragraph: ParagraphView
  /** Characters before the caret; null where there is no caret. */
  offset: (() => number) | null
  className: string
  /** Gives focus back where it was. */
  onLeave(): void
}

type Asking = 'delete' | 'change' | null

export function StructureMenu({ paragraph, offset, className, onLeave }: Props) {
  const { t } = useTranslation()
  const actions = useActions()
  const [asking, setAsking] = useState<Asking>(null)
  const { id, status } = paragraph
  const around = actions.paragraphs()
  const before = neighbourBefore(around, id)
  const carryOut = (command: StructureCommand | null, caretIn?: string): void => {
    if (command) void actions.restructure(command, caretIn === undefined ? {} : { caretIn })
  }
  const insert = (): void => {
    const next = crypto.randomUUID()
    carryOut(insertAfter(paragraph, next), next)
  }
  const split = (): void => {
    const next = crypto.randomUUID()
    if (offset) carryOut({ type: 'split', paragraph: id, offset: offset(), id: next }, next)
  }
  const lock = (next: ParagraphView['status']): void =>
    carryOut({ type: 'lock', paragraph: id, status: next })
  const up = moveUp(around, id)
  const down = moveDown(around, id)
  const close = (): void => {
    setAsking(null)
    onLeave()
  }
  return (
    <>
      <Menu position="bottom-end" shadow="xs" width={280} withinPortal trapFocus returnFocus>
        <Menu.Target>
          <UnstyledButton className={className} aria-label={t('drafting.tools.structure')}>
            <Icon name="more" /> {t('drafting.tools.structure')}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={insert}>{t('drafting.structure.insert')}</Menu.Item>
          {offset && <Menu.Item onClick={split}>{t('drafting.structure.split')}</Menu.Item>}
          {before && paragraph.kind !== 'footnote' && (
            <Menu.Item onClick={() => carryOut({ type: 'merge', paragraph: id, into: before.id }, before.id)}>
              {t('drafting.structure.merge')}
            </Menu.Item>
          )}
          <Menu.Divider />
          {up && <Menu.Item onClick={() => carryOut(up)}>{t('drafting.structure.up')}</Menu.Item>}
          {down && <Menu.Item onClick={() => carryOut(down)}>{t('drafting.structure.down')}</Menu.Item>}
          {paragraph.kind !== 'footnote' && (
            <Menu.Item onClick={() => setAsking('change')}>{t('drafting.structure.change')}</Menu.Item>
          )}
          <Menu.Divider />
          {status === 'open' && (
            <Menu.Item onClick={() => lock('agreed')}>{t('drafting.structure.agree')}</Menu.Item>
          )}
          {status === 'agreed' && (
            <Menu.Item onClick={() => lock('open')}>{t('drafting.structure.reopen')}</Menu.Item>
          )}
          {status === 'locked' ? (
            <Menu.Item onClick={() => lock('open')}>{t('drafting.structure.unlock')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => lock('locked')}>{t('drafting.structure.lock')}</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item c="var(--plenary-refused)" onClick={() => setAsking('delete')}>
            {t('drafting.structure.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking === 'delete'}
        onClose={close}
        title={t('drafting.structure.deleteTitle')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Text>{t('drafting.structure.deleteText')}</Text>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              setAsking(null)
              carryOut({ type: 'delete', paragraph: id })
            }}
          >
            {t('drafting.structure.deleteYes')}
          </Button>
        </Group>
      </Modal>
      <Modal
        opened={asking === 'change'}
        onClose={close}
        title={t('drafting.structure.changeTitle')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <ChangeForm
          paragraph={paragraph}
          onChange={(command) => {
            close()
            carryOut(command)
          }}
          onCancel={close}
        />
      </Modal>
    </>
  )
}

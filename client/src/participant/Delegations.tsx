/** Delegations of a process: found by any part of a name; the secretariat enters them, names before review, review before done. */

import { Button, NativeSelect, TextInput, Title } from '@mantine/core'
import type { InputOf } from '@plenary/shared/api'
import { isState } from '@plenary/shared/delegation'
import { type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { paged } from '../ui/paged.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { nameOfDelegation } from './delegation-name.ts'
import styles from './Participants.module.css'
import { delegationPages } from './queries.ts'

export function Delegations({ slug, mayKeep }: { slug: string; mayKeep: boolean }) {
  const { t, i18n } = useTranslation()
  const [adding, setAdding] = useState(false)
  const [sought, setSought] = useState('')
  const q = sought.trim()
  const query = useInfiniteQuery(delegationPages(slug, q ? { q } : {}))
  const { items: all, failed, more } = paged(query)
  return (
    <section className={styles.part} aria-labelledby="delegations">
      <div className={styles.head}>
        <Title order={3} id="delegations">
          {t('participant.delegation.title')}
        </Title>
        {mayKeep && (
          <Button variant="default" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {t('participant.delegation.add')}
          </Button>
        )}
      </div>
      {adding && <AddDelegation slug={slug} onClose={() => setAdding(false)} />}
      <TextInput
        type="search"
        className={styles.search ?? ''}
        label={t('participant.delegation.search')}
        value={sought}
        onChange={({ currentTarget }) => setSought(currentTarget.value)}
      />
      {failed}
      {query.data && all.length === 0 && (
        <p className={styles.muted}>{t('participant.delegation.noneFound')}</p>
      )}
      <ul className={styles.list}>
        {all.map((each) => (
          <li key={each.id} className={styles.person}>
            <p className={styles.name}>
              <bdi>{nameOfDelegation(each, i18n.language)}</bdi>
              {each.code && <span className={styles.muted}> {each.code}</span>}
            </p>
            <p className={styles.muted}>
              {t(`participant.kind.${each.kind}`)} ·{' '}
              {t('participant.delegation.people', { count: each.people })}
            </p>
            {mayKeep && each.alike.length > 0 && (
              <p className={styles.muted}>{t('participant.delegation.alike')}</p>
            )}
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}

type Body = InputOf<'createDelegation', 'body'>

const blank = { kind: 'member-state' as StakeholderKind, en: '', fr: '', ar: '', code: '' }

function AddDelegation({ slug, onClose }: { slug: string; onClose(): void }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [reviewed, setReviewed] = useState<Body | null>(null)
  const reviewing = reviewed !== null
  const form = useApiForm('createDelegation', {
    initial: blank,
    body: ({ kind, en, fr, ar, code }) => ({
      kind,
      name: {
        en: en.trim(),
        ...(fr.trim() ? { fr: fr.trim() } : {}),
        ...(ar.trim() ? { ar: ar.trim() } : {}),
      },
      code: isState(kind) && code.trim() ? code : null,
    }),
    fieldOf: ([part, language]) => (part === 'name' ? String(language) : part === 'code' ? 'code' : null),
    send: async (body) => setReviewed(body),
  })
  const wish = form.values
  const add = useMutation({
    mutationFn: (body: Body) => call('createDelegation', { params: { slug }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.delegations(slug) }),
    // What was refused is there to be mended.
    onError: () => setReviewed(null),
  })
  const problem = useFocusOn<HTMLDivElement>(add.error)
  const review = useFocusOn<HTMLDivElement>(reviewing)
  if (add.isSuccess)
    return (
      <div className={styles.invite}>
        <p role="status">{t('participant.delegation.added', { name: add.data.name })}</p>
        <div className={styles.full}>
          <Button
            onClick={() => {
              form.reset()
              setReviewed(null)
              add.reset()
            }}
          >
            {t('participant.delegation.another')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    )
  if (reviewing)
    return (
      <div ref={review} tabIndex={-1} className={styles.invite}>
        <p>
          <bdi>{[wish.en, wish.fr, wish.ar].filter((name) => name.trim() !== '').join(' · ')}</bdi>
          {' · '}
          {t(`participant.kind.${wish.kind}`)}
        </p>
        <p className={styles.muted}>{t('participant.delegation.review')}</p>
        <div className={styles.full}>
          <Button loading={add.isPending} onClick={() => reviewed && add.mutate(reviewed)}>
            {t('participant.delegation.add')}
          </Button>
          <Button variant="default" onClick={() => setReviewed(null)}>
            {t('participant.back')}
          </Button>
        </div>
      </div>
    )
  const name = (code: 'en' | 'fr' | 'ar', more: object = {}) => (
    <TextInput
      maxLength={200}
      lang={code}
      dir={code === 'ar' ? 'rtl' : 'ltr'}
      label={t(`participant.delegation.name.${code}`)}
      {...form.field(code)}
      {...more}
    />
  )
  return (
    <form {...form.props} className={`${styles.invite} ${styles.form}`}>
      {add.error && (
        <div className={styles.full}>
          <Problem error={add.error} ref={problem} />
        </div>
      )}
      <NativeSelect
        label={t('participant.invite.kind')}
        data={stakeholderKinds.map((kind) => ({ value: kind, label: t(`participant.kind.${kind}`) }))}
        {...form.field('kind')}
      />
      {name('en', { required: true, withAsterisk: false })}
      {name('fr')}
      {name('ar')}
      {isState(wish.kind) && (
        <TextInput maxLength={3} dir="ltr" label={t('participant.delegation.code')} {...form.field('code')} />
      )}
      <div className={styles.full}>
        <Button type="submit">{t('participant.next')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

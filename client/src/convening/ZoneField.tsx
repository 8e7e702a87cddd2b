/** A time zone, chosen among those this browser knows by typing a part of its name. */
import { TextInput } from '@mantine/core'
import { type ComponentProps, useId } from 'react'
import { ownZone } from '../i18n/zone-towns.ts'

export function ZoneField(props: ComponentProps<typeof TextInput>) {
  const list = useId()
  return (
    <>
      <TextInput
        dir="ltr"
        list={list}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        required
        withAsterisk={false}
        {...props}
      />
      <datalist id={list}>
        {[...new Set([ownZone(), ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}

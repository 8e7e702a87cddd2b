/** The head of a table of rights: what stands in the rows, then what may be done. */
import { roundActions } from '@plenary/shared/stage'
import { useTranslation } from '../i18n/use-translation.ts'

export function MayHeads({ first }: { first: string }) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {roundActions.map((action) => (
          <th key={action} scope="col">
            {t(`round.may.${action}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** A form that sends what it holds to an endpoint, judged before by the endpoint's own schema. */
import { useForm } from '@mantine/form'
import { type Api, api, type EndpointName, type InputOf } from '@plenary/shared/api'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { ProblemError } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { errorsIn, type FieldError, sameName } from './form-errors.ts'
import { Problem } from './Problem.tsx'
import { useFocusOn } from './use-focus-on.ts'

/** Endpoints that take a body. */
export type Sending = { [N in EndpointName]: Api[N] extends { body: z.ZodType } ? N : never }[EndpointName]

interface Options<Values extends object, Body, Answer> {
  initial: Values | (() => Values)
  /** What is sent of what stands in the fields. */
  body(values: Values): Body
  /** Under which field a part of the body stands, where it is not that of the same name; null for none. */
  fieldOf?(path: readonly PropertyKey[]): string | null
  /** What the schema cannot know, as a sentence under a field. Asked before the schema. */
  judge?(values: Values): Partial<Record<string, string>>
  send(body: Body, values: Values): Promise<Answer>
  onSent?(answer: Answer, values: Values): unknown
  /** Keeps what stands in the fields on this device, at every change; false where it keeps nothing. */
  keep?(values: Values): boolean
  /** The form is what the person has just asked for: focus goes to it. */
  takesFocus?: boolean
}

export interface ApiForm<Values extends object> {
  values: Values
  /** Changes fields; what was said about them before no longer stands. */
  change(part: Partial<Values>): void
  /** What a field of Mantine needs: value, change, error. */
  field(name: keyof Values & string, type?: 'input' | 'checkbox'): ReturnType<typeof fieldProps>
  /** Why a field is not as it must be; null where nothing was said. */
  error(name: string): ReactNode
  /** For the form element itself. */
  props: {
    ref: RefObject<HTMLFormElement | null>
    noValidate: true
    tabIndex?: -1
    onSubmit(event?: FormEvent): void
  }
  /** The refusal of the server, led to when it comes; what was entered stays. */
  refusal: ReactNode
  /** The same as it was said, for what a page says besides. */
  refused: unknown
  /** Whether this device has kept what stands in the fields. */
  isKept: boolean
  isSending: boolean
  isSent: boolean
  submit(): void
  /** What was refused is not said any more; what was entered stays. */
  forget(): void
  /** As at the beginning. */
  reset(): void
}

const fieldProps = (props: { onChange: unknown }) =>
  props as Record<string, unknown> & { onChange(value: unknown): void }

export function useApiForm<N extends Sending, Values extends object, Answer>(
  endpoint: N,
  options: Options<Values, InputOf<N, 'body'>, Answer>,
): ApiForm<Values> {
  return useSchemaForm((api[endpoint] as unknown as { body: z.ZodType }).body, options)
}

/** The same for what no endpoint of the table takes: `schema` judges it. */
export function useSchemaForm<Values extends object, Body, Answer>(
  schema: z.ZodType,
  options: Options<Values, Body, Answer>,
): ApiForm<Values> {
  const { t } = useTranslation()
  const [initial] = useState(options.initial)
  const element = useRef<HTMLFormElement>(null)
  const form = useForm<Values>({ mode: 'controlled', initialValues: initial })
  const send = useMutation({
    // Without a connection it is refused at once, or kept by whoever sends it: it does not wait unseen.
    networkMode: 'always',
    mutationFn: ({ body, values }: { body: Body; values: Values }) => options.send(body, values),
    onSuccess: (answer, { values }) => options.onSent?.(answer, values),
  })
  /** Something that no field shows is not as it must be. */
  const [fault, setFault] = useState<ProblemError | null>(null)
  const refused = send.error ?? fault
  const problem = useFocusOn<HTMLDivElement>(refused)
  const isKept = useKept(form.values, options.keep)
  const { takesFocus } = options
  useEffect(() => {
    if (takesFocus) element.current?.focus()
  }, [takesFocus])
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) focusFirstError(element.current)
  }, [tries])

  const say = ({ key, count }: FieldError): string => t(`common.form.${key}`, { count: count ?? 0 })
  const submit = (): void => {
    if (send.isPending) return
    const { values } = form
    const body = options.body(values)
    const judged = Object.entries(options.judge?.(values) ?? {}).filter(([, said]) => said !== undefined)
    const parsed = schema.safeParse(body)
    const { fields, elsewhere } = errorsIn(
      parsed.success ? [] : parsed.error.issues,
      body,
      options.fieldOf ?? sameName(values),
    )
    const errors = {
      ...Object.fromEntries(Object.entries(fields).map(([name, error]) => [name, say(error)])),
      ...Object.fromEntries(judged),
    }
    const isWrong = Object.keys(errors).length > 0
    form.setErrors(errors)
    setFault(
      !isWrong && elsewhere.length > 0
        ? new ProblemError({ code: 'invalid-input', status: 0, title: 'Not as the endpoint takes it' })
        : null,
    )
    if (isWrong) setTries((before) => before + 1)
    else if (elsewhere.length === 0) send.mutate({ body, values })
  }
  return {
    values: form.values,
    change(part) {
      form.setValues(part)
      for (const name of Object.keys(part)) form.clearFieldError(name)
    },
    field: (name, type = 'input') => fieldProps(form.getInputProps(name as never, { type })),
    error: (name) => form.errors[name] ?? null,
    props: {
      ref: element,
      noValidate: true,
      ...(options.takesFocus ? { tabIndex: -1 } : {}),
      onSubmit(event) {
        event?.preventDefault()
        submit()
      },
    },
    refusal: refused && <Problem error={refused} ref={problem} />,
    refused,
    isKept,
    isSending: send.isPending,
    isSent: send.isSuccess,
    submit,
    forget() {
      form.clearErrors()
      send.reset()
      setFault(null)
    },
    reset() {
      form.setInitialValues(initial)
      form.reset()
      send.reset()
      setFault(null)
    },
  }
}

function useKept<Values>(values: Values, keep: ((values: Values) => boolean) | undefined): boolean {
  const [isKept, setKept] = useState(true)
  const now = useRef(keep)
  now.current = keep
  useEffect(() => {
    if (now.current) setKept(now.current(values))
  }, [values])
  return isKept
}

/** Where the first error stands there is something to correct: the field itself, or the first of its group. */
function focusFirstError(form: HTMLFormElement | null): void {
  const found = form?.querySelector<HTMLElement>('[aria-invalid="true"], .mantine-InputWrapper-error')
  const field = found?.matches('[aria-invalid="true"]')
    ? found
    : found
        ?.closest('.mantine-InputWrapper-root')
        ?.querySelector<HTMLElement>('input, select, textarea, button')
  field?.focus()
}

/** The day it is at a place: "2018-05-03", by the calendar on its walls. */

/** Swedish writes dates as ISO 8601 does. */
export const localDateOf = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  )

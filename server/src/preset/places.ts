/** Places of both calendars, each with the time zone its clocks keep. */

export interface Place {
  place: string | null
  /** IANA name. */
  timeZone: string
}

export const newYorkZone = 'America/New_York'
export const genevaZone = 'Europe/Zurich'

export const geneva: Place = { place: 'Geneva', timeZone: genevaZone }
export const palais: Place = { place: 'Palais des Nations, Geneva', timeZone: genevaZone }
export const palaisRoomXvii: Place = { place: 'Palais des Nations, room XVII, Geneva', timeZone: genevaZone }
/** What UNHCR did on paper, at no place of meeting. */
export const byUnhcr: Place = { place: null, timeZone: genevaZone }
export const newYork: Place = { place: 'New York', timeZone: newYorkZone }
export const headquarters: Place = { place: 'United Nations Headquarters, New York', timeZone: newYorkZone }
export const assembly: Place = { place: 'General Assembly, New York', timeZone: newYorkZone }
export const unplaced: Place = { place: null, timeZone: newYorkZone }
export const vienna: Place = { place: 'Vienna', timeZone: 'Europe/Vienna' }
export const santiago: Place = { place: 'Santiago', timeZone: 'America/Santiago' }
export const beirut: Place = { place: 'Beirut', timeZone: 'Asia/Beirut' }
export const addisAbaba: Place = { place: 'Addis Ababa', timeZone: 'Africa/Addis_Ababa' }
export const bangkok: Place = { place: 'Bangkok', timeZone: 'Asia/Bangkok' }
export const bamako: Place = { place: 'Bamako', timeZone: 'Africa/Bamako' }
export const puertoVallarta: Place = { place: 'Puerto Vallarta, Mexico', timeZone: 'America/Mexico_City' }
export const marrakech: Place = { place: 'Marrakech, Morocco', timeZone: 'Africa/Casablanca' }

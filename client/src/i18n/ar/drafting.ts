/** Words of the drafting table. */
export const drafting = {}

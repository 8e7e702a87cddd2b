/** The machine's own time, for what must not follow a set clock: the life of sessions. */
export const machineNow = (): Date => new Date()

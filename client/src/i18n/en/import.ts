/** Words of the import of a draft. */
export const imports = {}

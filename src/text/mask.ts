/** What stands in a text for a withheld value that it repeats: always the same, whatever the value and its length. */
export const mask = '***'

/** What is counted, each apart: what was seen, what of it was taken away, and who was got in touch with. */
export const countedActs = ['view', 'download', 'approach'] as const
export type CountedAct = (typeof countedActs)[number]

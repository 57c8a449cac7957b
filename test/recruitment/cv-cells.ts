import type { FactsInput, RequestOf } from 'need-to-know'
import type { recruitment } from 'need-to-know/recruitment'
import type { Cv } from './full-cv'

type Definition = typeof recruitment.vocabulary.definition
export type Facts = FactsInput<Definition>
export type Request = RequestOf<Definition>

/** The rows of `requirements.md` §6.2: how to find in a view what each row speaks of. */
export const rows = {
  'qualifications, roles, periods, education, skills': (view: View) => [
    view?.work?.[0]?.title,
    view?.work?.[0]?.from,
    view?.education?.[0]?.area,
    view?.skills?.[0],
    view?.languages?.[0]?.language,
    view?.certificates?.[0],
  ],
  'free text': (view: View) => [view?.summary, view?.work?.[0]?.description, view?.wishes?.text],
  'employer names in job history': (view: View) => [view?.work?.[0]?.employer, view?.work?.[0]?.place],
  'name, e-mail, phone': (view: View) => [view?.person?.name, view?.contact?.email, view?.contact?.phone],
  'photo (if present)': (view: View) => [view?.person?.photo],
  'attachments and file names': (view: View) => [view?.attachments?.[0]?.fileName, view?.attachments?.[0]?.url],
  'postal address': (view: View) => [
    view?.address?.street,
    view?.address?.postcode,
    view?.address?.municipality,
    view?.address?.region,
  ],
  'raw cvId, national id, cookies, IP': (view: View) => [
    view?.id === 'cv-7001' ? view.id : undefined,
    view?.person?.nationalId,
    view?.technical?.cookies?.[0],
    view?.technical?.ipAddresses?.[0],
  ],
  'gender, birth date, age': (view: View) => [view?.person?.gender, view?.person?.birthDate],
  'benefit or follow-up status': (view: View) => [view?.status?.benefit, view?.status?.followUp],
} as const

export type View = DeepPartial<Cv> | null
type DeepPartial<T> = T extends readonly (infer I)[]
  ? readonly DeepPartial<I>[]
  : T extends object
    ? { readonly [P in keyof T]?: DeepPartial<T[P]> | undefined }
    : T

/** Facts in which every legal ground of the terms holds: what differs between the columns stands in the columns. */
const grounded: Facts = {
  'organisation.registered': true,
  'account.active': true,
  'relation.blocked': false,
  'subject.restricted': false,
  'subject.objected': false,
  'address.protected': false,
  'address.graded': false,
  'relation.follows': false,
  'relation.contactAccepted': false,
  'relation.addressSent': false,
  'relation.attachmentSent': false,
  'contract.cvDatabase': true,
  'consent.personalForm': true,
  'consent.contact': true,
  'consent.follow': true,
  'informed.terms.cvDatabase': true,
  'informed.terms.personalForm': true,
  'informed.terms.contact': true,
  'informed.terms.follow': true,
}

export interface Column {
  readonly name: string
  readonly cv: Partial<Cv>
  readonly facts: Facts
}

const column = (name: string, cv: Partial<Cv>, facts: Facts = {}): Column => ({
  name,
  cv,
  facts: { ...grounded, ...facts },
})

const anonymous = { form: 'anonymous', presence: 'online' } as const
const personal = { form: 'personal', presence: 'online' } as const

/** The columns of §6.2. A column of the table that speaks of two cases is two here. */
export const columns: readonly Column[] = [
  column('anonymous, online', anonymous),
  column('personal, online', personal),
  column('offline (anonymous)', { ...anonymous, presence: 'offline' }),
  column('offline (personal)', { ...personal, presence: 'offline' }),
  column('offline, but viewer is followed', { ...personal, presence: 'offline' }, { 'relation.follows': true }),
  column('anonymous, but viewer is followed', anonymous, { 'relation.follows': true }),
  column('contact accepted by the subject (this company)', anonymous, { 'relation.contactAccepted': true }),
  column('declined / no answer', anonymous, { 'relation.contactAccepted': false }),
  column(
    'deleted',
    { ...personal, presence: 'deleted' },
    { 'relation.follows': true, 'relation.contactAccepted': true },
  ),
]

export type Cell = 'yes' | 'no'

/** The cells, in the order of the columns above: y is yes, n is no, s is scrubbed (withheld until the scrubber is there). */
const table: { readonly [R in keyof typeof rows]: string } = {
  'qualifications, roles, periods, education, skills': 'yynnnyyyn',
  'free text': 'synnnsssn',
  'employer names in job history': 'nynnyynnn',
  'name, e-mail, phone': 'nynnyyynn',
  'photo (if present)': 'nynnyyynn',
  'attachments and file names': 'nynnyynnn',
  'postal address': 'nnnnnnnnn',
  'raw cvId, national id, cookies, IP': 'nnnnnnnnn',
  'gender, birth date, age': 'nnnnnnnnn',
  'benefit or follow-up status': 'nnnnnnnnn',
}

export interface CellCase {
  readonly row: keyof typeof rows
  readonly column: Column
  readonly cell: 'yes' | 'no' | 'scrubbed'
}

const meaning = { y: 'yes', n: 'no', s: 'scrubbed' } as const

/** Every cell of the table but those about notes and applications, which are records of their own. */
export const cells: readonly CellCase[] = (Object.keys(rows) as (keyof typeof rows)[]).flatMap((row) =>
  columns.map((column, i) => ({ row, column, cell: meaning[table[row][i] as 'y' | 'n' | 's'] })),
)

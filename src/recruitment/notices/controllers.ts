import type { Controller } from '../../policy'

/** As its terms name it (TERMS-002). */
export const jobindex: Controller = {
  name: 'Jobindex A/S',
  address: 'Holger Danskes Vej 91, 2000 Frederiksberg',
  country: 'DK',
  email: 'info@jobindex.dk',
  businessNumber: '21367087',
}

// The sources give no address of the two public services: all but the name is an example.
export const nav: Controller = {
  name: 'NAV',
  address: 'Eksempelveien 1, Eksempelby',
  country: 'NO',
  email: 'personvern@nav.example',
  businessNumber: 'example',
}
export const uwv: Controller = {
  name: 'UWV',
  address: 'Voorbeeldstraat 1, Voorbeelddorp',
  country: 'NL',
  email: 'privacy@uwv.example',
  businessNumber: 'example',
}

/** Nobody: to be replaced by the host. */
export const exampleBoard: Controller = {
  name: 'Example Board',
  address: '1 Example Street, Exampletown',
  country: 'DK',
  email: 'privacy@board.example',
  businessNumber: 'example',
}

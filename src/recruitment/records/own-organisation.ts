import type { Viewer } from '../../vocabulary'

/** Whether something belongs to the viewer's organisation; two that are not known are not the same. */
export function isOwnOrganisation(organisation: unknown, viewer: Viewer): boolean | undefined {
  if (typeof organisation !== 'string' || organisation === '') return undefined
  return organisation === viewer.organisation
}

import type { Viewer } from '../../vocabulary'

/** Whether something belongs to the viewer's organisation; two that are not known are not the same. */
export function isOwnOrganisation(organisation: unknown, viewer: Viewer): boolean | undefined {
  return isSame(organisation, viewer.organisation)
}

/** Whether the viewer is the person whom a record names; two that are not known are not the same. */
export function isOwnId(id: unknown, viewer: Viewer): boolean | undefined {
  return isSame(id, viewer.id)
}

function isSame(named: unknown, viewers: string | undefined): boolean | undefined {
  return typeof named === 'string' && named !== '' ? named === viewers : undefined
}

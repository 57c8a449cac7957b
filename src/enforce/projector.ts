import { attempt } from './attempt'
import type { FieldNode } from './field-node'
import type { Projector } from './projection-context'
import { type FormOf, ProjectorBuilder } from './projector-builder'
import { prototypesArePolluted, visitCarefully, visitSwiftly } from './visit'

/** Compiles the projector of one outcome: closures only, built once, for every record the outcome meets.
 *
 * It never throws. What is withheld is not looked at; what is malformed, inherited or cannot be read is not shown;
 * containers in which nothing real is left vanish, so that their number tells nothing.
 */
export function compileProjector(tree: FieldNode, formOf: FormOf): Projector {
  const swift = new ProjectorBuilder(formOf, visitSwiftly).build(tree)
  if (swift === undefined) return () => undefined
  let careful: Projector | undefined
  const projectCarefully: Projector = (value, context) => {
    const project = careful ?? new ProjectorBuilder(formOf, visitCarefully).build(tree)?.project ?? (() => undefined)
    careful = project
    context.restart()
    return attempt(() => project(value, context))
  }
  return (value, context) => {
    if (prototypesArePolluted()) return projectCarefully(value, context)
    try {
      return swift.project(value, context)
    } catch {
      return projectCarefully(value, context)
    }
  }
}

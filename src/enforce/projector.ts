import type { FieldNode } from './field-node'
import type { Projector } from './projection-context'
import { type FormOf, ProjectorBuilder } from './projector-builder'
import { unreadable } from './unreadable'
import { visitCarefully, visitSwiftly } from './visit'

/** Compiles the projector of one outcome: closures only, built once, for every record the outcome meets.
 *
 * `isMasking` where the record, or one around it, may withhold what a text repeats.
 *
 * It never throws. What is withheld is not looked at, but for the mask; what is malformed, inherited or cannot be read is not
 * shown, and told to the context; containers in which nothing real is left vanish, so that their number tells nothing.
 *
 * A record is read swiftly first. Where a trap of a proxy throws, or an account is kept and something cannot be read, it is
 * read once more, carefully: entry by entry, with the place of each.
 */
export function compileProjector(tree: FieldNode, formOf: FormOf, isMasking: boolean): Projector {
  const swift = new ProjectorBuilder(formOf, visitSwiftly, isMasking).build(tree)
  if (swift === undefined) return () => undefined
  let careful: Projector | undefined
  const projectCarefully: Projector = (value, context) => {
    const project =
      careful ?? new ProjectorBuilder(formOf, visitCarefully, isMasking).build(tree)?.project ?? (() => undefined)
    careful = project
    context.restart()
    try {
      return project(value, context)
    } catch {
      return project(unreadable, context)
    }
  }
  return (value, context) => {
    if (context.isCareful) return projectCarefully(value, context)
    try {
      const shown = swift.project(value, context)
      return context.isToBeReadAgain ? projectCarefully(value, context) : shown
    } catch {
      context.unreadable()
      return projectCarefully(value, context)
    }
  }
}

import { fences } from './fences'

/** The npm scripts that the `sh` blocks of a page tell the reader to run. */
export function scriptsNamed(markdown: string): string[] {
  const shell = fences(markdown).filter(({ language }) => ['sh', 'bash', 'shell', 'console'].includes(language))
  return shell.flatMap(({ content }) => [
    ...[...content.matchAll(/\bnpm run (?:-\S+ )*([\w:-]+)/g)].map(([, name]) => name ?? ''),
    ...[...content.matchAll(/\bnpm (?:test|t|cit)\b/g)].map(() => 'test'),
  ])
}

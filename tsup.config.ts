import { defineConfig } from 'tsup'
import manifest from './package.json' with { type: 'json' }

const names = Object.keys(manifest.exports).filter((name) => !name.endsWith('.json'))
const output = (name: string) => (name === '.' ? 'index' : `${name.slice(2)}/index`)

export default defineConfig({
  entry: Object.fromEntries(names.map((name) => [output(name), `src/${output(name)}.ts`])),
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: true,
  clean: true,
  splitting: true,
})

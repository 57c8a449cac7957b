import fc from 'fast-check'

// The same cases every time, so that what is merged was tested on what is run after it; `SEED=7 npm test` tries others,
// and `npm run differential` many.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_090_220) })

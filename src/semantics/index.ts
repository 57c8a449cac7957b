export * from './decide'
export * from './situation'
export * from './truth'

export { mask } from './mask'
export { Masker } from './masker'

export { mask } from './mask'
export { Masker } from './masker'
export { Shield } from './shield'

import { z } from 'zod'

/** An id as the host writes it: opaque, 1 to 200 characters. No id is a wildcard: a recipient is always somebody (NAV-19). */
export const identifier = z
  .string()
  .min(1)
  .max(200)
  .refine((id) => id !== '*')

/** Milliseconds since 1970-01-01T00:00Z, whole. */
export const instant = z.int().min(-8.64e15).max(8.64e15)

/** How many people a vacancy looks for. */
export const positions = z.int().min(1).max(100_000)

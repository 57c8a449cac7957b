import { z } from 'zod'

/** Something that was said: a blank says nothing. */
export const text = z.string().regex(/\S/)

/** A name that stands for one thing: who agrees to everything has agreed to nothing in particular (TK-14, NAV-19). */
export const name = text.refine((value) => value.trim() !== '*')

export const names = z.array(name).min(1)

/** An instant that ISO 8601 writes with a year of four digits, whole milliseconds since 1970-01-01T00:00Z. */
export const instant = z.int().min(-62_167_219_200_000).max(253_402_300_799_999)

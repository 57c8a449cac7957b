/** Who asks about which record, and when. A request to a guard fits, with `kind` added to its record. */
export interface FactsRequest {
  readonly viewer: {
    readonly id?: string | undefined
    readonly role?: string | undefined
    readonly organisation?: string | undefined
  }
  readonly record: { readonly kind: string; readonly id?: string | undefined; readonly subject?: string | undefined }
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  /** With it, a consent must name this purpose, too. */
  readonly purpose?: string | undefined
  /** The vacancy that an approach is about (TK-32). */
  readonly vacancy?: string | undefined
}

/** The request with what is no text left out. */
export function readRequest(request: FactsRequest): FactsRequest {
  try {
    return readParts(request)
  } catch {
    // What a getter throws may hold anything, and goes no further.
    return nothingAsked
  }
}

const nothingAsked: FactsRequest = { viewer: {}, record: { kind: '' }, at: Number.NaN }

function readParts({ viewer, record, at, purpose, vacancy }: FactsRequest): FactsRequest {
  return {
    viewer: { id: text(viewer?.id), role: text(viewer?.role), organisation: text(viewer?.organisation) },
    record: { kind: text(record?.kind) ?? '', id: text(record?.id), subject: text(record?.subject) },
    at,
    purpose: text(purpose),
    vacancy: text(vacancy),
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

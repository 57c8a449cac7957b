import { type AllowanceResult, benchAllowance } from './allowance'
import { benchChain, type ChainResult } from './chain'
import { benchQuestions, type QuestionsResult } from './questions'

export interface AuditResults {
  readonly chain: ChainResult
  /** One for each size of the log. */
  readonly allowance: readonly AllowanceResult[]
  readonly questions: readonly QuestionsResult[]
}

export interface AuditBenchmarkOptions {
  /** Receipts in the log, for what depends on its size. */
  readonly receipts: readonly number[]
  readonly say: (progress: string) => void
}

/** The sizes: what holds for a day, and what holds for years. */
export const usualReceipts: readonly number[] = [100_000, 1_000_000, 10_000_000]

const chained = 2000
const rounds = 40
const exposed = 50_000

/** Runs everything; whatever is compared is first found equal. */
export async function runAuditBenchmarks({ receipts, say }: AuditBenchmarkOptions): Promise<AuditResults> {
  return {
    chain: await benchChain(chained, rounds, say),
    allowance: benchAllowance(receipts, say),
    questions: await benchQuestions({ sizes: receipts, exposed, say }),
  }
}

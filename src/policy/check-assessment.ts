import type { Issue } from '../vocabulary'
import type { Assessment } from './policy'

/** What is wrong with a legal assessment: a part that says nothing, or a day that there is not. */
export function checkAssessment(assessment: Assessment): readonly Issue[] {
  const blank = Object.entries(assessment)
    .filter(([, text]) => String(text).trim() === '')
    .map(([key]) => ({
      code: 'empty',
      path: `/assessment/${key}`,
      message: `the \`${key}\` of an assessment is a text`,
    }))
  return [...blank, ...(isDay(assessment.date) ? [] : [notADay])]
}

const notADay: Issue = {
  code: 'bad-date',
  path: '/assessment/date',
  message: 'the `date` of an assessment is a day of the calendar',
  hint: 'ISO 8601, `YYYY-MM-DD`',
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(text)
  return Number.isFinite(instant.getTime()) && instant.toISOString().startsWith(text)
}

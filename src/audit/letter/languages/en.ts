import type { LetterWords } from '../letter-words'

const months = 'January February March April May June July August September October November December'.split(' ')

export const en: LetterWords = {
  date: (day, month, year) => `${day} ${months[month - 1]} ${year}`,
  title: {
    confirmed: 'Your personal data have been seen by somebody who should not have seen them',
    possible: 'Your personal data may have been seen by somebody who should not have seen them',
  },
  greeting: (name) => (name === undefined ? 'Hello,' : `Dear ${name},`),
  opening: {
    confirmed:
      'We are writing because personal data about you have been seen by somebody who should not have seen them. In this letter you can read what happened, what was seen and what you can do.',
    possible:
      'We are writing because personal data about you may have been seen by somebody who should not have seen them. We cannot say whether that has happened to you, so we are writing to everybody whose data may have been seen. In this letter you can read what happened, what may have been seen and what you can do.',
  },
  headings: {
    happened: 'What happened',
    explanation: 'Why it could happen',
    data: { confirmed: 'What was seen', possible: 'What may have been seen' },
    recipients: { confirmed: 'Who saw it', possible: 'Who may have seen it' },
    consequences: 'What may come of it',
    measures: 'What we are doing about it',
    advice: 'What you can do',
    questions: 'Questions and complaints',
  },
  when: {
    on: (day) => `It happened on ${day}.`,
    between: (from, to) => `It went on from ${from} up to and including ${to}.`,
    since: (from) => `It began on ${from}. We cannot say yet whether or when it has ended.`,
    until: (to) => `It went on up to and including ${to}. We do not know when it began.`,
    unknown: 'We do not know yet when it happened.',
    aware: (day) => `We became aware of it on ${day}.`,
  },
  data: {
    confirmed: 'Our records show that this was seen:',
    possible: 'Our records do not show whether anything about you was seen. This may have been seen:',
  },
  further: 'This may have been seen as well, but our records do not show whether it was:',
  acts: {
    list: 'It appeared in a list or among search results.',
    view: 'It was opened and could be read.',
  },
  someActs: {
    list: 'At least some of it appeared in a list or among search results.',
    view: 'At least some of it was opened and could be read.',
    download: 'At least some of it was also downloaded.',
  },
  downloads: {
    confirmed: 'It was also downloaded.',
    probable: 'It was most probably downloaded as well, but we are not certain.',
    possible: 'It may have been downloaded as well. We do not know.',
    unknown: 'We do not know whether somebody has kept a copy.',
  },
  anonymous:
    'As far as we know, your full name and your contact details were not part of it. It is about you all the same: somebody who knows you may recognise you. It is therefore your personal data.',
  protectedAddress:
    'If your name or address is protected, or if you are afraid that somebody is looking for you, contact us at once. If you feel unsafe, contact the police.',
  recipients: { confirmed: 'It was seen by:', possible: 'It may have been seen by:' },
  consequences: {
    recognition: 'Somebody who knows you may recognise you, for example somebody at your workplace.',
    contact:
      'Strangers may contact you. Messages and calls may pretend to come from us, from an employer or from your bank.',
    identityFraud: 'Somebody may try to act in your name, for example to order goods or to open an account.',
    whereabouts: 'Somebody may find out where you live.',
    confidence: 'What you told in confidence may be known to others.',
    unfairTreatment: 'You may be treated unfairly because of what was seen, for example when you apply for a job.',
    unknown: 'We cannot rule out that what was seen is used in a way that harms you.',
  },
  advice: {
    recognition: 'Tell us if you notice that somebody knows more about you than they should.',
    contact:
      'Be careful with messages and calls that you do not expect. Do not open links in them, and never give anybody your passwords or codes.',
    identityFraud:
      'Look out for letters, bills and payments that you cannot explain. If somebody has acted in your name, report it to the police.',
    whereabouts: 'Contact the police if you feel unsafe where you live.',
    confidence: 'Tell us if somebody uses against you what you told in confidence.',
    unfairTreatment: 'If you think that it was used against you when you applied for a job, tell us.',
    unknown: 'Tell us if you notice anything unusual.',
  },
  taken: (day, measure) => `${day}: ${measure}`,
  planned: 'We are also going to do this:',
  apology: 'This should not have happened. We apologise to you.',
  contact: (role, name, reach) =>
    role === 'dpo'
      ? `You can put your questions to our data protection officer, ${name}: ${reach}`
      : `You can put your questions to ${name}: ${reach}`,
  complaint: (authority, reach) =>
    `If you are not satisfied with how we treat your personal data, you can complain to ${authority}: ${reach}`,
  closing: 'Yours sincerely,',
}

import { list, number } from './in-words'
import type { NavReplay } from './nav'
import { table } from './table'

/** RP-2 for a person. */
export function reportNav(result: NavReplay): string {
  const { registered, affected, affectedUnderFollowUp, onlyFieldsExposed, base, graded, source, jobAds } = result
  return [
    'NAV: the CV base of arbeidsplassen.no on both sides of 17 February 2021',
    '',
    table([
      ['CVs that an employer can see', 'just before', 'at the closing'],
      ['under follow-up', number(result.visibleBefore), number(result.visibleAfter)],
      ['shared by own choice', number(result.voluntaryVisibleBefore), number(result.voluntaryVisibleAfter)],
      ['graded address', number(graded.visible), number(graded.visible)],
    ]),
    '',
    `${number(base.closed)} of ${number(base.cvs)} CVs, ${percent(base)}, were closed at once, and no subject did anything.`,
    '',
    `Registered as job seekers since February 2019: ${number(registered)} (the source: ${source.registered}). Their CVs could be`,
    `seen without a legal ground: ${number(affected)} persons, ended cases included; ${number(affectedUnderFollowUp)} of them under follow-up at the`,
    `closing (the source: ${source.underFollowUp}; they are a part of the others, and never added).`,
    ...consents(result),
    `Of ${number(onlyFieldsExposed.persons)} sharers (the source: ${source.voluntary}) more was shown than they chose: ${list(onlyFieldsExposed.categories)}.`,
    '',
    ...later(result),
    '',
    ...lacking(result),
    '',
    `Job ads: ${jobAds.decisions} decisions made again after the closing, ${jobAds.changed} changed.`,
  ].join('\n')
}

function percent({ closed, cvs }: NavReplay['base']): string {
  return `${Math.round((100 * closed) / cvs)} %`
}

function consents({ consented: { madeTo, ofOwnAccord } }: NavReplay): readonly string[] {
  return [
    `${number(madeTo.persons)} of those under follow-up had been made to consent: ${number(madeTo.standing)} of these consents stand. ${number(ofOwnAccord.standing)} consented of`,
    `their own accord while it lasted; the follow-up closes their CVs, too: ${number(madeTo.visibleAfter + ofOwnAccord.visibleAfter)} of all these are visible.`,
  ]
}

function later({ later }: NavReplay): readonly string[] {
  const { shared, sharedWithoutAgreement: unagreed, wentOffline, followedUpLater: followed } = later
  const alarms = Object.entries(unagreed.alarms).map(([alarm, count]) => `${number(count)} × ${alarm}`)
  return [
    'After the closing,',
    '',
    table([
      ['persons', 'all', 'seen before', 'seen after', 'by others'],
      [
        'shared by a counsellor, with the company agreed on',
        number(shared.persons),
        number(shared.seenBeforeTheShare),
        number(shared.seenByTheCompanyNamed),
        number(shared.seenByAnybodyElse),
      ],
      ['shared without agreement', number(unagreed.persons), '', number(unagreed.seen), number(unagreed.seen)],
      [
        'sharers who took their CV offline',
        number(wentOffline.persons),
        number(wentOffline.seenJustBefore),
        number(wentOffline.seenOffline),
        '',
      ],
      [
        'sharers who came under follow-up',
        number(followed.persons),
        number(followed.seenJustBefore),
        number(followed.seenUnderFollowUp),
        '',
      ],
      ['of these: follow-up ended', number(followed.followUpEnded), '', number(followed.seenAfterItsEnd), ''],
      ['of these: chose anew', number(followed.choseAnew), '', number(followed.seenAfterTheChoice), ''],
    ]),
    '',
    `Each share without agreement is kept as an attempt: ${list(alarms)}.`,
  ]
}

function lacking({ lacking: { choice, share } }: NavReplay): readonly string[] {
  const seen = (counts: NavReplay['lacking']['choice' | 'share']) =>
    Object.entries(counts).map(([lack, { seen, persons }]) => `${lack} ${seen} of ${persons}`)
  return [
    'Beside them, persons who lack one thing each, and who of these is seen:',
    `of the own choice: ${list(seen(choice))};`,
    `of a share: ${list(seen(share))}.`,
  ]
}

import type { WordsOf } from '../../audit'
import type { recruitmentVocabulary } from '../vocabulary'

export const nl: WordsOf<typeof recruitmentVocabulary.definition> = {
  categories: {
    existence: { count: 'u als een van een aantal personen, zonder uw naam', full: 'dat u bij ons bent ingeschreven' },
    'identity.name': { initials: 'uw initialen', full: 'uw volledige naam' },
    'identity.photo': { full: 'uw foto' },
    'identity.birthDate': {
      decade: 'het decennium waarin u geboren bent',
      year: 'uw geboortejaar',
      full: 'uw geboortedatum',
    },
    'identity.gender': { full: 'uw geslacht' },
    'identity.nationalId': { full: 'uw burgerservicenummer (BSN)' },
    'contact.email': { full: 'uw e-mailadres' },
    'contact.phone': { full: 'uw telefoonnummer' },
    'contact.profile': { full: 'links naar uw profielen op andere websites' },
    address: {
      region: 'de regio waarin u woont',
      municipality: 'de gemeente waarin u woont',
      full: 'uw volledige adres',
    },
    'workplace.name': { full: 'de namen van bedrijven waar u werkt of hebt gewerkt' },
    'workplace.place': { full: 'de plaatsen waar u werkt of hebt gewerkt' },
    attachment: { full: 'bestanden die u hebt toegevoegd, en hoe ze heten' },
    'qualification.role': { full: 'de banen die u hebt, hebt gehad of graag wilt' },
    'qualification.period': {
      month: 'in welke maanden u hebt gewerkt en gestudeerd',
      full: 'wanneer u hebt gewerkt en gestudeerd',
    },
    'qualification.education': { full: 'uw opleidingen en certificaten' },
    'qualification.school': { full: 'de scholen waar u les krijgt of hebt gekregen' },
    'qualification.skill': { full: 'uw vaardigheden en rijbewijzen' },
    'qualification.language': { full: 'de talen die u beheerst' },
    'qualification.text': {
      scrubbed: 'wat u over uzelf hebt geschreven, zonder de namen en contactgegevens die wij erin konden vinden',
      full: 'wat u over uzelf hebt geschreven, woord voor woord',
    },
    reference: { full: 'uw referenties: wie het zijn en wat ze over u zeggen' },
    recordId: { pseudonym: 'een kenmerk in plaats van het nummer van uw cv', full: 'het nummer van uw cv' },
    // It says what kind of details these are (UWV-20), and leaves open what they say: the letter may be read by somebody
    // else (UWV-08).
    status: { full: 'gegevens over uw situatie, bijvoorbeeld of u een uitkering of begeleiding van ons krijgt' },
    technical: { full: 'technische gegevens over uw bezoeken, zoals uw IP-adres' },
    meta: { full: 'gegevens over de registratie zelf, zoals wanneer die voor het laatst is gewijzigd' },
    application: { full: 'op welke banen u hebt gesolliciteerd' },
    note: { full: 'aantekeningen die anderen over u hebben gemaakt' },
    'dialogue.vacancy': { full: 'voor welke baan u bent uitgenodigd om te solliciteren' },
    'dialogue.answer': { full: 'of u hebt laten weten dat u belangstelling had' },
    'dialogue.comment': { full: 'de opmerking bij uw antwoord' },
    'dialogue.message': { full: 'berichten tussen u en onze consulent' },
    jobAd: { full: 'vacatures' },
  },
  roles: {
    subject: 'uzelf',
    'platform.operator': 'onze eigen medewerkers die de dienst beheren',
    'platform.consultant': 'onze eigen consulenten',
    'platform.recruiter': 'onze eigen wervingsafdeling',
    'platform.quality': 'onze eigen medewerkers die de kwaliteit controleren',
    employer: 'werkgevers',
    agency: 'wervings- en uitzendbureaus',
    counsellor: 'werkcoaches',
    processor: 'bedrijven die gegevens voor ons verwerken',
    authority: 'overheidsinstanties',
    statistics: 'medewerkers die statistieken maken',
    visitor: 'bezoekers van de website',
  },
}

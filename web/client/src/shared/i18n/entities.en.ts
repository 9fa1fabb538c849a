import type { EntityType, HandlingLevel } from '../api/schema';
import type { entityFields as nlFields, EntityTexts } from './entities.nl';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
const signals = (n: number): string => count(n, 'signal', 'signals');
const entities = (n: number): string => count(n, 'entity', 'entities');

const types: Record<EntityType, string> = {
  Person: 'Person', Organisation: 'Organisation', Location: 'Location', Vehicle: 'Vehicle', Phone: 'Phone', Account: 'Account', Event: 'Event', Group: 'Group', Document: 'Document',
};

const handlingHelp: Record<HandlingLevel, string> = {
  Public: 'Everybody may know this; it may stand in a public document.', Government: 'For partners only; not for readers outside of the organisations that take part.', Partners: 'All partners who write this picture and see a signal under it.',
  Named: 'Only persons who were named for this.', SessionOnly: 'Others do not see the entity; you tell of it in a session.', OwnerOnly: 'Your own organisation only. A text cannot refer to it.',
};

export const entityFields: typeof nlFields = { type: 'Kind', identity: 'Who or what it is', description: 'What is known', supports: 'Signals it rests on', entities: 'Entities' };

export const entityTexts: EntityTexts = {
  title: 'Entities', intro: 'Who and what the signals speak of: persons, vehicles, places and more. A person stands here under an alias, never under a name.', types, add: 'Record an entity', addTitle: (partner) => `Record an entity for ${partner}`, caption: 'List of entities',
  label: (type, label) => `${type} ${label}`, search: 'Find by alias, name or description', type: 'Kind', allTypes: 'All kinds', clear: 'Clear filters', onSignal: (label) => `Rests on signal ${label}`, oneSignal: 'Rests on one signal', removeFilter: (name) => `Remove filter “${name}”`,
  total: entities, someOf: (n, total) => `${n.toLocaleString('en-GB')} of ${entities(total)}`, more: 'Load more', updated: 'The list has been updated.', empty: 'There are no entities yet that you may see.', emptyAdd: 'Record who or what your signals speak of. In the text you refer to it with @.', noMatch: 'No entity fits this selection.',
  columns: { name: 'Alias or name', type: 'Kind', partner: 'Partner', description: 'What is known', supports: 'Rests on', handling: 'Handling', changed: 'Changed' },
  handlingHelp, keysShort: 'Arrows go along the rows, Enter opens, slash goes to the search field, Escape closes.',
  signals, fallen: 'fallen', fallenHint: 'All signals under it were withdrawn or dismissed. Sentences that refer to it no longer rest on it.', fallenOwn: 'Choose other signals it rests on, or remove the entity.',
  form: {
    type: 'Who or what is it?', alias: 'Alias', aliasHint: 'Empty: the next number of your organisation (P1, P2 …). Never a name.', aliasKeepHint: 'Never a name. Empty: stays as it was.', badAlias: 'An alias is one to three letters and a number, for example P4.', label: 'Name or description', labelHint: 'Short and recognisable, for example “white van” or “shed 3”. No names of persons.', needLabel: 'Give a short name or description.',
    identityTitle: 'For your organisation only', identity: 'Who is this?', identityOther: 'Particulars', identityHint: 'For example the name behind the alias. It does not come into texts, documents or exports. No citizen service number.', identityOtherHint: 'For example a number plate or number. It does not come into texts, documents or exports.', description: 'What is known?', descriptionHint: 'Whoever may see this entity reads this too. No names of persons.',
    share: 'Who may see it?', handling: 'Handling', handlingHint: 'Others see the entity only when they may see a signal under it as well.', on: 'For', supports: 'What does it rest on?', supportsHint: 'At least one signal of your organisation. When all of them are withdrawn, the entity falls.', needSupport: 'Choose at least one signal that this rests on.',
    chosen: 'Chosen signals', findSignal: 'Find a signal', findMore: 'Add another signal', noSignals: 'No signal of your organisation fits.', removeSupport: (label) => `Take signal ${label} away`, tooMany: (max) => `At most ${max} signals.`,
    save: 'Record', saveChanges: 'Save changes', added: (name) => `${name} has been recorded.`, saved: 'The changes have been saved.', draftKept: 'What you entered before is back.', startOver: 'Start over', labelTaken: 'Your organisation uses this name or alias already. Choose another.',
  },
  detail: {
    close: 'Close', back: 'Back to the list', edit: 'Change', remove: 'Remove', actions: 'Actions', gone: 'This entity does not exist, or you may not see it.', onlyOurs: 'For your organisation only', onlyOursHint: 'Other partners never see this.', noIdentity: 'Not filled in.', nothingKnown: 'No description.', notShared: 'Only your organisation sees this entity.', sharedWith: 'Others see this entity only when they may see a signal under it.',
    supports: 'Rests on', supportsNone: 'On no signal that you may see.', by: (name, at) => `Recorded by ${name}, ${at}`, at: (at) => `Recorded ${at}`, changed: (at) => `changed ${at}`, removeTitle: (name) => `Remove ${name}`, removeText: 'The entity is removed for good; the signals stay. Sentences that refer to it will say that the source has fallen.', removed: (name) => `${name} has been removed.`,
    changedMeanwhile: 'Somebody else has changed this entity meanwhile', conflictText: 'Your changes are kept. Where only one of you changed something, that was taken over. Choose below for the fields that you both changed.', conflictNone: 'You changed different fields; these were put together. Check it and save.', mine: 'Mine', theirs: 'Theirs', emptyValue: 'empty', liveNotice: 'Somebody else has just changed this entity. It will be merged when you save.', draftRestored: 'Your changes that were not saved are back.', discard: 'Throw my changes away',
  },
  onSignalPage: { title: 'Entities', hint: 'Who or what this signal speaks of.', none: 'Nothing recorded yet.', add: 'Record an entity', all: 'All entities' },
  falls: { title: 'Entities', falls: 'falls', stays: (n) => `stays: still rests on ${signals(n)}`, via: (labels) => `(by ${labels})` },
};

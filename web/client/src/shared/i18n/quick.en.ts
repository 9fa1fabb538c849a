import type { linkTexts as links, quickFields as fields, quickTexts as quick, tipTexts as tips } from './quick.nl';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

const grades = {
  seen: { title: 'Seen with my own eyes', text: 'I saw it myself.' },
  heard: { title: 'Heard from someone who saw it', text: 'Someone who was there told me.' },
  rumour: { title: 'Hearsay', text: 'People say so; I do not know who saw it.' },
};

export const quickTexts: typeof quick = {
  title: 'Quick report', toPictures: 'My pictures', intro: 'For what you see or hear in the street. Works without a connection too.', picture: 'For which picture?', onePicture: (title) => `For: ${title}`,
  choosePicture: 'Choose a picture', what: 'What did you see or hear?', whatHint: 'Write or dictate it as you would tell it. No citizen service numbers, no names you do not need.',
  photos: 'Photo', takePhoto: 'Take a photo', choosePhoto: 'Choose a photo', photoHint: 'Photos are made smaller; place and device are taken out.', removePhoto: (n) => `Remove photo ${n}`, photoOf: (n) => `Photo ${n}`, photoBusy: 'Making the photo smaller…',
  photoUnreadable: 'This file cannot be read as a photo. Take a new one or choose another file.', tooManyPhotos: (max) => `At most ${max} photos.`,
  where: 'Where was it?', gps: 'My place', gpsBusy: 'Looking for your place…', gpsFound: (accuracy) => `Your place is noted${accuracy ? `, to about ${accuracy} metres` : ''}.`, gpsRemove: 'Remove place',
  gpsDenied: 'The browser does not share your place. Allow location for this site, or choose the area and write the address.', gpsUnavailable: 'Your place cannot be found now. Choose the area or write the address.', area: 'Area', noArea: 'I do not know', map: 'Choose on the map', mapHide: 'Close the map',
  mapTitle: 'Map of the areas of this picture', address: 'Address or description of the place', addressHint: 'For example: shed behind Weteringkade 12',
  when: 'When was it?', now: 'Now', today: 'Earlier today', other: 'Another day', date: 'Date', time: 'About what time?', timeHint: 'Becomes the last line under your text.', timeLine: (time) => `Time: about ${time}.`,
  grade: 'How do you know this?', grades,
  handling: 'Who is this for?', handlingHint: 'Only after your organisation has weighed and accepted the report. Until then only your own organisation sees it.',
  handlings: {
    Partners: { title: 'All partners in this picture', text: 'Everyone who writes in this picture.' },
    Named: { title: 'Only people appointed by name', text: 'Others see at most that there is a report.' },
    OwnerOnly: { title: 'Only my organisation', text: 'For others the report does not exist.' },
  },
  source: 'Kind of source', regime: (name) => `Falls under: ${name}`, more: 'Who it is for and kind of source', send: 'Send', clear: 'Clear the form', cleared: 'The form is empty.', restore: 'Bring back', fix: (n) => (n === 1 ? '1 more thing to fill in.' : `${n} more things to fill in.`),
  errors: { picture: 'Choose which picture this is for.', content: 'Write what you saw or heard.', date: 'Choose a day that is not in the future.', grade: 'Choose how you know this.' },
  draftKept: 'What you fill in stays on this device until you send it.', notDurable: 'This browser keeps nothing on this device (private window or blocked storage). Do not close the page before your report is sent.',
  atRest: 'Reports that are not sent yet are on this device unencrypted. Use a device of your organisation, with a screen lock.',
  online: 'Connected', offline: 'No connection', offlineText: 'You can report as usual. Your report then stays on this device and leaves by itself once there is a connection.',
  ready: 'This page works without a connection too. Put it on your home screen to open it quickly.', install: 'Put on home screen',
  sent: (label) => `Sent as ${label}`, sentText: 'Your organisation has received the report and will weigh it.', sentOne: 'Sent', kept: 'Kept on this device', keptText: 'The report leaves by itself once there is a connection. You need not do anything.', sending: 'Sending…', another: 'Another report', open: 'Open the report',
  refusedTitle: 'The report was not accepted', entries: 'Your reports on this device', waitingCount: (n) => count(n, 'report waits', 'reports wait'), status: { waiting: 'Waiting: still on this device', sent: 'Sent', refused: 'Refused' },
  waitingPhotos: (label) => `${label} is sent; its photos are still on this device`, photoRefused: (label) => `The text is sent as ${label}. A photo was refused:`,
  correct: 'Correct', correctFirst: 'First send or clear what is in the form.', retry: 'Try again', discard: 'Throw away', discardTitle: 'Throw this report away?', discardText: 'The report is on this device only. Throwing it away cannot be undone.', withoutPhoto: 'Throw the photo away', sendNow: 'Send now', forget: 'Take off the list',
  signInTitle: 'Sign in to send', signInText: (n) => (n === 0 ? 'Your session has ended. What you filled in stays.' : `Your session has ended. There ${n === 1 ? 'is 1 report' : `are ${n} reports`} on this device; ${n === 1 ? 'it leaves' : 'they leave'} once you are signed in.`), signIn: 'Sign in',
  strangerTitle: 'Sign in first', strangerText: 'After that this page works on this device without a connection too.', strangerOffline: 'There is no connection, and nobody has signed in on this device yet. Sign in once with a connection; after that this page works without one.',
  nothingTitle: 'There is nowhere you can report yet', nothingText: 'To report you must be an editor in a picture that is being made. Ask the coordinator of the picture to add you.',
  leaveTitle: 'There is still something on this device', leaveText: (n) => `${count(n, 'report has', 'reports have')} not been sent yet. If you sign out now, ${n === 1 ? 'it stays' : 'they stay'} here; only you can send ${n === 1 ? 'it' : 'them'} later.`, leaveKeep: 'Sign out and keep', leaveWipe: 'Sign out and throw away', leaveStay: 'To Quick report',
};

export const tipTexts: typeof tips = {
  title: 'Give information', to: (partner) => `This goes to: ${partner}`, intro: 'Do you see or know something that does not seem right? You can tell us here. You do not need an account.',
  points: {
    name: 'We do not ask for your name.', device: 'We keep nothing about your phone or computer. Only the hour in which you send this.', back: 'You cannot read back later what you sent. Neither can others with this link.', answer: 'You will get no answer. Someone of the organisation reads what you send.',
    history: 'The address of this page stays in the history of your browser. Clear it if others use your device.',
  },
  emergency: 'Is there danger now? Call 112.', emergencyText: 'This page is not for emergencies.', mma: 'Rather call without giving your name? Meld Misdaad Anoniem (anonymous crime line): 0800-7000 (free).', how: 'How does it work?', validUntil: (date) => `This link works until ${date}.`,
  what: 'What do you want to tell?', whatHint: 'Write what you saw or heard. Do not write who you are or where you live if you want to stay unknown.', where: 'Where was it?', whereHint: 'An address or a place, for example: the shed next to the bridge.', when: 'When was it?', whens: { unknown: 'I do not know exactly', today: 'Today', yesterday: 'Yesterday', other: 'On another day' }, date: 'Which day?',
  role: 'Who are you?', roles: { resident: 'Resident', entrepreneur: 'Entrepreneur' }, grade: 'How do you know this?', grades,
  photos: 'Photo', photoHint: 'Not needed. Do not put yourself in danger for a photo. We take the place and the make of your device out of it. Mind whether you can be recognised.', send: 'Send', sending: 'Sending…', needWhat: 'First write what you want to tell.', needGrade: 'Choose how you know this.', needDate: 'Choose a day that is not in the future.',
  thanksTitle: 'Thank you', thanks: (partner) => `${partner} has received your information.`, thanksText: 'You need not do anything else. Nothing of what you wrote is kept on this device. You can close this page.', photoFailed: 'Your text has been received. The photo has not arrived.', photoRetry: 'Send the photo again', another: 'Tell something else',
  invalidTitle: 'This link does not work (any more)', invalidText: 'Perhaps the link has expired or was withdrawn. Ask whoever gave it to you for a new one.', invalidElse: 'Do you want to report something now? Call the police: 0900-8844. Without giving your name: Meld Misdaad Anoniem, 0800-7000. In danger: 112.', offline: 'There is no connection. What you wrote is still on this page. Try again in a moment.', busy: 'Much comes in at once now. What you wrote is still on this page. Try again later.',
};

export const linkTexts: typeof links = {
  title: 'Tip links', tab: 'Tip links', intro: 'A tip link is for a resident or an entrepreneur. Whoever has it can give information to your organisation without an account, and never reads anything back. Nothing about the giver is kept.', owner: 'Of which organisation?', make: 'Make a tip link', empty: 'No tip links have been made yet.',
  columns: { for: 'For whom', until: 'Valid until', used: 'Used', state: 'State', by: 'Made by' }, used: (n, max) => `${n} of ${max}`, states: { good: 'Works', expired: 'Expired', revoked: 'Withdrawn', full: 'Used up' },
  forWhom: 'Who is the link for?', forHint: 'Only your own organisation sees this. Write a group, no name: “shopkeepers De Lange Wetering”.', days: 'Valid for how many days?', maxUses: 'How often can it be used?', cancel: 'Cancel', made: 'The tip link is made', onceTitle: 'You see this link once', once: 'We do not keep the link itself. Copy it now or have the code scanned. If you lose it, make a new one.',
  address: 'Address of the link', copy: 'Copy link', copied: 'The link is on the clipboard.', copyFailed: 'Copying fails. Select the address and copy it yourself.', qr: 'QR code of the tip link', print: 'Print', done: 'Done', revoke: 'Withdraw', revokeOf: (who) => `Withdraw the tip link for ${who}`, revokeTitle: 'Withdraw the tip link?', revokeText: (who) => `The link for ${who} will not work any more. What has been received stays.`, revoked: 'The tip link is withdrawn.', notYours: 'You cannot make tip links in this picture. Editors of an organisation can.',
};

export const quickFields: typeof fields = { days: 'Number of days', maxUses: 'Number of times', for: 'For whom', key: 'Key', role: 'Who you are' };

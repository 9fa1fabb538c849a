const corners = (n: number): string => `${n} ${n === 1 ? 'hoek' : 'hoeken'}`;

export const placeTexts = {
  open: 'Aanwijzen of tekenen op de kaart', close: 'Kaart sluiten', map: 'Kaart om de plek op aan te wijzen', mode: 'Wat zet u op de kaart?', modes: { point: 'Punt', shape: 'Gebied tekenen' },
  help: {
    point: 'Klik of tik waar het was. Met het toetsenbord: pijltjes verplaatsen de ring (met Shift in kleine stappen), Enter zet het punt, Backspace haalt het weg, plus en min zoomen.',
    shape: 'Klik of tik de hoeken van het gebied na elkaar aan. Met het toetsenbord: pijltjes verplaatsen de ring (met Shift in kleine stappen), Enter zet een hoek, Backspace haalt de laatste weg, plus en min zoomen.',
  },
  pointSet: (latitude: number, longitude: number) => `Punt gezet op ${latitude}, ${longitude}.`, pointGone: 'Het punt is weggehaald.', cornerSet: (n: number, at: string | number) => `Hoek ${n} gezet op ${at}.`,
  cornerGone: (left: number) => (left === 0 ? 'Er zijn geen hoeken meer.' : `De laatste hoek is weggehaald; er zijn er nog ${left}.`), shapeGone: 'De tekening is weggehaald.', full: (max: number) => `Een tekening heeft ten hoogste ${max} hoeken.`,
  corners: (n: number) => `Getekend gebied met ${corners(n)}`, moreCorners: (n: number) => `Nog ${corners(n)} nodig.`, removePoint: 'Punt weghalen', removeCorner: 'Laatste hoek weghalen', removeShape: 'Tekening weghalen',
  badShape: 'Getekend gebied: zet ten minste drie hoeken, of haal de tekening weg.', noOutlines: 'Van deze gemeente zijn geen grenzen bekend. Vul het punt in als breedte en lengte.', shape: 'Getekend gebied',
  seen: (hasPoint: boolean, n: number) => `Kaart met ${[hasPoint ? 'het punt' : '', n > 0 ? `een getekend gebied van ${corners(n)}` : ''].filter(Boolean).join(' en ') || 'niets'}`, pinned: 'Het punt staat op de kaart.',
};

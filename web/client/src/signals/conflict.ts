import { mergerOf } from '../shared/merge';
import type { SignalDraft } from './draft';

export const { merge, take, isChanged } = mergerOf<SignalDraft>([['area', 'areaName'], ['date', 'until'], ['scheme', 'grade'], ['address', 'point', 'shape']]);

import { useNavigate } from 'react-router';
import { allSections, usePicture } from '../../pictures/context';
import type { Signal } from '../../shared/api/schema';
import { useTexts } from '../../shared/i18n';
import { Button } from '../../shared/ui';
import { toast } from '../../shared/ui/toasts';
import { isCitable, signalKey } from '../../signals/rules';
import type { EvidenceRef } from './reference';
import { referLater, useInsertEvidence, useLastWriting } from './writing';

type Referred = Pick<Signal, 'partner' | 'id' | 'label' | 'handling' | 'regime' | 'stage'>;

/** Says whether it went in; the chip itself is seen, so briefly. */
function useTold(): (done: boolean, name: string) => void {
  const words = useTexts().evidence;
  return (done, name) => toast(done ? words.referred(name) : words.notHere, { brief: done });
}

/** "Verwijs in tekst" beside the text: the signal as a source of the sentence one was writing. There only while a text is open for writing and may refer to this signal. */
export const ReferButton = ({ signal, onRefer }: { signal: Referred; onRefer?: (() => void) | undefined }) => {
  const words = useTexts().evidence;
  const insert = useInsertEvidence();
  const tell = useTold();
  if (!insert || !isCitable(signal)) {
    return null;
  }
  const refer = (): void => {
    tell(insert({ kind: 'signal', id: signalKey(signal) }), signal.label);
    onRefer?.();
  };
  return <Button small look="subtle" icon="quote" aria-label={`${words.refer}: ${signal.label}`} onClick={refer}>{words.refer}</Button>;
};

/** The same on a page of its own: it leads back to the text in which one was writing, and the reference is put in where the caret was. */
export const ReferBackTo = ({ reference, name }: { reference: EvidenceRef; name: string }) => {
  const words = useTexts().evidence;
  const { picture } = usePicture();
  const navigate = useNavigate();
  const last = useLastWriting(picture.id);
  const tell = useTold();
  const section = allSections(picture).find((candidate) => candidate.id === last);
  if (!section?.can.write) {
    return null;
  }
  const refer = (): void => {
    referLater({ picture: picture.id, section: section.id }, reference, (done) => tell(done, name));
    void navigate(`/pictures/${picture.id}/sections/${section.id}`);
  };
  return <p><Button small icon="quote" onClick={refer}>{words.referIn(section.number)}</Button></p>;
};

export const ReferBack = ({ signal }: { signal: Referred }) => (isCitable(signal) ? <ReferBackTo reference={{ kind: 'signal', id: signalKey(signal) }} name={signal.label} /> : null);

import { useNavigate } from 'react-router';
import { allSections, usePicture } from '../../pictures/context';
import type { Signal } from '../../shared/api/schema';
import { useTexts } from '../../shared/i18n';
import { Button } from '../../shared/ui';
import { toast } from '../../shared/ui/toasts';
import { isCitable, signalKey } from '../../signals/rules';
import { referLater, useInsertEvidence, useLastWriting } from './writing';

type Referred = Pick<Signal, 'partner' | 'id' | 'label' | 'handling' | 'regime' | 'stage'>;

/** "Verwijs in tekst" beside the text: the signal as a source of the sentence one was writing. There only while a text is open for writing and may refer to this signal. */
export const ReferButton = ({ signal, onRefer }: { signal: Referred; onRefer?: (() => void) | undefined }) => {
  const words = useTexts().evidence;
  const insert = useInsertEvidence();
  if (!insert || !isCitable(signal)) {
    return null;
  }
  const refer = (): void => {
    const done = insert({ kind: 'signal', id: signalKey(signal) });
    toast(done ? words.referred(signal.label) : words.notHere);
    onRefer?.();
  };
  return <Button small look="subtle" icon="quote" aria-label={`${words.refer}: ${signal.label}`} onClick={refer}>{words.refer}</Button>;
};

/** The same on the page of a signal: it leads back to the text in which one was writing, and the signal is put in where the caret was. */
export const ReferBack = ({ signal }: { signal: Referred }) => {
  const words = useTexts().evidence;
  const { picture } = usePicture();
  const navigate = useNavigate();
  const last = useLastWriting(picture.id);
  const section = allSections(picture).find((candidate) => candidate.id === last);
  if (!section?.can.write || !isCitable(signal)) {
    return null;
  }
  const refer = (): void => {
    referLater({ picture: picture.id, section: section.id }, { kind: 'signal', id: signalKey(signal) }, (done) => toast(done ? words.referred(signal.label) : words.notHere));
    void navigate(`/pictures/${picture.id}/sections/${section.id}`);
  };
  return <p><Button small icon="quote" onClick={refer}>{words.referIn(section.number)}</Button></p>;
};

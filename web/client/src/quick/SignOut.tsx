import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../access/session';
import { useTexts } from '../shared/i18n';
import { Button, Dialog } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { leaveDevice, leftOnDevice } from './leaving';

/** Signs out; asks first when something is still on this device that nobody else can send. */
export const SignOut = () => {
  const texts = useTexts();
  const t = texts.quick;
  const { session, signOut } = useSession();
  const navigate = useNavigate();
  const [left, setLeft] = useState(0);
  const person = session?.person?.id ?? '';

  const leave = async (everything: boolean): Promise<void> => {
    setLeft(0);
    try {
      await signOut();
    } catch {
      toast(texts.problems.Offline({}));
      return;
    }
    await leaveDevice(person, everything).catch(() => undefined);
    await navigate('/sign-in');
  };
  const ask = async (): Promise<void> => {
    const n = await leftOnDevice(person).catch(() => 0);
    if (n > 0) {
      setLeft(n);
    } else {
      await leave(false);
    }
  };

  return (
    <>
      <Button small onClick={() => void ask()}>{texts.shell.signOut}</Button>
      <Dialog title={t.leaveTitle} open={left > 0} onClose={() => setLeft(0)}>
        <p>{t.leaveText(left)}</p>
        <div className="row">
          <Button look="primary" onClick={() => { setLeft(0); void navigate('/snel'); }}>{t.leaveStay}</Button>
          <Button onClick={() => void leave(false)}>{t.leaveKeep}</Button>
          <Button look="danger" onClick={() => void leave(true)}>{t.leaveWipe}</Button>
        </div>
      </Dialog>
    </>
  );
};

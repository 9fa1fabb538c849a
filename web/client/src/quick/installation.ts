import { useEffect, useState } from 'react';

interface InstallPrompt extends Event {
  prompt: () => Promise<unknown>;
}

/** Only pages under this path are ever answered from the device; everything else goes to the server. */
const scope = '/snel';

/**
 * Makes the page work without a connection, and says so once it does. `ask` is there when the browser offers to put it on the home screen.
 */
export function useInstallation(): { ask: (() => void) | null } | null {
  const [ready, setReady] = useState(false);
  const [offer, setOffer] = useState<InstallPrompt | null>(null);
  useEffect(() => {
    if (!('serviceWorker' in navigator) || import.meta.env.DEV) {
      return undefined;
    }
    let gone = false;
    navigator.serviceWorker.register('/sw.js', { scope, updateViaCache: 'none' }).then(
      async (registration) => {
        const worker = registration.active ?? (await activated(registration));
        if (!gone && worker) {
          setReady(true);
        }
      },
      () => undefined, // Without it the page works too, with a connection.
    );
    const offered = (event: Event): void => {
      event.preventDefault();
      setOffer(event as InstallPrompt);
    };
    window.addEventListener('beforeinstallprompt', offered);
    return () => {
      gone = true;
      window.removeEventListener('beforeinstallprompt', offered);
    };
  }, []);
  return ready ? { ask: offer ? () => { void offer.prompt().finally(() => setOffer(null)); } : null } : null;
}

function activated(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const worker = registration.installing ?? registration.waiting;
  if (!worker) {
    return Promise.resolve(null);
  }
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') {
        resolve(worker);
      } else if (worker.state === 'redundant') {
        resolve(null);
      }
    });
  });
}

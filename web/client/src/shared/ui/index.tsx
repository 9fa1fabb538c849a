import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';
import { Link, type LinkProps } from 'react-router';
import type { ParticipatingPartner, PicturePhase, SectionStage } from '../api/schema';
import { initials } from '../format';
import { errorText, useTexts } from '../i18n';
import { Icon, type IconName } from './icons';

export { Icon, type IconName } from './icons';

type Look = 'primary' | 'secondary' | 'subtle' | 'danger';
const looks: Record<Look, string> = {
  primary: 'utrecht-button--primary-action',
  secondary: 'utrecht-button--secondary-action',
  subtle: 'utrecht-button--subtle',
  danger: 'utrecht-button--primary-action utrecht-button--danger',
};
const buttonClass = (look: Look, small: boolean, extra = ''): string => `utrecht-button ${looks[look]} ${small ? 'button-small' : ''} ${extra}`;

interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  small?: boolean;
  icon?: IconName;
}

export const Button = ({ look = 'secondary', small = false, icon, children, className, type = 'button', ...rest }: ButtonProps) => (
  <button type={type} className={buttonClass(look, small, className)} {...rest}>
    {icon && <Icon name={icon} />}
    {children}
  </button>
);

export const ButtonLink = ({ look = 'secondary', small = false, icon, children, className, ...rest }: LinkProps & { look?: Look; small?: boolean; icon?: IconName }) => (
  <Link className={buttonClass(look, small, className)} {...rest}>
    {icon && <Icon name={icon} />}
    {children}
  </Link>
);

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  optional?: boolean;
  id?: string;
  className?: string;
}

function useField({ hint, error, id }: FieldProps) {
  const made = useId();
  const input = id ?? made;
  return {
    input,
    hint: hint ? `${input}-hint` : undefined,
    error: error ? `${input}-error` : undefined,
    describedBy: [hint && `${input}-hint`, error && `${input}-error`].filter(Boolean).join(' ') || undefined,
  };
}

const FieldShell = ({ ids, label, hint, error, optional, className, children }: FieldProps & { ids: ReturnType<typeof useField>; children: ReactNode }) => {
  const t = useTexts();
  return (
    <div className={`field utrecht-form-field ${error ? 'utrecht-form-field--invalid' : ''} ${className ?? ''}`}>
      <label className="utrecht-form-label" htmlFor={ids.input}>
        {label}
        {optional && <span className="subtle"> ({t.common.optional})</span>}
      </label>
      {hint && <p className="utrecht-form-field-description" id={ids.hint}>{hint}</p>}
      {error && <p className="utrecht-form-field-error-message" id={ids.error}>{error}</p>}
      {children}
    </div>
  );
};

export const TextField = ({ label, hint, error, optional, id, className, ...rest }: FieldProps & Omit<ComponentProps<'input'>, 'id' | 'className'>) => {
  const ids = useField({ label, hint, error, id });
  return (
    <FieldShell ids={ids} {...{ label, hint, error, optional, className }}>
      <input id={ids.input} className={`utrecht-textbox utrecht-textbox--html-input ${error ? 'utrecht-textbox--invalid' : ''}`} aria-describedby={ids.describedBy} aria-invalid={error ? true : undefined} {...rest} />
    </FieldShell>
  );
};

export const TextArea = ({ label, hint, error, optional, id, className, ...rest }: FieldProps & Omit<ComponentProps<'textarea'>, 'id' | 'className'>) => {
  const ids = useField({ label, hint, error, id });
  return (
    <FieldShell ids={ids} {...{ label, hint, error, optional, className }}>
      <textarea id={ids.input} className={`utrecht-textarea utrecht-textarea--html-textarea ${error ? 'utrecht-textarea--invalid' : ''}`} aria-describedby={ids.describedBy} aria-invalid={error ? true : undefined} {...rest} />
    </FieldShell>
  );
};

export const Select = ({ label, hint, error, optional, id, className, children, ...rest }: FieldProps & Omit<ComponentProps<'select'>, 'id' | 'className'>) => {
  const ids = useField({ label, hint, error, id });
  return (
    <FieldShell ids={ids} {...{ label, hint, error, optional, className }}>
      <select id={ids.input} className={`utrecht-select utrecht-select--html-select ${error ? 'utrecht-select--invalid' : ''}`} aria-describedby={ids.describedBy} aria-invalid={error ? true : undefined} {...rest}>
        {children}
      </select>
    </FieldShell>
  );
};

export const Checkbox = ({ label, ...rest }: { label: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) => {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <div className="checkbox-line">
      <input type="checkbox" {...rest} id={id} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
};

type Tone = 'info' | 'ok' | 'warning' | 'error';
const toneIcons: Record<Tone, IconName> = { info: 'info', ok: 'check', warning: 'alert', error: 'error' };

/** A message in the page. `live` makes it announced when it appears. */
export const Alert = ({ tone = 'info', title, heading = false, children, live = false, actions }: { tone?: Tone; title?: ReactNode; heading?: boolean; children?: ReactNode; live?: boolean; actions?: ReactNode }) => (
  <div className={`alert utrecht-alert utrecht-alert--${tone}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
    <Icon name={toneIcons[tone]} className="alert-icon" />
    <div className="utrecht-alert__content">
      <div className="utrecht-alert__message">
        {title && (heading ? <h2 className="alert-title">{title}</h2> : <p className="alert-title">{title}</p>)}
        {children}
        {actions && <div className="row">{actions}</div>}
      </div>
    </div>
  </div>
);

type BadgeTone = 'neutral' | 'info' | 'ok' | 'warn' | 'bad' | 'outline';
export const Badge = ({ tone = 'neutral', icon, children }: { tone?: BadgeTone; icon?: IconName; children: ReactNode }) => (
  <span className={`badge utrecht-data-badge badge-${tone}`}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);

const stageTones: Record<SectionStage, BadgeTone> = { Open: 'outline', InProgress: 'neutral', ReadyForReview: 'info', ChangesRequested: 'warn', Approved: 'info', Signed: 'ok', Locked: 'ok' };
export const StageBadge = ({ stage }: { stage: SectionStage }) => {
  const t = useTexts();
  return <Badge tone={stageTones[stage]} icon={stage === 'Signed' ? 'check' : stage === 'Locked' ? 'lock' : undefined}>{t.stages[stage] ?? stage}</Badge>;
};

const phaseTones: Partial<Record<PicturePhase, BadgeTone>> = { Published: 'ok', InFollowUp: 'ok', Adopted: 'ok', Validating: 'info', Withdrawn: 'bad', Superseded: 'outline' };
export const PhaseBadge = ({ phase }: { phase: PicturePhase }) => {
  const t = useTexts();
  return <Badge tone={phaseTones[phase] ?? 'neutral'}>{t.phases[phase] ?? phase}</Badge>;
};

export const partnerClass = (colour: number | undefined): string => `partner-${(((colour ?? 11) % 12) + 12) % 12}`;

export const PartnerLabel = ({ partner, fallback }: { partner: Pick<ParticipatingPartner, 'name' | 'shortName' | 'colour'> | undefined; fallback?: string }) => (
  <span className={`partner-label ${partnerClass(partner?.colour)}`} title={partner?.name}>{partner?.shortName ?? fallback}</span>
);

/** Initials on the colour of the partner; the full name is there for screen readers and on hover. */
export const Avatar = ({ name, colour, small = false }: { name: string; colour: number | undefined; small?: boolean }) => (
  <span className={`avatar ${small ? 'avatar-small' : ''} ${partnerClass(colour)}`} title={name}>
    <span aria-hidden="true">{initials(name)}</span>
    <span className="visually-hidden">{name}</span>
  </span>
);

export const Loading = ({ text }: { text?: string }) => {
  const t = useTexts();
  return (
    <div className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {text ?? t.common.loading}
    </div>
  );
};

export const Empty = ({ children }: { children: ReactNode }) => <div className="empty">{children}</div>;

export const ErrorView = ({ error, retry, title }: { error: unknown; retry?: () => void; title?: string }) => {
  const t = useTexts();
  return (
    <Alert tone="error" live title={title ?? t.errors.cannotLoad} actions={retry && <Button small onClick={retry}>{t.common.retry}</Button>}>
      <p>{errorText(t, error)}</p>
    </Alert>
  );
};

/** Native modal dialog: focus is kept inside and given back by the browser. */
export const Dialog = ({ title, open, onClose, children }: { title: string; open: boolean; onClose: () => void; children: ReactNode }) => {
  const t = useTexts();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
    } else if (!open && dialog?.open) {
      dialog.close();
    }
  }, [open]);
  return (
    <dialog ref={ref} aria-labelledby={heading} onClose={onClose}>
      {open && (
        <div className="dialog-body stack">
          <div className="dialog-head">
            <h2 className="utrecht-heading-2" id={heading}>{title}</h2>
            <Button look="subtle" small icon="close" aria-label={t.common.close} onClick={onClose} />
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
};

/** Title of the page: sets the document title and takes the focus after a change of route. */
export const PageTitle = ({ children, documentTitle, className = '' }: { children: ReactNode; documentTitle: string; className?: string }) => {
  useDocumentTitle(documentTitle);
  return <h1 className={`utrecht-heading-1 ${className}`} tabIndex={-1} data-page-title>{children}</h1>;
};

export function useDocumentTitle(title: string): void {
  const t = useTexts();
  useEffect(() => {
    document.title = title ? `${title} - ${t.product}` : t.product;
  }, [title, t.product]);
}

export const Breadcrumb = ({ steps }: { steps: readonly { to: string; label: string }[] }) => {
  const t = useTexts();
  return (
    <nav className="breadcrumb" aria-label={t.common.breadcrumb}>
      <ol>
        {steps.map((step) => <li key={step.to}><Link to={step.to}>{step.label}</Link></li>)}
      </ol>
    </nav>
  );
};

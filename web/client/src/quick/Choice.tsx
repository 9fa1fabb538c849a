import { useId } from 'react';
import './choice.css';

interface Props<T extends string> {
  legend: string;
  options: readonly { value: T; title: string; text?: string }[];
  value: T | '';
  onChange: (value: T) => void;
  hint?: string;
  error?: string | null;
  /** Side by side where there is room. */
  inline?: boolean;
  /** Where an error summary leads. */
  id?: string;
}

/** One of a few, as large buttons: radio buttons, so that arrow keys and screen readers work as with any. */
export function Choice<T extends string>({ legend, options, value, onChange, hint, error, inline = false, id }: Props<T>) {
  const made = useId();
  const name = id ?? made;
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="big-choice" aria-describedby={described}>
      <legend className="big-choice-legend">{legend}</legend>
      {hint && <p className="utrecht-form-field-description" id={`${name}-hint`}>{hint}</p>}
      {error && <p className="utrecht-form-field-error-message" id={`${name}-error`}>{error}</p>}
      <div className={inline ? 'big-choice-options big-choice-inline' : 'big-choice-options'}>
        {options.map((option, index) => (
          <label key={option.value} className="big-choice-option">
            <input type="radio" name={name} id={index === 0 ? name : undefined} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span className="big-choice-face">
              <span className="big-choice-title">{option.title}</span>
              {option.text && <span className="big-choice-text">{option.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

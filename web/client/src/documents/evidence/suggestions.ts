import type { EditorView } from '@tiptap/pm/view';
import type { Finder } from './finder';
import type { Hit } from './search';
import type { SuggestHost, Trigger } from './suggest';

/** What the list does to the text. */
export interface SuggestText {
  choose(hit: Hit): void;
  leave(): void;
  /** Keeps hold of the words behind a sign. What it gives puts a hit in their place, wherever they stand by then and without moving a caret that went on. */
  hold(trigger: Trigger): (hit: Hit) => void;
  /** A choice that was made before the hits came, and that there turned out to be nothing for. */
  missed(query: string, failed: boolean): void;
}

interface Held {
  trigger: Trigger;
  query: string;
  choose: (hit: Hit) => void;
}

/** Between the editor, which sees the keys, and the list on screen. */
export class Suggestions implements SuggestHost {
  trigger: Trigger | null = null;
  view: EditorView | null = null;
  private text: SuggestText = { choose: () => undefined, leave: () => undefined, hold: () => () => undefined, missed: () => undefined };
  /** Enter came before the hits did: the first one is meant, also when one has typed on by then. */
  private held: Held | null = null;

  constructor(readonly finder: Finder) {
    finder.subscribe(() => this.settle());
  }

  mounted(view: EditorView): void {
    this.view = view;
  }

  gone(view: EditorView): void {
    if (this.view === view) {
      this.held = null;
      this.asked(null);
      this.view = null;
    }
  }

  attach(text: SuggestText): void {
    this.text = text;
  }

  choose(hit: Hit): void {
    if (this.held) {
      const { choose } = this.held;
      this.held = null;
      choose(hit);
      this.asked(this.trigger);
    } else {
      this.text.choose(hit);
    }
  }

  leave(): void {
    this.held = null;
    this.text.leave();
  }

  /** Where the list belongs. */
  get at(): number | null {
    return (this.held?.trigger ?? this.trigger)?.from ?? null;
  }

  asked(trigger: Trigger | null): void {
    this.trigger = trigger;
    if (this.held) {
      return; // first what was chosen
    }
    if (trigger) {
      this.finder.ask(trigger.query);
    } else {
      this.finder.close();
    }
  }

  key(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') {
      this.leave();
      return true;
    }
    const { hit, state } = this.finder;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      return false;
    }
    const takes = event.key === 'Enter' || event.key === 'Tab';
    if (this.held) {
      return takes && this.trigger === this.held.trigger;
    }
    if (state.phase === 'searching' && takes && state.query !== '' && this.trigger) {
      this.held = { trigger: this.trigger, query: state.query, choose: this.text.hold(this.trigger) };
      return true;
    }
    if (!hit) {
      return false;
    }
    switch (event.key) {
      case 'ArrowDown':
        this.finder.move(1);
        return true;
      case 'ArrowUp':
        this.finder.move(-1);
        return true;
      case 'Enter':
      case 'Tab':
        this.choose(hit);
        return true;
      default:
        return false;
    }
  }

  private settle(): void {
    const { state, hit } = this.finder;
    if (!this.held || state.phase === 'searching' || state.phase === 'closed') {
      return;
    }
    if (hit) {
      this.choose(hit);
      return;
    }
    const { query } = this.held;
    this.held = null;
    this.text.missed(query, state.phase === 'failed');
    this.asked(this.trigger);
  }
}

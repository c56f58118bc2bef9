import { PanelLeft } from 'lucide-react';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { commands } from '../../app/commands.ts';
import { useUi } from '../../app/ui-store.ts';
import { useLayout } from '../../app/use-layout.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { AtHomeStep } from './AtHomeStep.tsx';
import { BringStep } from './BringStep.tsx';
import { KeyStep } from './KeyStep.tsx';
import styles from './welcome.module.css';

type StepId = keyof typeof texts.welcome.titles;

const steps = { bring: BringStep, key: KeyStep, home: AtHomeStep } as const satisfies Record<StepId, ComponentType>;
const stepIds = Object.keys(steps) as StepId[];

/** The first start: three short steps, each of which can be left out, and all of them at once. Ends for good. */
export function Welcome() {
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const { sideBarShown } = useLayout();
  const { setWelcome } = useUi.getState();
  const id = stepIds[at] ?? 'bring';
  const Step = steps[id];
  const isLast = at === stepIds.length - 1;

  useEffect(() => setWelcome('shown'), [setWelcome]); // it stays when the first snippet comes

  function go(to: number): void {
    setAt(to);
    heading.current?.focus(); // so that the step is read from its title on
  }

  return (
    <section className={styles.welcome} aria-label={texts.welcome.label}>
      {!sideBarShown && (
        <div className={styles.corner}>
          <IconButton label={texts.sideBar.show} keys="$mod+b" onClick={commands.sideBar.run}>
            <PanelLeft size={16} />
          </IconButton>
        </div>
      )}
      <div className={styles.step}>
        <Logo size={36} />
        <p className={styles.place}>{texts.welcome.place(at + 1, stepIds.length)}</p>
        <h1 ref={heading} tabIndex={-1}>
          {texts.welcome.titles[id]}
        </h1>
        <Step />
      </div>
      <footer className={styles.foot}>
        <Button onClick={() => setWelcome('over')}>{texts.welcome.skip}</Button>
        <span className={styles.dots} aria-hidden="true">
          {stepIds.map((step, i) => (
            <i key={step} data-on={i === at || undefined} />
          ))}
        </span>
        {at > 0 && <Button onClick={() => go(at - 1)}>{texts.welcome.back}</Button>}
        <Button look="primary" onClick={() => (isLast ? setWelcome('over') : go(at + 1))}>
          {isLast ? texts.welcome.done : texts.welcome.next}
        </Button>
      </footer>
    </section>
  );
}

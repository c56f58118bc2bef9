import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Backup, BackupState, LibraryReport } from '../../../src-shared/model/backups.ts';
import { call, host } from '../../api/bridge.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { agoTime, fullTime } from '../../lib/times.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { confirm } from '../../ui/confirm.ts';
import { useStatus } from '../../ui/use-announced.ts';
import styles from './backup-settings.module.css';
import { backupListQuery, backupStateQuery, withBackups } from './backups.ts';
import { Setting } from './Setting.tsx';
import shared from './settings.module.css';
import { settingsQuery, updateSettings } from './settings-query.ts';
import { useAttempt } from './use-attempt.ts';

/** The backups of the library: the last one, all of them, where else they go, and whether the library is sound. */
export function BackupSettings() {
  return (
    <>
      <LastBackup />
      <BackupList />
      {host === 'electron' && <SecondFolder />}
      <LibraryCheck />
    </>
  );
}

function LastBackup() {
  const { data: state } = useQuery(backupStateQuery);
  const now = useNow();
  const { problem, busy, attempt } = useAttempt();
  const create = () => attempt(() => withBackups(() => call('backups.create', {})));
  useStatus(busy ? texts.backups.making : state && stateText(state, state.last?.at ?? 0));
  const failure = state?.failure && texts.backups.failed(state.failure.message);
  return (
    <Setting
      id="backup-now"
      label={texts.backups.title}
      hint={texts.backups.hint}
      words={texts.backups.words}
      problem={problem ?? failure}
      below={<p className={shared.hint}>{busy ? texts.backups.making : state && stateText(state, now)}</p>}
    >
      <Button id="backup-now" look="outline" disabled={busy} onClick={() => void create()}>
        {texts.backups.now}
      </Button>
    </Setting>
  );
}

function stateText({ last, next, damaged }: BackupState, now: number): string {
  if (damaged) return texts.backups.damaged;
  if (!last) return texts.backups.none;
  return texts.backups.state(agoTime(last.at, now), next <= now ? texts.backups.soon : fullTime(next));
}

function BackupList() {
  const { data } = useQuery(backupListQuery);
  const { problem, busy, attempt } = useAttempt();
  const [restored, setRestored] = useState<number>();

  async function restore(backup: Backup): Promise<void> {
    setRestored(undefined);
    const go = await confirm({
      title: texts.backups.restoreTitle(fullTime(backup.at)),
      hint: texts.backups.restoreHint(readableCount(backup.snippets ?? 0), backup.snippets === 1),
      action: texts.backups.restore,
    });
    if (!go) return;
    await attempt(() => withBackups(async () => setRestored((await call('backups.restore', { id: backup.id })).snippets)));
  }

  const pick = () =>
    attempt(async () => {
      const picked = await call('shell.pickBackup', {});
      if (picked) await restore(picked);
    });
  const outcome = busy
    ? texts.backups.restoring
    : restored !== undefined && texts.backups.restored(readableCount(restored), restored === 1);
  useStatus(outcome);
  const backups = data?.backups ?? [];
  return (
    <Setting
      id="backup-list"
      label={texts.backups.all}
      words={texts.backups.words}
      problem={problem}
      below={
        <>
          <p className={shared.hint}>{outcome}</p>
          {backups.length > 0 && (
            <ul className={styles.list} aria-labelledby="backup-list-label">
              {backups.map(backup => (
                <BackupRow
                  key={`${backup.place} ${backup.id}`}
                  backup={backup}
                  {...(host === 'electron' && !busy && { onRestore: () => void restore(backup) })}
                />
              ))}
            </ul>
          )}
        </>
      }
    >
      {host === 'electron' && (
        <div className={shared.row}>
          <Button look="outline" disabled={busy} onClick={() => void pick()}>
            {texts.backups.pick}
          </Button>
          <Button look="outline" onClick={() => void attempt(() => call('shell.openFolder', { folder: 'backups' }))}>
            {texts.settings.openFolder}
          </Button>
        </div>
      )}
    </Setting>
  );
}

function BackupRow({ backup, onRestore }: { readonly backup: Backup; readonly onRestore?: () => void }) {
  const { at, reason, size, snippets, verified, place } = backup;
  const facts = [
    snippets !== undefined && texts.backups.snippets(readableCount(snippets), snippets === 1),
    readableSize(size),
    verified ? texts.backups.reasons[reason] : texts.backups.unverified,
    place === 'second' && texts.backups.inSecond,
  ].filter(fact => fact !== false);
  return (
    <li>
      <span className={styles.time}>{fullTime(at)}</span>
      <span className={styles.facts}>{facts.join(' · ')}</span>
      {onRestore && (
        <Button aria-label={texts.backups.restoreNamed(fullTime(at))} onClick={onRestore}>
          {texts.backups.restore}
        </Button>
      )}
    </li>
  );
}

function SecondFolder() {
  const { data: settings } = useQuery(settingsQuery);
  const { data: state } = useQuery(backupStateQuery);
  const { problem, attempt } = useAttempt();
  const folder = settings?.backups.secondFolder;
  const failure = state?.second?.failure && texts.backups.secondFailed(state.second.failure.message);
  const choose = () =>
    attempt(async () => {
      const secondFolder = await call('shell.pickFolder', {});
      if (secondFolder !== null) await withBackups(() => updateSettings({ backups: { secondFolder } }));
    });
  return (
    <Setting
      id="second-folder"
      label={texts.backups.second}
      hint={texts.backups.secondHint}
      words={texts.backups.words}
      problem={problem ?? failure}
      below={folder !== undefined && <p className={shared.value}>{folder}</p>}
    >
      <div className={shared.row}>
        <Button id="second-folder" look="outline" onClick={() => void choose()}>
          {texts.backups.choose}
        </Button>
        {folder !== undefined && (
          <Button look="outline" onClick={() => void attempt(() => withBackups(() => updateSettings({ backups: {} })))}>
            {texts.backups.noSecond}
          </Button>
        )}
      </div>
    </Setting>
  );
}

function LibraryCheck() {
  const { data: state } = useQuery(backupStateQuery);
  const [report, setReport] = useState<LibraryReport>();
  const { problem, busy, attempt } = useAttempt();
  const check = () => attempt(() => withBackups(async () => setReport(await call('backups.check', {}))));
  useStatus(
    !busy &&
      report !== undefined &&
      (report.ok
        ? texts.backups.sound
        : wrongIn(report)
            .map(({ name, told }) => `${name}: ${told}`)
            .join('\n')),
  );
  const share = state?.running?.task === 'check' ? state.running.share : undefined;
  return (
    <Setting
      id="check-library"
      label={texts.backups.check}
      hint={texts.backups.checkHint}
      words={texts.backups.checkWords}
      problem={problem}
      below={
        busy ? (
          <progress className={shared.progress} aria-label={texts.backups.check} value={share} />
        ) : (
          report && <Report report={report} />
        )
      }
    >
      <Button id="check-library" look="outline" disabled={busy} onClick={() => void check()}>
        {texts.backups.checkNow}
      </Button>
    </Setting>
  );
}

function Report({ report }: { readonly report: LibraryReport }): ReactNode {
  if (report.ok) return <p className={shared.hint}>{texts.backups.sound}</p>;
  return (
    <ul className={styles.findings}>
      {wrongIn(report).map(({ name, told }) => (
        <li key={name}>
          <b>{name}</b> {told}
        </li>
      ))}
    </ul>
  );
}

function wrongIn({ findings }: LibraryReport) {
  return findings
    .filter(({ state }) => state === 'wrong')
    .map(({ check, problems: [first, ...others] }) => ({
      name: texts.backups.checks[check],
      told: others.length > 0 ? `${first} ${texts.backups.more(others.length)}` : first,
    }));
}

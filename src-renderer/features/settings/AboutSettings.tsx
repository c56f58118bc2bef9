import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, host } from '../../api/bridge.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { libraryQueries } from '../library/queries.ts';
import { CopyButton } from './CopyButton.tsx';
import { collectDiagnostics } from './collect-diagnostics.ts';
import { programs } from './diagnostics.ts';
import { Setting } from './Setting.tsx';
import styles from './settings.module.css';

/** Which Magpie this is, where its data lies, and what helps who is asked for help. */
export function AboutSettings() {
  const { data: info } = useQuery(libraryQueries.info());
  if (!info) return null;
  return (
    <>
      <div className={styles.brand}>
        <Logo size={40} />
        <div>
          <b>{texts.app}</b>
          <p className={styles.hint}>{texts.settings.tagline}</p>
        </div>
      </div>
      <Setting id="version" label={texts.settings.version} words={texts.settings.versionWords}>
        <div className={styles.programs}>
          {programs(info).map(([name, version]) => (
            <span key={name}>
              {name} <b>{version}</b>
            </span>
          ))}
        </div>
      </Setting>
      <Setting
        id="data-folder"
        label={texts.settings.dataFolder}
        words={texts.settings.dataFolderWords}
        problem={info.networkDrive && texts.settings.networkDrive(info.networkDrive)}
        below={
          <div className={styles.example}>
            <code>{info.dataFolder}</code>
            <CopyButton label={texts.settings.copyFolder} text={info.dataFolder} />
          </div>
        }
      >
        {host === 'electron' && <FolderButton folder="data" label={texts.settings.openFolder} />}
      </Setting>
      <Licences />
      <Diagnostics />
    </>
  );
}

function FolderButton({ folder, label }: { readonly folder: 'data' | 'log'; readonly label: string }) {
  return (
    <Button look="outline" onClick={() => void attempt(() => call('shell.openFolder', { folder }))}>
      {label}
    </Button>
  );
}

/** Half a megabyte of text, which is loaded when it is asked for. */
function Licences() {
  const [text, setText] = useState<string>();
  const load = () => attempt(async () => setText((await import('magpie:licences')).default));
  return (
    <Setting
      id="licences"
      label={texts.settings.licences}
      hint={texts.settings.licencesHint}
      words={texts.settings.licencesWords}
      below={
        text !== undefined && (
          <section className={styles.example} aria-label={texts.settings.licences}>
            <code className={styles.lines}>{text}</code>
            <CopyButton label={texts.settings.copyLicences} text={text} />
          </section>
        )
      }
    >
      <Button look="outline" onClick={() => void load()}>
        {texts.settings.showLicences}
      </Button>
    </Setting>
  );
}

/** Read before it is copied: whoever passes it on sees what is in it. */
function Diagnostics() {
  const [text, setText] = useState<string>();
  const collect = () => attempt(async () => setText(await collectDiagnostics()));
  return (
    <Setting
      id="diagnostics"
      label={texts.settings.diagnostics}
      hint={texts.settings.diagnosticsHint}
      words={texts.settings.diagnosticsWords}
      below={
        text !== undefined && (
          <div className={styles.example}>
            <code className={styles.lines}>{text}</code>
            <CopyButton label={texts.settings.copyDiagnostics} text={text} />
          </div>
        )
      }
    >
      <div className={styles.row}>
        {host === 'electron' && <FolderButton folder="log" label={texts.settings.openLog} />}
        <Button look="outline" onClick={() => void collect()}>
          {texts.settings.showDiagnostics}
        </Button>
      </div>
    </Setting>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Download, ExternalLink, File, FileArchive, FileAudio, FileText, FileType, FileVideo } from 'lucide-react';
import { fileNameFor } from '../../../src-shared/model/file-name.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { call, contentUrl, host } from '../../api/bridge.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { libraryQueries } from '../library/queries.ts';
import { saveFile } from '../share/save-file.ts';
import styles from './binary-view.module.css';
import { hexDump } from './hex-dump.ts';
import { tabLabel } from './tab-label.ts';

interface BinaryViewProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

/** By classification; others have the sign of a file. */
const icons: readonly (readonly [typeof File, string])[] = [
  [FileAudio, 'mp2 mp2a mp3 mp4a oga ogg wav weba'],
  [FileVideo, 'mp4 ogv qt webm jpgv'],
  [FileType, 'woff woff2 eot ttf otf'],
  [FileArchive, 'zip gz jar'],
  [FileText, 'pdf doc docx rtf'],
];

/** A file that has no text: what it is, how it begins, and the ways out of here. */
export function BinaryView({ snippet, fragment }: BinaryViewProps) {
  const { data } = useQuery(libraryQueries.fragmentHead(snippet.id, fragment.id));
  const { label } = languageOf(fragment.language);
  const [Icon] = icons.find(([, specifics]) => specifics.split(' ').includes(fragment.language)) ?? [File];

  const named = { id: fragment.id, name: snippet.name, label: fragment.label, language: fragment.language };

  async function saveAs(): Promise<void> {
    const content = await attempt(async () => (await fetch(contentUrl(fragment.id))).blob());
    if (content) await saveFile(fileNameFor(named), content.value);
  }

  return (
    <div className={styles.file}>
      <div className={styles.card}>
        <Icon size={28} aria-hidden="true" />
        <div className={styles.about}>
          <b>{fragment.label || tabLabel(snippet, fragment)}</b>
          <span>
            {texts.detail.binary(label)} · {readableSize(fragment.size)}
          </span>
        </div>
        {host === 'electron' && (
          <Button
            look="outline"
            icon={<ExternalLink size={14} />}
            onClick={() => void attempt(() => call('shell.openFragment', { fragment: named }))}
          >
            {texts.detail.openWith}
          </Button>
        )}
        <Button look="outline" icon={<Download size={14} />} onClick={() => void saveAs()}>
          {texts.detail.saveAs}
        </Button>
      </div>
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard, too
        <pre tabIndex={0} role="img" aria-label={texts.detail.head}>
          {hexDump(Uint8Array.from(data.bytes))}
        </pre>
      )}
    </div>
  );
}

import mermaid from 'mermaid';
import { useEffect, useState } from 'react';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';
import { useBlobUrl } from './use-blob-url.ts';
import { useLook } from './use-look.ts';

type Drawn = { readonly svg: string } | { readonly problem: string };

let drawings = 0;

/** A diagram, drawn anew when the theme changes, and shown as a picture: what is in it neither runs nor fetches. */
export function MermaidPreview({ text }: { readonly text: string }) {
  const [drawn, setDrawn] = useState<Drawn>();
  const look = useLook();
  useEffect(() => {
    let wanted = true;
    void draw(text, look).then(result => {
      if (wanted) setDrawn(result);
    });
    return () => {
      wanted = false;
    };
  }, [text, look]);
  if (!drawn) return null;
  if ('svg' in drawn) return <Picture svg={drawn.svg} />;
  return (
    <div className={styles.problem}>
      <b>{texts.preview.diagramFailed}</b>
      <pre>{drawn.problem}</pre>
    </div>
  );
}

function Picture({ svg }: { readonly svg: string }) {
  const url = useBlobUrl(svg, 'image/svg+xml');
  return <div className={styles.picture}>{url !== '' && <img src={url} alt={texts.preview.drawing} />}</div>;
}

async function draw(text: string, look: 'dark' | 'light'): Promise<Drawn> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: look === 'light' ? 'default' : 'dark',
    fontFamily: 'system-ui, sans-serif', // a picture has no fonts of the page
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    suppressErrorRendering: true,
    // What a diagram may not change in its own text.
    secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'htmlLabels', 'suppressErrorRendering'],
  });
  const id = `diagram-${++drawings}`;
  try {
    const { svg } = await mermaid.render(id, text);
    return { svg: withSize(svg) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  } finally {
    document.getElementById(`d${id}`)?.remove(); // what it drew on, which it leaves behind where it fails
  }
}

/** A diagram would fill its place; as a picture it has the size it was drawn for. */
function withSize(svg: string): string {
  const [, width, height] = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return width === undefined ? svg : svg.replace('width="100%"', `width="${width}" height="${height}"`);
}

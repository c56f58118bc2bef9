import mermaid from 'mermaid';
import { useEffect, useState } from 'react';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';
import { SvgPreview } from './SvgPreview.tsx';

/** Mermaid's names of its themes. */
type Look = 'dark' | 'default';

type Drawn = { readonly svg: string } | { readonly problem: string };

let drawings = 0;

/** A diagram, drawn anew when the theme changes, and shown as a picture: what is in it neither runs nor fetches. */
export function MermaidPreview({ text }: { readonly text: string }) {
  const [drawn, setDrawn] = useState<Drawn>();
  const theme = useTheme();
  useEffect(() => {
    let wanted = true;
    void draw(text, theme).then(result => {
      if (wanted) setDrawn(result);
    });
    return () => {
      wanted = false;
    };
  }, [text, theme]);
  if (!drawn) return null;
  if ('svg' in drawn) return <SvgPreview text={drawn.svg} />;
  return (
    <div className={styles.problem}>
      <b>{texts.preview.diagramFailed}</b>
      <pre>{drawn.problem}</pre>
    </div>
  );
}

async function draw(text: string, theme: Look): Promise<Drawn> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme,
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

function themeOfPage(): Look {
  return document.documentElement.dataset.theme === 'light' ? 'default' : 'dark';
}

function useTheme(): Look {
  const [theme, setTheme] = useState(themeOfPage);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(themeOfPage()));
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}

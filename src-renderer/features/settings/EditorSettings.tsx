import type { EditorPreferences } from '../../app/preferences.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { ChoiceSetting, Setting, SwitchSetting } from './Setting.tsx';
import settingStyles from './setting.module.css';

type Switch = { [K in keyof EditorPreferences]: EditorPreferences[K] extends boolean ? K : never }[keyof EditorPreferences];

const switches: readonly Switch[] = ['ligatures', 'wordWrap', 'lineNumbers', 'minimap', 'whitespace', 'vim'];

/** In pixels; the editor stays readable and its lines whole within these. */
const fontSizes = { min: 10, max: 24 };

export function EditorSettings() {
  const editor = useUi(state => state.editor);
  const setEditor = useUi(state => state.setEditor);
  const { editor: words } = texts.settings;
  return (
    <>
      <Setting id="editor-font-size" label={words.fontSize} words={words.fontWords}>
        <input
          id="editor-font-size"
          type="number"
          className={settingStyles.number}
          {...fontSizes}
          value={editor.fontSize}
          onChange={({ target }) => {
            const size = target.valueAsNumber;
            if (size >= fontSizes.min && size <= fontSizes.max) setEditor({ fontSize: Math.round(size) });
          }}
        />
      </Setting>
      <ChoiceSetting
        id="editor-tab-size"
        label={words.tabSize}
        hint={words.tabSizeHint}
        words={words.tabWords}
        choices={{ 2: '2', 4: '4', 8: '8' }}
        value={editor.tabSize}
        onChange={tabSize => setEditor({ tabSize })}
      />
      {switches.map(name => (
        <SwitchSetting
          key={name}
          id={`editor-${name}`}
          label={words.switches[name].name}
          {...(words.switches[name].hint !== '' && { hint: words.switches[name].hint })}
          words={words.words}
          on={editor[name]}
          onChange={on => setEditor({ [name]: on })}
        />
      ))}
    </>
  );
}

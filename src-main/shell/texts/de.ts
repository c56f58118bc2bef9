import type { ShellTexts } from '../texts.ts';

export const de: ShellTexts = {
  menu: {
    file: '&Datei',
    newSnippet: 'Neues Snippet',
    newWindow: 'Neues Fenster',
    saveClipboard: 'Zwischenablage speichern',
    importArchive: 'Archiv importieren…',
    export: 'Exportieren…',
    settings: 'Einstellungen…',
    edit: '&Bearbeiten',
    search: 'Suchen',
    view: '&Ansicht',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    showData: 'Datenordner zeigen',
    showLog: 'Protokoll zeigen',
  },
  tray: {
    recent: 'Neueres Snippet kopieren',
    untitled: 'Ohne Namen',
    saveClipboard: 'Zwischenablage speichern',
    pause: 'Speichern anhalten',
    search: 'Suchen',
    open: 'Magpie öffnen',
    quit: 'Magpie beenden',
    paused: 'Das Speichern ist angehalten',
    apiOff: 'Die lokale API ist aus',
    apiFailed: 'Die lokale API konnte nicht starten',
    keySaves: key => `${key} speichert die Zwischenablage`,
    keyTaken: key => `${key} gehört einem anderen Programm. Von hier aus speichern.`,
  },
  notice: {
    saved: 'Gespeichert',
    restored: 'Aus dem Papierkorb geholt',
    known: 'Schon gespeichert',
    severalSaved: count => `Gespeichert: ${count}`,
    severalSkipped: count => `Ausgelassen: ${count}`,
    copied: 'Kopiert',
    notSaved: 'Nicht gespeichert',
    many: count => `Das sind ${count} Dateien. Bitte auf das Fenster von Magpie ziehen.`,
    concealed: 'Das Programm, aus dem es kopiert wurde, kennzeichnet es als vertraulich.',
    paused: 'Das Speichern ist angehalten.',
    nothing: 'Nichts zu speichern',
    nothingHint: 'In der Zwischenablage ist nichts, was sich speichern lässt.',
    failed: 'Konnte nicht gespeichert werden',
  },
  closing: {
    ask: 'Magpie ohne Fenster weiterlaufen lassen?',
    hint: 'Seine Tasten und die lokale API wirken dann weiter.',
    backByTray: 'Das Symbol neben der Uhr holt das Fenster zurück.',
    backByStart: 'Ein neuer Start von Magpie holt das Fenster zurück.',
    settings: 'Das steht auch in den Einstellungen.',
    stay: 'Weiterlaufen lassen',
    quit: 'Magpie beenden',
    cancel: 'Abbrechen',
  },
  opening: {
    ask: name => `${name} öffnen?`,
    hint: 'Diese Datei kann ein Programm sein und dürfte alles tun, was dieses Konto darf. Nur öffnen, wenn ihre Herkunft bekannt ist.',
    open: 'Öffnen',
    cancel: 'Abbrechen',
  },
  recovery: {
    damaged: 'Die Datei der Bibliothek ist beschädigt',
    missing: 'Die Datei der Bibliothek fehlt, obwohl in diesem Ordner eine Bibliothek war',
    backup: ({ at, snippets, missing }) => {
      const holds = `Die neueste Sicherung ist vom ${time(at)} und enthält ${snippetsText(snippets)}.`;
      if (missing === undefined)
        return `${holds} Was danach gespeichert oder geändert wurde, würde fehlen; wie viel das ist, lässt sich nicht lesen.`;
      return missing === 0
        ? `${holds} Danach wurde nichts geändert.`
        : `${holds} Danach gespeichert oder geändert: ${snippetsText(missing)}.`;
    },
    noBackup: 'Neben der Bibliothek liegt keine geprüfte Sicherung.',
    kept: 'Es wurde nichts verändert. Was jetzt da ist, wird bei jeder Wahl im Datenordner aufgehoben und nie gelöscht.',
    newest: 'Neueste Sicherung zurückholen',
    salvage: 'Retten, was lesbar ist',
    another: 'Andere Sicherung zurückholen…',
    backupFiles: 'Sicherungen von Magpie',
    empty: 'Leere Bibliothek beginnen',
    quit: 'Magpie beenden',
    mended: 'Die Bibliothek ist wieder benutzbar',
    mendedDetail: ({ snippets, aside, salvaged }) =>
      [
        `Die Bibliothek enthält jetzt ${snippetsText(snippets)}. Was vorher da war, liegt in ${aside}.`,
        ...(salvaged && salvaged.lost > 0 ? [`Nicht lesbar: ${snippetsText(salvaged.lost)}.`] : []),
        ...(salvaged && salvaged.altered > 0
          ? [
              `Texte oder Dateien, die nicht mehr so sind, wie sie gespeichert wurden: ${salvaged.altered.toLocaleString('de')}. Sie wurden so behalten, wie sie lesbar waren.`,
            ]
          : []),
      ].join('\n'),
    restartDetail:
      'Magpie muss neu starten, um sie zu reparieren, und bietet dann die neueste Sicherung an und was sich noch lesen lässt. Bis dahin ist zu lesen, was lesbar ist.',
    restart: 'Magpie neu starten',
    later: 'Später',
    cannotGoOn: 'Magpie kann nicht weiterarbeiten',
    left: folder => `Die Bibliothek liegt in ${folder}. Sie wurde gelassen, wie sie ist.`,
  },
};

function time(at: number): string {
  return new Date(at).toLocaleString('de', { dateStyle: 'long', timeStyle: 'short' });
}

function snippetsText(count: number): string {
  return count === 1 ? '1 Snippet' : `${count.toLocaleString('de')} Snippets`;
}

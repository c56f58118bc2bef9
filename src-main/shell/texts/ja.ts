import type { ShellTexts } from '../texts.ts';

export const ja: ShellTexts = {
  menu: {
    file: 'ファイル(&F)',
    newSnippet: '新しいスニペット',
    newWindow: '新しいウィンドウ',
    saveClipboard: 'クリップボードを保存',
    importArchive: 'アーカイブを取り込む…',
    export: 'エクスポート…',
    settings: '設定…',
    edit: '編集(&E)',
    search: '検索',
    view: '表示(&V)',
    actualSize: '実際のサイズ',
    zoomIn: '拡大',
    zoomOut: '縮小',
    showData: 'データフォルダーを表示',
    showLog: 'ログを表示',
  },
  tray: {
    recent: '最近のスニペットをコピー',
    untitled: '無題',
    saveClipboard: 'クリップボードを保存',
    pause: '保存を一時停止',
    search: '検索',
    open: 'Magpieを開く',
    quit: 'Magpieを終了',
    paused: '保存は一時停止中です',
    apiOff: 'ローカルAPIはオフです',
    apiFailed: 'ローカルAPIを起動できませんでした',
    keySaves: key => `${key} でクリップボードを保存`,
    keyTaken: key => `${key} は他のアプリが使用しています。ここから保存してください。`,
  },
  notice: {
    saved: '保存しました',
    restored: 'ゴミ箱から復元しました',
    known: '保存済みです',
    severalSaved: count => `保存: ${count}件`,
    severalSkipped: count => `スキップ: ${count}件`,
    copied: 'コピーしました',
    notSaved: '保存しませんでした',
    many: count => `${count}個のファイルです。Magpieのウィンドウにドロップしてください。`,
    concealed: 'コピー元のアプリが機密として扱っています。',
    paused: '保存は一時停止中です。',
    nothing: '保存するものがありません',
    nothingHint: 'クリップボードに保存できるものがありません。',
    failed: '保存できませんでした',
  },
  closing: {
    ask: 'ウィンドウなしでMagpieを実行し続けますか？',
    hint: 'キーとローカルAPIは引き続き使えます。',
    backByTray: '時計の横のアイコンでウィンドウを再表示できます。',
    backByStart: 'Magpieをもう一度起動するとウィンドウを再表示できます。',
    settings: 'この項目は設定にもあります。',
    stay: '実行し続ける',
    quit: 'Magpieを終了',
    cancel: 'キャンセル',
  },
  opening: {
    ask: name => `${name} を開きますか？`,
    hint: 'このファイルはプログラムの可能性があり、あなたの権限で実行されます。入手元が確かな場合だけ開いてください。',
    open: '開く',
    cancel: 'キャンセル',
  },
  recovery: {
    damaged: 'ライブラリのファイルが壊れています',
    missing: 'このフォルダーにあったライブラリのファイルが見つかりません',
    backup: ({ at, snippets, missing }) => {
      const time = new Date(at).toLocaleString('ja', { dateStyle: 'long', timeStyle: 'short' });
      const holds = `最新のバックアップは${time}のもので、スニペットが${snippets.toLocaleString('ja')}件あります。`;
      if (missing === undefined) return `${holds}その後の保存と変更は失われます。その件数は読み取れません。`;
      return missing === 0
        ? `${holds}その後の変更はありません。`
        : `${holds}その後に${missing.toLocaleString('ja')}件が保存または変更されました。`;
    },
    noBackup: 'ライブラリのそばに確認済みのバックアップはありません。',
    kept: '何も変更していません。どれを選んでも、今あるものはデータフォルダーに保管され、削除されません。',
    newest: '最新のバックアップを復元',
    salvage: '読める部分を救出',
    another: '別のバックアップを復元…',
    backupFiles: 'Magpieのバックアップ',
    empty: '空のライブラリを始める',
    quit: 'Magpieを終了',
    mended: 'ライブラリをまた使えます',
    mendedDetail: ({ snippets, aside, salvaged }) =>
      [
        `ライブラリにはスニペットが${snippets.toLocaleString('ja')}件あります。以前のものは ${aside} にあります。`,
        ...(salvaged && salvaged.lost > 0 ? [`${salvaged.lost.toLocaleString('ja')}件は読み取れませんでした。`] : []),
        ...(salvaged && salvaged.altered > 0
          ? [`保存時と異なるテキストやファイルが${salvaged.altered.toLocaleString('ja')}件あり、読めたまま残しました。`]
          : []),
      ].join('\n'),
    restartDetail:
      '修復するにはMagpieの再起動が必要です。再起動すると、最新のバックアップと読める部分の復元を選べます。それまでは読める範囲で使えます。',
    restart: 'Magpieを再起動',
    later: '後で',
    cannotGoOn: 'Magpieを続けられません',
    left: folder => `ライブラリは ${folder} にあります。変更していません。`,
  },
};

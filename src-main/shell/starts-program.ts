/** Endings of files that run when they are opened, on any of the systems. */
const endings =
  /\.(?:app|appimage|applescript|bat|cmd|com|command|cpl|deb|desktop|dll|dmg|exe|hta|jar|jnlp|js|jse|lnk|msc|msi|msp|pif|pkg|ps1|psm1|py|pyw|reg|rpm|run|scpt|scr|sh|url|vb|vbe|vbs|workflow|ws|wsf|wsh)$/i;

/** Whether opening a file of this name may start a program that is in it; one without an ending may be anything. */
export function startsProgram(fileName: string): boolean {
  return endings.test(fileName) || !/\.[^.]+$/.test(fileName);
}

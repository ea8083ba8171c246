/** Puts text on the clipboard; also where the page came without TLS and browsers keep the clipboard's API to themselves. */
export async function copyText(text: string): Promise<boolean> {
  // Absent without a secure context, whatever its type says.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard) {
    const written = await clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (written) return true;
  }
  return copySelected(text);
}

function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const focused = document.activeElement;
  // Inside of an open dialog: its focus trap takes the focus back from anywhere else.
  (focused?.closest('[role="dialog"]') ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

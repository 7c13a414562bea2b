import { app, type Session, type WebContents } from 'electron';

/** Denies everything a page could use to leave the program: network, permissions, navigation, windows, webviews. */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const allowed = ['app:', 'data:', 'blob:', 'devtools:'].includes(new URL(details.url).protocol);
    decide({ cancel: !allowed });
  });
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** Applies to every page, also to those created later. */
export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault();
    decide(false);
  });
}

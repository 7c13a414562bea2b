import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

// Both lists are taken from the contract when the bundle is built: nothing else can be called or heard.
declare const __CHANNELS__: readonly string[];
declare const __EVENTS__: readonly string[];

const channels = new Set(__CHANNELS__);
const events = new Set(__EVENTS__);

contextBridge.exposeInMainWorld('yanzhen', {
  invoke(channel: string, input: unknown, jobId?: string): Promise<unknown> {
    if (!channels.has(channel)) return Promise.reject(new Error('unknown channel'));
    return ipcRenderer.invoke('yanzhen:invoke', channel, input, jobId);
  },
  on(name: string, listener: (payload: unknown) => void): () => void {
    if (!events.has(name)) throw new Error('unknown event');
    const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(`yanzhen:${name}`, forward);
    return () => ipcRenderer.removeListener(`yanzhen:${name}`, forward);
  },
});

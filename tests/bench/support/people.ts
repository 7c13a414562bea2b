/** The administrator of the benchmark's archives. */
export const administrator = { userName: 'admin', displayName: '管理员', password: 'Goose-2468-flight' };
export const actor = { id: 1, name: 'admin', displayName: '管理员', role: 'administrator' } as const;

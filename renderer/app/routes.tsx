import { lazy, type ComponentType } from 'react';
import { PeoplePage } from '../register/people-page';

export interface PageRoute {
  /** Pattern of the address behind the #. */
  readonly path: string;
  readonly page: ComponentType;
}

const PersonPage = lazy(() =>
  import('../register/person-page').then((module) => ({ default: module.PersonPage })),
);

/** Every page of the program and its address. The first page is not lazy: it is what a start waits for. */
export const routes: readonly PageRoute[] = [
  { path: '/', page: PeoplePage },
  { path: '/people', page: PeoplePage },
  { path: '/people/:id', page: PersonPage },
];

export interface NavigationItem {
  readonly key: string;
  readonly label: string;
  readonly group: string;
}

/** The left rail, grouped by the user's work. */
export const navigation: readonly NavigationItem[] = [{ key: '/people', label: '人员名册', group: '名册' }];

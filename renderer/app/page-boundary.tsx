import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/empty-state';
import { report } from './report';

interface Props {
  /** The page's address: its name in the log, and a new one starts anew. */
  readonly name: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

interface State {
  /** The address at which the state holds. */
  readonly name: string;
  readonly failed: boolean;
  readonly id: string;
}

/** A page that fails takes nothing with it but itself: a sentence, the id in the log, and a way back. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { name: this.props.name, failed: false, id: '' };

  static getDerivedStateFromProps({ name }: Props, state: State): State | null {
    return name === state.name ? null : { name, failed: false, id: '' };
  }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    void report(this.props.name.replace(/\d+/g, ':id'), error).then((id) => this.setState({ id }));
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        title="这个页面出错了"
        hint={
          <>
            数据没有改动。请返回后再试；若再次出现，请记下编号
            {this.state.id !== '' && <b> {this.state.id} </b>}
            并联系技术支持
          </>
        }
        actions={
          <Button
            type="primary"
            onClick={() => {
              this.setState({ failed: false, id: '' });
              this.props.onLeave();
            }}
          >
            返回
          </Button>
        }
      />
    );
  }
}

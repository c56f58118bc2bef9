import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** What stands in place of a part that failed; `retry` draws the part anew. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a fault of one part of the window from taking the others along. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error?: unknown; readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(error: unknown) {
    return { failed: true, error };
  }

  override render(): ReactNode {
    const { failed, error }: { failed: boolean; error?: unknown } = this.state;
    return failed ? this.props.fallback(error, () => this.setState({ failed: false })) : this.props.children;
  }
}

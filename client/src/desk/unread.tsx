import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useDesk } from './words.ts';

/** The server did not say what waits. */
export const Unread = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { desk } = useDesk();
  return (
    <Banner tone="late" title={desk.unread} end={<Button onPress={onRetry}>{desk.retry}</Button>}>
      {desk.unreadHint}
    </Banner>
  );
};

import { useEffect, useState } from 'preact/hooks';

const query = matchMedia('(max-width: 699px)');

/** Whether the window is no wider than a phone. */
export const usePhone = (): boolean => {
  const [isPhone, setPhone] = useState(query.matches);
  useEffect(() => {
    const look = () => setPhone(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isPhone;
};

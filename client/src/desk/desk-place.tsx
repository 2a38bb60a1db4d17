import { useRoute } from 'wouter';
import { Desk } from './desk.tsx';
import { Reports } from './reports.tsx';

/** The desk, and below it the page of reports. */
export const DeskPlace = ({ name }: { readonly name: string }) => {
  const [isReports] = useRoute('/desk/reports');
  return isReports ? <Reports /> : <Desk name={name} />;
};

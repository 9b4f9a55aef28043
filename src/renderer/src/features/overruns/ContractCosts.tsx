import { useTranslation } from 'react-i18next';

export const ContractCosts = ({ contractId }: { readonly contractId: number }) => (
  <p data-contract={contractId}>{useTranslation('shell').t('unavailable')}</p>
);

import styles from './FilterChip.module.css';

/** A condition that can be switched on and off. */
export const FilterChip = ({
  label,
  isOn,
  onToggle,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}) => (
  <button type="button" className={styles['chip']} aria-pressed={isOn} onClick={onToggle} title={label}>
    <span className={styles['label']}>{label}</span>
    {isOn ? <span aria-hidden="true">✕</span> : null}
  </button>
);

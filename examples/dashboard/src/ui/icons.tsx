const paths = {
  heart:
    'M12 20s-7.500-4.600-7.500-10A4.300 4.300 0 0 1 12 7.300 4.300 4.300 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10Z',
  comment: 'M4.500 6.500h15v10h-9l-4 3.500v-3.500h-2Z',
  search: 'm20 20-4.300-4.300M17.500 11a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0Z',
  previous: 'm14.500 6-6 6 6 6',
  next: 'm9.500 6 6 6-6 6',
  close: 'm6.500 6.500 11 11m0-11-11 11',
  key: 'm11 13 8.500-8.500m-3.500 3.500 2.500 2.500M12 15.750a3.750 3.750 0 1 1-7.500 0 3.750 3.750 0 0 1 7.500 0Z',
  alert: 'M12 8.500v4.500m0 3h.01M12 3.500l9 16H3Z',
  plus: 'M12 5.500v13M5.500 12h13',
  check: 'm5.500 12.500 4.500 4.500 8.500-9.500',
  external: 'M9 7h8v8m0-8L7.500 16.500',
} as const;

/** Decoration: what it stands for is said in words beside it, or by its button. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/**
 * The five places of a pager, "⏮ ‹ 2/12 › ⏭": what each is called aloud, and where it leads, which is nowhere
 * at an end.
 */
export function listPagerButtons(
  page: number,
  pages: number,
): { label: string; name: string; page: number | undefined }[] {
  const to = (target: number) => (target === page || target < 1 || target > pages ? undefined : target);
  return [
    { label: "⏮", name: "Première page", page: to(1) },
    { label: "‹", name: "Page précédente", page: to(page - 1) },
    { label: `${page}/${pages}`, name: `Page ${page} sur ${pages}`, page: undefined },
    { label: "›", name: "Page suivante", page: to(page + 1) },
    { label: "⏭", name: "Dernière page", page: to(pages) },
  ];
}

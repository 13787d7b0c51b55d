// Runs before the first paint, so that the page never flashes in the other theme.
const rememberedTheme = localStorage.getItem("jukebox.theme");
if (rememberedTheme) {
  document.documentElement.dataset.theme = rememberedTheme;
}

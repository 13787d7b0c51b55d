package rollout;

/** The stages of a change on its way from the push to a prediction, in goal. */
enum Stage {
  PUSHED("pushed"),
  GENERATED("ApplicationSet generated"),
  REFRESHED("refreshed"),
  COMPARED("compared"),
  SYNCED("synced"),
  ROLLED_OUT("rolled out"),
  PREDICTED("predicted");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}

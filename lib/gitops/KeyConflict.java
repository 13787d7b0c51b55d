package gitops;

import java.util.Optional;

/**
 * A key that two people changed at the same time, to different values.
 *
 * @param file where it stands, below the working tree
 * @param ours what we wanted to write; empty: to remove it
 * @param theirs what the others wrote; empty: they removed it
 */
record KeyConflict(String file, String key, Optional<String> ours, Optional<String> theirs) {
  @Override
  public String toString() {
    return file + ": " + key + " is " + shown(theirs) + " by them, " + shown(ours) + " by you";
  }

  private static String shown(Optional<String> value) {
    return value.orElse("removed");
  }
}

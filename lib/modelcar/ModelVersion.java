package modelcar;

import java.util.Optional;

/**
 * Which model it is: what the image's tag says, and where the model comes from.
 *
 * @param tag the image's
 * @param commit that the model was made from; empty where no repository was looked at
 * @param revision of the source as it was given; empty where it was not
 */
public record ModelVersion(String tag, Optional<SourceCommit> commit, Optional<String> revision) {

  /** All digits of the commit; empty where nobody knows it. */
  public Optional<String> commitId() {
    return commit.map(SourceCommit::id).or(() -> revision);
  }

  /** Whether everybody expects this tag to move. */
  public boolean moves() {
    return tag.equals(Modelcar.MOVING_TAG);
  }
}

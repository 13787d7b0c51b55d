package modelcar.push;

import java.io.IOException;
import java.util.Optional;
import registry.Descriptor;
import registry.Digest;

/** What the repository that is pushed to has already. */
sealed interface Stock {
  /** What a tag stands for; empty where it is free. */
  Optional<Digest> tagged(String tag) throws IOException, InterruptedException;

  /** Whether a blob has to be sent. */
  PlannedBlob.State of(Descriptor blob) throws IOException, InterruptedException;

  /** Why the registry does not show it, and it counts as nothing; empty where it does. */
  Optional<String> unseen();

  /** As the registry shows it. */
  record Shown(Place place) implements Stock {
    @Override
    public Optional<Digest> tagged(String tag) throws IOException, InterruptedException {
      return place.repository().resolve(tag);
    }

    @Override
    public PlannedBlob.State of(Descriptor blob) throws IOException, InterruptedException {
      return place.repository().has(blob) ? PlannedBlob.State.THERE : PlannedBlob.State.TO_SEND;
    }

    @Override
    public Optional<String> unseen() {
      return Optional.empty();
    }
  }

  /**
   * Nothing, as far as one can see. Registries do not tell those who may only read a repository
   * that does not exist from one that they must not see.
   */
  record NotShown(String why) implements Stock {
    @Override
    public Optional<Digest> tagged(String tag) {
      return Optional.empty();
    }

    @Override
    public PlannedBlob.State of(Descriptor blob) {
      return PlannedBlob.State.TO_SEND;
    }

    @Override
    public Optional<String> unseen() {
      return Optional.of(why);
    }
  }
}

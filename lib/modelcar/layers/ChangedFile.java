package modelcar.layers;

import console.Failure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Refuses a file that somebody writes while it is packed: the image would be of no version. */
final class ChangedFile {
  private ChangedFile() {}

  static void requireSame(LayerEntry.ModelFile file) throws IOException {
    try {
      if (!FileState.of(file.path()).isUnchangedSince(file.state())) {
        throw refusal(file);
      }
    } catch (NoSuchFileException gone) {
      throw refusal(file);
    }
  }

  static Failure refusal(LayerEntry.ModelFile file) {
    return Failure.refused(
        file.path() + " changed while it was read, so nothing was tagged",
        "wait until the training has ended, then run this again");
  }
}

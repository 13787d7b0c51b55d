package modelcar;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Results of a Tekton task: one file each, named like the result (Tekton Pipelines, "Emitting
 * Results from a Task"). The directory is {@code /tekton/results}, or that of any {@code
 * $(results.NAME.path)}. All of a task's results together must fit into 4096 bytes.
 *
 * @param directory where Tekton reads them
 */
public record TektonResults(Path directory) {
  /**
   * Looks whether results can be written, before anything is pushed.
   *
   * @throws Failure when they cannot: exit code 2
   */
  public TektonResults {
    if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
      throw Failure.usage(
          "there is no directory " + directory + " that results can be written to",
          "in a Tekton task it is /tekton/results");
    }
  }

  /**
   * Writes them. {@code IMAGE_URL} and {@code IMAGE_DIGEST} are the names by which Tekton Chains
   * knows what to sign.
   *
   * @param image with its tag
   * @param digest {@code sha256:...}
   * @param version the tag, as deploy-jukebox takes it
   * @param commit that the model was made from, where it is known
   */
  public void write(String image, String digest, String version, Optional<String> commit)
      throws IOException {
    write("IMAGE_URL", image);
    write("IMAGE_DIGEST", digest);
    write("MODEL_VERSION", version);
    if (commit.isPresent()) {
      write("MODEL_COMMIT", commit.get());
    }
  }

  // Tekton takes every byte for the value: a newline would end up in it
  private void write(String name, String value) throws IOException {
    Files.writeString(directory.resolve(name), value);
  }
}

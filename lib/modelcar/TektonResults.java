package modelcar;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Results of a Tekton task: one file each, named like the result (Tekton Pipelines, "Emitting
 * Results from a Task"). The directory is {@code /tekton/results}, or that of any {@code
 * $(results.NAME.path)}. All of a task's results together must fit into 4096 bytes.
 *
 * @param directory where Tekton reads them
 */
public record TektonResults(Path directory) {
  /** The image with its tag; Tekton Chains signs what this and the digest name. */
  public static final String IMAGE_URL = "IMAGE_URL";

  /** The image's digest, {@code sha256:...}. */
  public static final String IMAGE_DIGEST = "IMAGE_DIGEST";

  /** The image's tag, as deploy-jukebox takes it with {@code --version}. */
  public static final String MODEL_VERSION = "MODEL_VERSION";

  /** The commit that the model was made from, all its digits. */
  public static final String MODEL_COMMIT = "MODEL_COMMIT";

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

  /** Writes one result. Tekton takes every byte for the value: a newline would end up in it. */
  public void write(String name, String value) throws IOException {
    Files.writeString(directory.resolve(name), value);
  }
}

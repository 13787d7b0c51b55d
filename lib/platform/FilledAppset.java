package platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an ApplicationSet's file with filled placeholders says: it knows the Git server and the
 * user. The {@code appset-toolings.yaml} was filled by hand in an earlier lesson.
 *
 * @param server host of the Git server
 * @param owner the participant's name
 */
record FilledAppset(String server, String owner) {
  private static final Pattern REPOSITORY =
      Pattern.compile("https?://(?:[^/@\\s]+@)?([^/\\s\"']+)/([^/\\s\"']+)/mlops-gitops");

  /** What a file in this working tree says; empty where it is missing or not filled yet. */
  static Optional<FilledAppset> at(Path workingTree, String name) {
    var file = workingTree.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      var matcher = REPOSITORY.matcher(Files.readString(file));
      if (!matcher.find()
          || matcher.group(1).contains("CLUSTER_DOMAIN")
          || matcher.group(2).equals("USER_NAME")) {
        return Optional.empty();
      }
      return Optional.of(new FilledAppset(matcher.group(1), matcher.group(2)));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A block of the workshop's page, kept byte for byte as a file. What the page leaves to the reader
 * is filled in here and nothing else: the values in angle brackets, the place of the clone, and
 * kubectl for oc.
 */
final class PageBlock {
  private static final Path BLOCKS = Path.of("tests", "fixtures", "page");
  private static final String CLONE = "/opt/app-root/src/mlops-gitops";

  private PageBlock() {}

  /**
   * @param name of the file, such as {@code 3-push.sh}
   */
  static String read(String name, WorkshopParticipant participant) throws IOException {
    return Files.readString(Jbang.repository().resolve(BLOCKS).resolve(name))
        .replace(CLONE, participant.gitops().toString())
        .replace("<USER_NAME>", participant.name())
        .replace("<CLUSTER_DOMAIN>", participant.clusterDomain())
        .replace("<GIT_SERVER>", participant.gitServer())
        .replaceAll("(?m)^oc ", "kubectl ");
  }
}

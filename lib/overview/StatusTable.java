package overview;

import console.Table;
import java.util.ArrayList;
import java.util.List;
import rollout.Predictions;

/** Statuses as people read them: one row each, and below the table why something does not serve. */
public final class StatusTable {
  /** As many digits of a digest as tell two images apart. */
  private static final int DIGEST = "sha256:".length() + 12;

  private StatusTable() {}

  /** The table and the sentences. */
  public static List<String> lines(List<ApplicationStatus> statuses) {
    var table =
        new Table("APPLICATION", "STATE", "VERSION", "COMMIT", "DIGEST", "SYNC", "HEALTH", "PODS");
    statuses.forEach(
        it ->
            table.row(
                it.application(),
                words(it.verdict().state()),
                it.version().map(StatusTable::afterSlash).orElse(""),
                it.commit().map(commit -> commit.shortId()).orElse(""),
                digest(it.digests()),
                it.sync(),
                it.health(),
                it.readyPods() + "/" + it.pods()));
    var lines = new ArrayList<>(table.lines());
    statuses.forEach(it -> lines.addAll(sentences(it)));
    statuses.forEach(it -> it.predictions().ifPresent(made -> lines.add(line(it, made))));
    return lines;
  }

  private static String words(State state) {
    return switch (state) {
      case SERVES -> "serves";
      case SERVES_NOT -> "does not serve";
      case NOT_JUDGED -> "not judged";
      case NOT_CONFIGURED -> "not configured";
    };
  }

  // pods of the version before may well serve; it is what Git asks for that does not
  private static String predicate(State state) {
    return words(state) + (state == State.SERVES_NOT ? " what Git asks for: " : ": ");
  }

  private static String afterSlash(String image) {
    return image.substring(image.lastIndexOf('/') + 1);
  }

  private static String digest(List<String> digests) {
    if (digests.isEmpty()) {
      return "";
    }
    var first = digests.get(0).substring(0, Math.min(DIGEST, digests.get(0).length()));
    return digests.size() == 1 ? first : first + " and " + (digests.size() - 1) + " more";
  }

  private static String line(ApplicationStatus status, Predictions made) {
    return status.application()
        + ": "
        + counted(made.count().answered(), "prediction")
        + (made.count().failed() == 0
            ? ""
            : " and " + counted(made.count().failed(), "failed request"))
        + " since its model server started, "
        + made.since();
  }

  private static String counted(long number, String thing) {
    return (number == 0 ? "no" : number) + " " + thing + (number == 1 ? "" : "s");
  }

  private static List<String> sentences(ApplicationStatus status) {
    var verdict = status.verdict();
    var lines = new ArrayList<String>();
    if (!verdict.sentence().isEmpty()) {
      lines.add(status.application() + " " + predicate(verdict.state()) + verdict.sentence());
    }
    if (!verdict.next().isEmpty()) {
      lines.add("  next: " + verdict.next());
    }
    verdict.remarks().forEach(lines::add);
    return lines;
  }
}

package overview;

import gitops.GitCommit;
import java.util.ArrayList;
import java.util.List;

/** The way from a pod to the author as people read it, one step of it in each line. */
public final class TraceText {
  private TraceText() {}

  /** The ways of all images of an application. */
  public static List<String> lines(ApplicationStatus status) {
    var lines = new ArrayList<String>();
    lines.add(status.application() + (status.traces().isEmpty() ? ": no pod runs" : ":"));
    status.traces().forEach(it -> lines.addAll(lines(it)));
    return lines;
  }

  private static List<String> lines(Trace trace) {
    var lines = new ArrayList<String>();
    var running = trace.running();
    lines.add(line("pod", running.pod() + ", container " + running.container()));
    lines.add(line("image", running.image()));
    lines.add(
        line(
            "digest",
            running.digest().orElse("not known: it has not started, or its node does not tell")));
    lines.add(line("model commit", trace.modelCommit().orElse("none: the version is no commit")));
    trace
        .commit()
        .ifPresentOrElse(
            commit -> addCommit(lines, commit),
            () -> lines.add(line("GitOps commit", "none of mlops-gitops names this image")));
    trace.merge().ifPresent(it -> lines.add(line("merged by", who(it) + ": " + it.subject())));
    trace
        .otherDigest()
        .ifPresent(
            it ->
                lines.add(
                    "  ! the commit names another digest: "
                        + it
                        + "; the tag may have been moved, or the image is an index"));
    return lines;
  }

  private static void addCommit(List<String> lines, GitCommit commit) {
    lines.add(line("GitOps commit", commit.id()));
    lines.add(line("author", who(commit)));
    lines.add(line("message", commit.subject()));
  }

  private static String who(GitCommit commit) {
    return commit.author() + " <" + commit.email() + ">, " + commit.time();
  }

  private static String line(String name, String value) {
    return "  %-13s  %s".formatted(name, value);
  }
}

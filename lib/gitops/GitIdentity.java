package gitops;

import console.Workbench;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.util.GitTimeParser;
import platform.Platform;

/**
 * Who a commit is by, in git's order: the environment, then {@code author.*} or {@code
 * committer.*}, then {@code user.*} of git's configuration. Where nobody said it, the participant.
 */
public final class GitIdentity {
  // git's own form, as in GIT_AUTHOR_DATE='1700000000 +0900'
  private static final Pattern SECONDS = Pattern.compile("@?(\\d+) ([+-]\\d{4})");

  private final Workbench workbench;
  private final GitConfiguration configuration;
  private final Platform platform;

  GitIdentity(Workbench workbench, GitConfiguration configuration, Platform platform) {
    this.workbench = workbench;
    this.configuration = configuration;
    this.platform = platform;
  }

  /** Whether somebody said who it is, so that {@code git commit} works here, too. */
  public boolean isSaid() {
    return setting("author", "name").isPresent() && setting("author", "email").isPresent();
  }

  /** Who has made a change, as {@code name <email>}. */
  public String text() {
    return author().getName() + " <" + author().getEmailAddress() + ">";
  }

  PersonIdent author() {
    return person("author");
  }

  PersonIdent committer() {
    return person("committer");
  }

  private PersonIdent person(String role) {
    var host = platform.gitServer().replaceFirst(":\\d+$", "");
    var name = setting(role, "name").orElse(platform.user());
    var email = setting(role, "email").orElse(platform.user() + "@" + host);
    return workbench
        .variable(variable(role, "date"))
        .flatMap(date -> at(name, email, date))
        .orElseGet(() -> new PersonIdent(name, email));
  }

  private Optional<String> setting(String role, String key) {
    return workbench
        .variable(variable(role, key))
        .or(() -> configuration.value(role, key))
        .or(() -> configuration.value("user", key));
  }

  private static String variable(String role, String key) {
    return "GIT_" + role.toUpperCase() + "_" + key.toUpperCase();
  }

  private static Optional<PersonIdent> at(String name, String email, String date) {
    var seconds = SECONDS.matcher(date);
    if (seconds.matches()) {
      var when = Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
      return Optional.of(new PersonIdent(name, email, when, ZoneOffset.of(seconds.group(2))));
    }
    try {
      var when = GitTimeParser.parseInstant(date);
      return Optional.of(new PersonIdent(name, email, when, ZoneId.systemDefault()));
    } catch (ParseException notADate) {
      return Optional.empty();
    }
  }
}

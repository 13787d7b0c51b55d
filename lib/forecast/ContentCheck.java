package forecast;

import console.Failure;
import forecast.Problem.Reach;
import gitops.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what Argo CD and the workshop's charts misread, before they do. */
final class ContentCheck {
  /** The longest name of a Helm release, which is the Application's name. */
  private static final int LONGEST_RELEASE = 53;

  /** The longest value of a label, and Argo CD labels every object with the name. */
  private static final int LONGEST_LABEL = 63;

  private static final String VERSION = "version";

  private ContentCheck() {}

  static List<Problem> of(GeneratedApplication application, Tree tree) {
    return Stream.of(name(application), version(application, tree))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Problem> name(GeneratedApplication application) {
    var name = application.name();
    var rename = "rename the folder of " + application.file();
    if (name.length() > LONGEST_LABEL) {
      return broken(
          "the Application " + name,
          "its name has %d characters, and %d is the most that a label may have"
              .formatted(name.length(), LONGEST_LABEL),
          rename);
    }
    if (name.length() > LONGEST_RELEASE) {
      return broken(
          "the Application " + name,
          "its name has %d characters, and %d is the most that a Helm release may have"
              .formatted(name.length(), LONGEST_RELEASE),
          rename);
    }
    return name.matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")
        ? Optional.empty()
        : broken(
            "the Application " + name,
            "Kubernetes does not allow its name",
            rename + ": lower case letters, digits and -");
  }

  private static Optional<Problem> version(GeneratedApplication application, Tree tree) {
    var value = application.parameters().get(VERSION);
    if (!application.parameters().containsKey(VERSION) || value instanceof String) {
      return Optional.empty();
    }
    var file = application.file() + " (" + application.name() + ")";
    if (value == null) {
      return broken(file, "version has no value", "give it one, as in version: \"1.0\"");
    }
    var written = written(application, tree).orElse(String.valueOf(value));
    return broken(
        file,
        "version: %s is not quoted, so Argo CD reads %s".formatted(written, GoValue.inWords(value)),
        "write version: \"%s\"".formatted(written));
  }

  // without the quotes that are missing anyway, but with all digits
  private static Optional<String> written(GeneratedApplication application, Tree tree) {
    try {
      var text = Files.readString(tree.root().resolve(application.file()));
      return ConfigFile.checked(application.file(), text).value(VERSION);
    } catch (Failure | IOException aList) {
      return Optional.empty();
    }
  }

  private static Optional<Problem> broken(String object, String cause, String next) {
    return Optional.of(new Problem(Reach.ONE_APPLICATION, object, cause, next));
  }
}

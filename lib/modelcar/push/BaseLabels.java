package modelcar.push;

import java.util.regex.Pattern;

/**
 * Labels by which a base image says what it is itself: its name, version, source and build (OCI
 * image specification, "Pre-Defined Annotation Keys"; its predecessor Label Schema; Red Hat's
 * "Required labels"). An image made from it would say the same of the model. Labels about what
 * stays true of it, such as the terms of its licence, are none of these.
 */
final class BaseLabels {
  private static final Pattern IDENTITY =
      Pattern.compile(
          "org\\.opencontainers\\.image\\..+|org\\.label-schema\\..+|vcs-.+"
              + "|name|version|release|build-date|url|summary|description"
              + "|com\\.redhat\\.component|io\\.k8s\\.(description|display-name)");

  private BaseLabels() {}

  /** Whether a label speaks of the base only. */
  static boolean isIdentity(String label) {
    return IDENTITY.matcher(label).matches();
  }
}

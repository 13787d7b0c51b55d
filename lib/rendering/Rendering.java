//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS com.marcnuri.helm-java:helm-java:0.0.21

package rendering;

/** ApplicationSet generator and template, Helm. */
public final class Rendering {
  private Rendering() {}
}

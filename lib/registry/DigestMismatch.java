package registry;

import java.io.IOException;

/** A content is not the one that was asked for, or a registry has another one than it was sent. */
public final class DigestMismatch extends IOException {
  private static final long serialVersionUID = 1L;

  public DigestMismatch(String what, String expected, String actual) {
    super(what + " should be " + expected + " but is " + actual);
  }
}

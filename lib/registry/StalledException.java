package registry;

import java.io.IOException;

/** Nothing was sent or answered for too long. */
public final class StalledException extends IOException {
  private static final long serialVersionUID = 1L;

  StalledException(String message) {
    super(message);
  }
}

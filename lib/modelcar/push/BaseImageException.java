package modelcar.push;

import java.io.IOException;

/**
 * Something went wrong on the side of the base image, not where the image is pushed to: another
 * registry, another account, another thing to do about it.
 */
public final class BaseImageException extends IOException {
  private static final long serialVersionUID = 1L;

  BaseImageException(IOException cause) {
    super(cause);
  }

  @Override
  public synchronized IOException getCause() {
    return (IOException) super.getCause();
  }
}

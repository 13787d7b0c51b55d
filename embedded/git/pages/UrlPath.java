package embedded.git.pages;

import java.net.URI;
import java.net.URISyntaxException;

/** File names in links. */
final class UrlPath {
  private UrlPath() {}

  /** The path with blanks, percent signs, question marks and the like encoded; slashes stay. */
  static String encoded(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}

package gitops;

/** A repository's address as it may be shown and logged. */
public final class PublicAddress {
  private PublicAddress() {}

  /**
   * The address without user information, whatever its scheme, also in the short form {@code
   * user@host:path}. It need not be a well-formed one: mistakes are shown, too.
   */
  public static String of(String url) {
    return url.replaceFirst("^([a-zA-Z][-+.\\w]*://)?[^/]*@", "$1");
  }
}

package registry;

/** How a registry is spoken to. */
public enum Scheme {
  /** Encrypted; only a registry on this machine that has no TLS is spoken to in plain http. */
  HTTPS,

  /** In plain http, account included, because the user asked for it. */
  HTTP
}

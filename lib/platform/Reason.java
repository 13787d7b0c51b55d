package platform;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Why something failed, in words. The exceptions of Java's network clients often carry no message,
 * and the name of a class says nothing to the person who reads it.
 */
public final class Reason {
  /** What Java says where the first bytes of a server are no TLS; there is no type for it. */
  private static final Pattern NO_TLS =
      Pattern.compile("(?i)(?:unrecognized|unsupported or unrecognized) SSL message");

  private Reason() {}

  /** The reason, to stand after a colon. */
  public static String of(Throwable error) {
    if (has(error, UnknownHostException.class) || has(error, UnresolvedAddressException.class)) {
      return "its name is not known here";
    }
    if (has(error, CertificateExpiredException.class)) {
      return "its certificate has expired";
    }
    if (isDistrust(error)) {
      return "its certificate is not trusted here, which takes ca-file in the profile";
    }
    if (isPlainHttp(error)) {
      return "it speaks plain http, and no TLS";
    }
    if (has(error, SSLException.class)) {
      return "TLS failed, " + messageOf(error);
    }
    if (has(error, SocketTimeoutException.class) || has(error, HttpTimeoutException.class)) {
      return "it takes too long";
    }
    if (has(error, ConnectException.class) || has(error, ClosedChannelException.class)) {
      return "the connection is refused";
    }
    if (has(error, NoSuchFileException.class)) {
      return "it does not exist";
    }
    return messageOf(error);
  }

  /** Whether a server's certificate is the reason; then the next attempt gives the same. */
  public static boolean isDistrust(Throwable error) {
    return has(error, CertificateException.class)
        || has(error, CertPathValidatorException.class)
        || has(error, CertPathBuilderException.class);
  }

  /** Whether a server answered a TLS greeting with something else; most likely it speaks http. */
  public static boolean isPlainHttp(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException && NO_TLS.matcher("" + cause.getMessage()).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether an exception, or one of those that caused it, is of this type. */
  public static boolean has(Throwable error, Class<?> type) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String messageOf(Throwable error) {
    var root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    // clients repeat the address that they were given, and with it a password
    return message.lines().findFirst().orElse("").replaceAll("(\\w[-+.\\w]*:/+)[^/\\s]+@", "$1");
  }
}

package embedded.edge;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The few ASN.1 values of a certificate in the Distinguished Encoding Rules (ITU-T X.690): a tag, a
 * length, the content.
 */
final class Der {
  private static final String COMMON_NAME = "2.5.4.3";
  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int NULL = 0x05;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... elements) {
    return value(SEQUENCE, concatenated(elements));
  }

  static byte[] set(byte[]... elements) {
    return value(SET, concatenated(elements));
  }

  static byte[] integer(BigInteger number) {
    return value(INTEGER, number.toByteArray());
  }

  static byte[] yes() {
    return value(BOOLEAN, new byte[] {(byte) 0xff});
  }

  static byte[] nothing() {
    return value(NULL, new byte[0]);
  }

  /** A distinguished name that consists of a common name only (X.501). */
  static byte[] commonName(String name) {
    return sequence(set(sequence(objectIdentifier(COMMON_NAME), text(name))));
  }

  static byte[] text(String text) {
    return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] octets(byte[] content) {
    return value(OCTET_STRING, content);
  }

  /** Whole bytes only: the leading zero says that no bit of the last one is unused. */
  static byte[] bits(byte[] content) {
    return value(BIT_STRING, concatenated(new byte[] {0}, content));
  }

  /** Named bits, where DER wants trailing zero bits left away. */
  static byte[] namedBits(int firstByte) {
    int unused = Integer.numberOfTrailingZeros(firstByte);
    return value(BIT_STRING, new byte[] {(byte) unused, (byte) firstByte});
  }

  /** A time before 2050: RFC 5280 wants the short form with two digits for the year there. */
  static byte[] time(Instant instant) {
    return value(UTC_TIME, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  /** A context-specific value without structure, for example {@code [2] IMPLICIT IA5String}. */
  static byte[] implicit(int number, byte[] content) {
    return value(CONTEXT | number, content);
  }

  /** A context-specific value that holds others, for example {@code [0] EXPLICIT Version}. */
  static byte[] explicit(int number, byte[] element) {
    return value(CONTEXT | CONSTRUCTED | number, element);
  }

  static byte[] objectIdentifier(String dotted) {
    var arcs = dotted.split("\\.");
    var content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      content.writeBytes(base128(Integer.parseInt(arcs[i])));
    }
    return value(OBJECT_IDENTIFIER, content.toByteArray());
  }

  /**
   * Seven bits per byte, the highest first; the top bit of all but the last byte says that more
   * follow.
   */
  private static byte[] base128(int number) {
    int length = Math.max(1, (38 - Integer.numberOfLeadingZeros(number)) / 7);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int group = (number >> (7 * (length - 1 - i))) & 0x7f;
      bytes[i] = (byte) (i == length - 1 ? group : group | 0x80);
    }
    return bytes;
  }

  private static byte[] value(int tag, byte[] content) {
    return concatenated(new byte[] {(byte) tag}, length(content.length), content);
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    var digits = BigInteger.valueOf(length).toByteArray();
    int leadingZeros = digits[0] == 0 ? 1 : 0;
    var bytes = new byte[1 + digits.length - leadingZeros];
    bytes[0] = (byte) (0x80 | (digits.length - leadingZeros));
    System.arraycopy(digits, leadingZeros, bytes, 1, digits.length - leadingZeros);
    return bytes;
  }

  private static byte[] concatenated(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

package rendering;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * What an unquoted YAML scalar means to Go tools: the YAML 1.1 rules of go-yaml v2, on which {@code
 * sigs.k8s.io/yaml} and so Helm, kubectl and Argo CD are built. {@code yes} is true, {@code 0123}
 * is 83, {@code 1e3} is 1000, but {@code 12e4567} does not fit into a float and stays text. Dates
 * stay text.
 */
final class GoScalars implements ScalarResolver {
  private static final Map<String, Tag> WORDS = words();
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private static Map<String, Tag> words() {
    var words = new java.util.HashMap<String, Tag>();
    for (var word : "y Y yes Yes YES true True TRUE on On ON".split(" ")) {
      words.put(word, Tag.BOOL);
    }
    for (var word : "n N no No NO false False FALSE off Off OFF".split(" ")) {
      words.put(word, Tag.BOOL);
    }
    for (var word : "~ null Null NULL".split(" ")) {
      words.put(word, Tag.NULL);
    }
    words.put("", Tag.NULL);
    for (var word :
        ".nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF".split(" ")) {
      words.put(word, Tag.FLOAT);
    }
    return Map.copyOf(words);
  }

  @Override
  public Tag resolve(String text, Boolean plain) {
    if (!plain) {
      return Tag.STR;
    }
    var word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    var digits = text.replace("_", "");
    if (startsLikeNumber(text) && INTEGER.matcher(digits).matches()) {
      return Tag.INT;
    }
    return startsLikeNumber(text) && fitsFloat(digits) ? Tag.FLOAT : Tag.STR;
  }

  private static boolean startsLikeNumber(String text) {
    return "+-.0123456789".indexOf(text.charAt(0)) >= 0;
  }

  private static boolean fitsFloat(String digits) {
    return FLOAT.matcher(digits).matches() && !Double.isInfinite(Double.parseDouble(digits));
  }

  /** The value of a scalar with this tag: null, Boolean, Long, Double or String. */
  static Object value(Tag tag, String text) {
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return "yYtT".indexOf(text.charAt(0)) >= 0 || text.equalsIgnoreCase("on");
    }
    if (tag.equals(Tag.INT)) {
      return integer(text.replace("_", ""));
    }
    if (tag.equals(Tag.FLOAT)) {
      return floatingPoint(text.replace("_", ""));
    }
    return text;
  }

  private static Object integer(String digits) {
    var negative = digits.startsWith("-");
    var unsigned = digits.startsWith("+") || negative ? digits.substring(1) : digits;
    var lower = unsigned.toLowerCase(java.util.Locale.ROOT);
    BigInteger magnitude;
    if (lower.startsWith("0x")) {
      magnitude = new BigInteger(lower.substring(2), 16);
    } else if (lower.startsWith("0b")) {
      magnitude = new BigInteger(lower.substring(2), 2);
    } else if (lower.startsWith("0o")) {
      magnitude = new BigInteger(lower.substring(2), 8);
    } else if (lower.startsWith("0") && lower.length() > 1) {
      magnitude = new BigInteger(lower, 8);
    } else {
      magnitude = new BigInteger(lower);
    }
    var signed = negative ? magnitude.negate() : magnitude;
    return signed.bitLength() < Long.SIZE
        ? (Object) signed.longValue()
        : (Object) signed.doubleValue();
  }

  private static Object floatingPoint(String digits) {
    var lower = digits.toLowerCase(java.util.Locale.ROOT);
    return switch (lower) {
      case ".nan" -> Double.NaN;
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(lower);
    };
  }
}

package modelcar.lint;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names that not everybody can unpack: image scanners (Clair), KServe's fetch mode and nodes read
 * the layer's tar, each in its own way.
 */
final class FileNames implements Rule {
  /** Bytes of one name on the file systems of nodes (NAME_MAX of Linux). */
  private static final int NAME_LIMIT = 255;

  /** Bytes of a whole path, with the place in the image (PATH_MAX of Linux, less its end). */
  private static final int PATH_LIMIT = 4095;

  private static final String PLACE = "/models/1/";

  /** What Java puts where bytes are no text in this process's encoding. */
  private static final char REPLACEMENT = '\ufffd';

  private static final String RENAME = "rename it";

  @Override
  public List<String> names() {
    return List.of("name", "name-collision");
  }

  @Override
  public List<Finding> check(ModelTree model) {
    var findings = new ArrayList<Finding>();
    var seen = new HashMap<String, String>();
    for (var entry : model.entries()) {
      checkCharacters(entry, findings);
      checkLength(entry, findings);
      checkCollision(entry, seen, findings);
    }
    return findings;
  }

  private static void checkCharacters(ModelEntry entry, List<Finding> findings) {
    var name = entry.lastName();
    if (name.indexOf(REPLACEMENT) >= 0) {
      findings.add(
          error(
              entry,
              "has a name that is not UTF-8 here",
              RENAME + ", or run this with LC_ALL=C.UTF-8"));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      findings.add(error(entry, "has a control character in its name", RENAME));
    } else if (name.indexOf('\\') >= 0) {
      findings.add(
          error(entry, "has a backslash in its name, which some readers take for /", RENAME));
    } else if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
      findings.add(
          Finding.warning(
              "name",
              visible(entry),
              "has a name in decomposed Unicode, as macOS writes it: it is not found by the name"
                  + " that people type",
              RENAME));
    }
  }

  private static void checkLength(ModelEntry entry, List<Finding> findings) {
    if (bytes(entry.lastName()) > NAME_LIMIT) {
      findings.add(error(entry, "has a name of more than " + NAME_LIMIT + " bytes", "shorten it"));
    } else if (bytes(PLACE + entry.name()) > PATH_LIMIT) {
      findings.add(error(entry, "has a path of more than " + PATH_LIMIT + " bytes", "shorten it"));
    }
  }

  private static void checkCollision(
      ModelEntry entry, Map<String, String> seen, List<Finding> findings) {
    var folded = Normalizer.normalize(entry.name(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    var other = seen.putIfAbsent(folded, entry.name());
    if (other != null) {
      findings.add(
          Finding.warning(
              "name-collision",
              visible(entry),
              "differs from "
                  + other
                  + " only in capital letters or accents: on macOS and Windows"
                  + " one of them overwrites the other",
              RENAME));
    }
  }

  private static Finding error(ModelEntry entry, String what, String next) {
    return Finding.error("name", visible(entry), what, next);
  }

  // a name must not be able to move the cursor of the terminal that shows it
  private static String visible(ModelEntry entry) {
    var shown = new StringBuilder();
    entry
        .name()
        .chars()
        .forEach(
            character -> {
              if (Character.isISOControl(character)) {
                shown.append("\\u%04x".formatted(character));
              } else {
                shown.append((char) character);
              }
            });
    return shown.toString();
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}

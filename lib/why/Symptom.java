package why;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words by which a cause is recognised, and what they mean. Cause and next command may name the
 * pattern's groups as <code>${name}</code>.
 *
 * @param words matches somewhere in the message
 * @param cause the meaning, in words that follow a colon
 * @param next the command or action that helps
 */
record Symptom(Pattern words, String cause, String next, Outlook outlook) {

  static Symptom of(String words, String cause, String next, Outlook outlook) {
    return new Symptom(Pattern.compile(words, Pattern.DOTALL), cause, next, outlook);
  }

  /** The meaning of a message about an object, by the first symptom of the list that fits. */
  static Optional<Finding> first(List<Symptom> symptoms, String object, String message) {
    return symptoms.stream().flatMap(it -> it.in(object, message).stream()).findFirst();
  }

  private Optional<Finding> in(String object, String message) {
    var found = words.matcher(message);
    if (!found.find()) {
      return Optional.empty();
    }
    // the match alone, because replacing works on a whole text
    var match = words.matcher(found.group());
    return Optional.of(
        new Finding(
            object,
            match.replaceFirst(cause),
            Words.shortened(message),
            match.replaceFirst(next),
            outlook));
  }
}

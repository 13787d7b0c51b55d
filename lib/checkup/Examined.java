package checkup;

import console.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A check that was made, or could not be.
 *
 * @param name what was looked at
 */
public record Examined(String name, Diagnosis diagnosis) {

  /** The sentence with what it is about. */
  public String sentence() {
    return name + ": " + diagnosis.sentence();
  }

  /** What a step would end with because of it; empty where it is not broken. */
  public Optional<Failure> failure() {
    return diagnosis instanceof Diagnosis.Broken broken
        ? Optional.of(new Failure(broken.exitCode(), sentence(), broken.next()))
        : Optional.empty();
  }

  /**
   * As programs read it; the keys and the outcomes' names stay as they are. {@code next} is null
   * where nothing is to be done.
   */
  public Map<String, Object> data() {
    var data = new LinkedHashMap<String, Object>();
    data.put("name", name);
    data.put("outcome", outcome());
    data.put("sentence", diagnosis.sentence());
    data.put("next", diagnosis.next().isEmpty() ? null : diagnosis.next());
    return data;
  }

  private String outcome() {
    if (diagnosis instanceof Diagnosis.Fine) {
      return "fine";
    } else if (diagnosis instanceof Diagnosis.Suspicious) {
      return "suspicious";
    }
    return diagnosis instanceof Diagnosis.Broken ? "broken" : "notChecked";
  }
}

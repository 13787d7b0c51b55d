package forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendering.Fields;
import rendering.GoYaml;
import rendering.LastApplied;

@Tag("unit")
class LiveMergeTest {
  private static Map<String, Object> yaml(String text) {
    return Fields.map(GoYaml.firstDocument(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // wanted | live | what it becomes
        "{a: 1}|{a: 1, defaulted: x}|{a: 1, defaulted: x}",
        "{a: 2}|{a: 1, defaulted: x}|{a: 2, defaulted: x}",
        "{a: [{name: c, image: new}]}|{a: [{name: c, image: old, policy: d}]}"
            + "|{a: [{name: c, image: new, policy: d}]}",
        "{a: [{name: n}, {name: c, image: y}]}|{a: [{name: c, image: x, policy: d}]}"
            + "|{a: [{name: n}, {name: c, image: y, policy: d}]}",
        "{a: [{image: new, limits: {cpu: 1000m}}]}|{a: [{image: old, limits: {cpu: '1'}}]}"
            + "|{a: [{image: new, limits: {cpu: '1'}}]}",
        "{a: [1]}|{a: [1, 2]}|{a: [1]}",
      })
  void keepsWhatTheClusterHasSet(String wanted, String live, String merged) {
    assertEquals(yaml(merged), LiveMerge.of(yaml(wanted), yaml(live)));
  }

  @Test
  void takesAwayWhatIsNoLongerWanted() {
    var live = LastApplied.put(yaml("{a: 1, b: 2, theirs: 3}"), yaml("{a: 1, b: 2}"));

    var merged = LiveMerge.of(yaml("{a: 1}"), live);

    assertEquals(yaml("{a: 1, theirs: 3}").keySet(), withoutMetadata(merged).keySet());
  }

  private static Map<String, Object> withoutMetadata(Map<String, Object> object) {
    var without = new LinkedHashMap<>(object);
    without.remove("metadata");
    return without;
  }
}

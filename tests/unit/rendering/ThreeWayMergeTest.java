package rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ThreeWayMergeTest {
  private static Map<String, Object> yaml(String text) {
    return Fields.map(GoYaml.firstDocument(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // last applied | wanted | live | patch
        "{}|{a: 1}|{a: 1}|{}",
        "{}|{a: 1}|{a: 2}|{a: 1}",
        "{}|{a: 1}|{}|{a: 1}",
        "{}|{a: 1}|{a: 1, added: x}|{}",
        "{a: 1, b: 2}|{a: 1}|{a: 1, b: 2}|{b: null}",
        "{a: 1, b: 2}|{a: 1}|{a: 1}|{}",
        "{a: {b: 1}}|{a: {}}|{a: {b: 1}}|{a: null}",
        "{}|{a: {b: 1}}|{a: {b: 1, c: 2}}|{}",
        "{}|{a: {}, b: [], c: null}|{}|{}",
        "{}|{a: [1, 2]}|{a: [1, 2]}|{}",
        "{}|{a: [1, 2]}|{a: [1, 2, 3]}|{a: [1, 2]}",
        "{}|{a: [{n: x}]}|{a: [{n: x, default: y}]}|{}",
        "{a: [{n: x, r: 1}]}|{a: [{n: x}]}|{a: [{n: x, r: 1}]}|{a: [{n: x}]}",
        "{}|{limits: {cpu: 2, memory: 1024Mi}}|{limits: {cpu: '2', memory: 1Gi}}|{}",
        "{}|{limits: {cpu: 1000m}}|{limits: {cpu: '1'}}|{}",
        "{}|{limits: {cpu: 1}}|{limits: {cpu: '2'}}|{limits: {cpu: 1}}",
        "{}|{version: '1.10'}|{version: '1.1'}|{version: '1.10'}",
        "{}|{a: 1}|{a: 1.0}|{}",
      })
  void changesOnlyWhatIsWantedOtherwise(
      String lastApplied, String wanted, String live, String patch) {
    assertEquals(yaml(patch), ThreeWayMerge.patch(yaml(lastApplied), yaml(wanted), yaml(live)));
  }
}

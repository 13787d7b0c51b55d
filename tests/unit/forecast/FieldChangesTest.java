package forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendering.Fields;
import rendering.GoYaml;

@Tag("unit")
class FieldChangesTest {
  private static Map<String, Object> yaml(String text) {
    return Fields.map(GoYaml.firstDocument(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // before | after | path | its value before | its value after
        "{a: {b: 1}}|{a: {b: 2}}|a.b|1|2",
        "{a: 1}|{a: 1, b: x}|b|-|x",
        "{a: 1, b: x}|{a: 1}|b|x|-",
        "{a: [1]}|{a: [1, 2]}|a[1]|-|2",
        "{a: [{name: x, v: 1}]}|{a: [{name: new}, {name: x, v: 1}]}|a[new].name|-|new",
        "{a: [{name: x}, {name: x}]}|{a: [{name: x}, {name: z}]}|a[z].name|-|z",
        "{a: {k/8s.io: 1}}|{a: {k/8s.io: 2}}|a['k/8s.io']|1|2",
        "{a: {}}|{a: {b: 1}}|a.b|-|1",
        "{a: '1'}|{a: 1}|a|1|1",
      })
  void namesTheFieldThatDiffers(String before, String after, String path, String old, String now) {
    var changes = FieldChanges.between(yaml(before), yaml(after));

    var change = changes.stream().filter(it -> it.path().equals(path)).findFirst().orElseThrow();
    assertEquals(old, change.before().orElse(null));
    assertEquals(now, change.after().orElse(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{a: 1}|{a: 1.0}", "{a: [{name: x}]}|{a: [{name: x}]}", "{a: {b: []}}|{a: {b: []}}"})
  void saysNothingOfWhatIsTheSame(String before, String after) {
    assertEquals(List.of(), FieldChanges.between(yaml(before), yaml(after)));
  }

  @Test
  void hidesWhatASecretHolds() {
    var changes =
        FieldChanges.between(
            yaml("{kind: Secret, metadata: {labels: {a: x}}, data: {password: b25l}}"),
            yaml(
                "{kind: Secret, metadata: {labels: {a: z}}, data: {password: dHdv}, stringData: {"
                    + "token: plain}}"));

    assertEquals(
        List.of("metadata.labels.a", "data.password", "stringData.token"),
        changes.stream().map(FieldChange::path).toList());
    assertEquals("z", changes.get(0).after().orElseThrow());
    for (var value : List.of("b25l", "dHdv", "plain")) {
      assertFalse(changes.toString().contains(value), changes.toString());
    }
  }
}

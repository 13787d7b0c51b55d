package forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendering.Fields;
import rendering.GoYaml;

/** Unquoted versions, and what real Argo CD was seen to make of them. */
@Tag("unit")
class GoValueTest {
  @ParameterizedTest
  @CsvSource({
    "1.10, the number 1.1",
    "12345678, the number 1.2345678e+07",
    "20261124, the number 2.0261124e+07",
    "123456, the number 123456",
    "1000000, the number 1e+06",
    "0123, the number 83",
    "1e3, the number 1000",
    "0x1F, the number 31",
    "0, the number 0",
    "0.00001, the number 1e-05",
    "yes, 'true, which is no text'",
  })
  void saysWhatArgoCdReads(String written, String read) {
    var value = Fields.value(GoYaml.firstDocument("version: " + written), "version");

    assertEquals(read, GoValue.inWords(value));
  }
}

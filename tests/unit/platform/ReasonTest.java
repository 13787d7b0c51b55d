package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ReasonTest {
  @ParameterizedTest
  @CsvSource({
    "https://me:secret@git/charts: no, https://git/charts: no",
    "https://me:p@secret@git/charts: no, https://git/charts: no",
    "not supported: https:///me:secret@git:port/charts, not supported: https:///git:port/charts",
    "git+ssh://me:secret@git/charts: no, git+ssh://git/charts: no",
    "https://git/charts@1: no, https://git/charts@1: no"
  })
  void anAccountInAnAddressIsNotRepeated(String said, String shown) {
    assertEquals(shown, Reason.of(new IOException(said)));
  }
}

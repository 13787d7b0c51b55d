package embedded.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class HostAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.example/a?b=c, https://10.0.0.7/a?b=c",
    "https://x.apps.example:8443/, https://127.0.0.2:8443/",
    "http://x.y.localhost:81/z, http://127.0.0.1:81/z",
    "https://apps.example/, https://apps.example/",
    "https://localhost/, https://localhost/"
  })
  void mapsTheHostAndKeepsTheRest(String uri, String dialled) {
    var addresses = HostAddresses.parse("api.example:10.0.0.7, *.apps.example:127.0.0.2");

    assertEquals(URI.create(dialled), addresses.dial(URI.create(uri)));
  }

  @Test
  void namesTheEntryThatHasNoAddress() {
    var failure =
        assertThrows(IllegalArgumentException.class, () -> HostAddresses.parse("api.example"));

    assertEquals(
        "JUKEBOX_CONNECT_TO: 'api.example' is not of the form host:address", failure.getMessage());
  }
}

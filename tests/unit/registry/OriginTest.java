package registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses are the same server. */
@Tag("unit")
class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://r.example.com, https://r.example.com/v2/, true",
    "https://r.example.com, https://R.Example.COM, true",
    "https://r.example.com, HTTPS://r.example.com, true",
    "https://r.example.com, https://r.example.com:443, true",
    "https://r.example.com:443, https://r.example.com, true",
    "https://r.example.com, http://r.example.com, true",
    "https://r.example.com, http://r.example.com:80, true",
    "https://r.example.com, http://r.example.com:443, true",
    "http://r.example.com, https://r.example.com, true",
    "https://r.example.com:5000, http://r.example.com:5000, true",
    "https://[::1]:5000, https://[::1]:5000/x, true",
    "https://r.example.com:5000, https://r.example.com, false",
    "https://r.example.com, https://r.example.com:8443, false",
    "https://r.example.com, http://r.example.com:8080, false",
    "https://r.example.com, https://r.example.com.evil.example, false",
    "https://r.example.com, https://r.example.com@evil.example, false",
    "https://r.example.com, https://s3.example.com, false"
  })
  void sameServer(String registry, String other, boolean same) {
    assertEquals(same, Origin.of(URI.create(registry)).isMeantBy(Origin.of(URI.create(other))));
  }
}

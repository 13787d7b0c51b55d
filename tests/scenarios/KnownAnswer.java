import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import serving.Prediction;
import tools.jackson.databind.json.JsonMapper;

/** What each version of the sample model is known to answer for the sample song. */
enum KnownAnswer {
  VERSION_1("jukebox"),
  VERSION_2("jukebox-v2");

  private static final double TOLERANCE = 0.0005;

  private final String model;

  KnownAnswer(String model) {
    this.model = model;
  }

  /** Fails unless this version made the prediction. */
  void assertMade(Prediction prediction) {
    try {
      var file = Jbang.repository().resolve("workshop/model/known-prediction.json");
      for (var known :
          JsonMapper.shared().readTree(Files.readString(file)).at("/expected/" + model)) {
        int position = known.path("position").asInt();
        double expected = known.path("probability").asDouble();
        assertEquals(
            expected,
            prediction.values().get(position),
            TOLERANCE,
            known.path("country").asString());
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}

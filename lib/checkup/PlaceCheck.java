package checkup;

import java.nio.file.Files;
import java.util.function.Supplier;
import platform.Platform;

/** Who the participant is and where their things are. */
public record PlaceCheck(Supplier<Platform> platform) implements Check {
  @Override
  public String name() {
    return "where things are";
  }

  @Override
  public Diagnosis look() {
    var place = platform.get();
    var profile = place.profile().file();
    var sentence = place.user() + " on " + place.clusterDomain();
    return Files.exists(profile)
        ? new Diagnosis.Fine(sentence + ", as " + profile + " says")
        : new Diagnosis.Fine(sentence + "; there is no profile yet, setup-appsets writes it");
  }
}

package checkup;

import console.Workbench;
import java.util.function.Supplier;
import platform.BaseImage;
import platform.Platform;

/** The image that ModelCars stand on can be had. */
public record BaseImageCheck(Workbench workbench, Supplier<Platform> platform) implements Check {
  @Override
  public String name() {
    return "base image";
  }

  @Override
  public Diagnosis look() throws InterruptedException {
    var profile = platform.get().profile();
    var image = BaseImage.of(profile);
    new RegistryAccess(workbench, profile).require(image);
    return new Diagnosis.Fine(image.replaceFirst("@.*", "") + " can be had");
  }
}

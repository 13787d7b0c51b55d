package checkup;

import console.Failure;
import console.Workbench;
import gitops.ConfigFile;
import gitops.GitopsFiles;
import gitops.ModelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Supplier;
import platform.Platform;

/**
 * The registry answers, has the model's image, and lets our account in. Nothing is pushed, so
 * whether the account may push there is not seen.
 */
public record RegistryCheck(Workbench workbench, Supplier<Platform> platform) implements Check {
  private static final String CONFIG = GitopsFiles.configName("test", "jukebox");

  /** What the workshop's page deploys. */
  private static final String PAGES = "quay.io/rhoai-mlops/jukebox:latest";

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public Diagnosis look() throws InterruptedException {
    var registries = new RegistryAccess(workbench, platform.get().profile());
    var image = image();
    var address = registries.require(image);
    var account = registries.account(address);
    return account.isPresent()
        ? new Diagnosis.Fine("it has " + image + ", and takes " + account.get())
        : new Diagnosis.Suspicious(
            "it has " + image + ", but you have no account there to push with",
            "podman login " + address.registry());
  }

  // the file in the working tree: the registry can be looked at where Git does not answer
  private String image() {
    try {
      var file = platform.get().gitopsDirectory().resolve(CONFIG);
      var config = new ConfigFile(CONFIG, Files.readString(file));
      return config.isEmpty() ? PAGES : ModelImage.of(config).reference();
    } catch (IOException | Failure namesNone) {
      return PAGES;
    }
  }
}

package modelcar.push;

import console.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import metrics.ModelMetrics;
import modelcar.ImageMetadata;
import modelcar.ModelFiles;
import modelcar.Modelcar;
import modelcar.Packaging;
import modelcar.layers.DigestCache;
import modelcar.layers.ModelLayer;
import modelcar.layers.ModelLayers;
import platform.Profile;
import platform.RegistryAccounts;
import registry.Access;
import registry.Patience;
import registry.Registries;
import registry.Repository;
import registry.Retries;

/** A model of three megabytes, and everything that a push of it needs. */
final class PushFixture {
  /** Bytes of the large file. */
  static final int LARGE = 3 * 1024 * 1024;

  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          3,
          Duration.ofMillis(10),
          Duration.ofMillis(100));

  /** The same for tests that count attempts, whatever else the machine does. */
  static final Patience LONG =
      new Patience(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          3,
          Duration.ofMillis(10),
          Duration.ofMillis(100));

  final Path folder;
  final Path model;
  final String host;
  final List<String> retries = new CopyOnWriteArrayList<>();
  Path cache;
  String base;
  Map<String, Object> profile = Map.of();
  Map<String, String> environment = Map.of();
  Set<String> plain = Set.of();
  Patience patience = SHORT;

  PushFixture(Path folder, FaultyRegistry registry) throws IOException {
    this(folder, registry.host());
  }

  /**
   * @param host the registry's, as in the names of its images
   */
  PushFixture(Path folder, String host) throws IOException {
    this.folder = folder;
    this.host = host;
    this.base = host + "/" + FaultyRegistry.BASE;
    this.model = Files.createDirectories(folder.resolve("model"));
    this.cache = folder.resolve("cache");
    var weights = new byte[LARGE];
    new Random(1).nextBytes(weights);
    Files.write(model.resolve("weights.bin"), weights);
    Files.writeString(model.resolve("config.json"), "{}");
    FaultyRegistry.logIn(host, folder.resolve("docker"));
  }

  /** Waits until a change of the model's files from now on shows in their times. */
  void letTheClockTick() throws IOException, InterruptedException {
    var written = Files.getLastModifiedTime(model.resolve("config.json")).toInstant();
    while (Instant.now().isBefore(written.plusMillis(60))) {
      Thread.sleep(5);
    }
  }

  static String basic() {
    var account = FaultyRegistry.USER.name() + ":" + FaultyRegistry.USER.password();
    return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
  }

  Pushed push(String tag) throws IOException, InterruptedException {
    return push("user1/jukebox:" + tag, new PushProgress() {});
  }

  Pushed push(String image, PushProgress progress) throws IOException, InterruptedException {
    var modelcar = modelcar();
    return modelcar.push(packaging(modelcar, image), TakenTag.REFUSE, progress);
  }

  /** Pushes to a tag that may move. */
  Pushed move(String image, PushProgress progress) throws IOException, InterruptedException {
    var modelcar = modelcar();
    return modelcar.push(packaging(modelcar, image), TakenTag.MOVE, progress);
  }

  PushPlan plan(String tag) throws IOException, InterruptedException {
    var modelcar = modelcar();
    return modelcar.plan(packaging(modelcar, "user1/jukebox:" + tag), new PushProgress() {});
  }

  private Packaging packaging(Modelcar modelcar, String image) throws IOException {
    return new Packaging(
        ModelLayers.of(ModelFiles.of(model)),
        host + "/" + image,
        modelcar.lookUp(base, Optional.empty()),
        new ImageMetadata(
            "jukebox", Optional.empty(), Optional.empty(), Optional.empty(), ModelMetrics.NONE));
  }

  private Modelcar modelcar() {
    return new Modelcar(registries(), new DigestCache(cache));
  }

  private Registries registries() {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var environment = new HashMap<>(this.environment);
    environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
    var workbench = new Workbench(environment, folder, folder, nowhere, nowhere, false);
    var profile = new Profile(folder.resolve("profile.yaml"), this.profile);
    return new Registries(
        workbench,
        profile,
        new RegistryAccounts(workbench, profile),
        plain,
        new Retries(patience, (what, why, pause) -> retries.add(what + ": " + why.getMessage())));
  }

  /** All of the model's layers. */
  long modelBytes() throws IOException {
    return ModelLayers.of(ModelFiles.of(model)).stream().mapToLong(ModelLayer::size).sum();
  }

  /** What the registry has. */
  Repository repository(String name) throws IOException, InterruptedException {
    return repository(name, Access.PULL);
  }

  Repository repository(String name, Access access) throws IOException, InterruptedException {
    var registries = registries();
    var image = registries.connectTo(host + "/" + name + ":latest");
    return registries.open(image, access);
  }

  boolean isTagged(String tag) throws IOException, InterruptedException {
    return repository("user1/jukebox").resolve(tag).isPresent();
  }
}

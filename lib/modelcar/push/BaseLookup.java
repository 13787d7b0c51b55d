package modelcar.push;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import registry.Access;
import registry.ImageReference;
import registry.Registries;

/**
 * The base image on its way: it is read on a thread of its own from the moment that its name is
 * known. Meanwhile the model is looked at, its commit is found, and its first bytes are sent.
 */
public final class BaseLookup {
  private final String name;
  private final ImageReference reference;
  private final FutureTask<FoundBase> reading;

  private BaseLookup(String name, ImageReference reference, FutureTask<FoundBase> reading) {
    this.name = name;
    this.reference = reference;
    this.reading = reading;
  }

  /**
   * Begins to read it.
   *
   * @param name as the user knows it
   * @param architecture which image is taken where there are several, such as {@code amd64}; empty
   *     for the usual one
   */
  public static BaseLookup begin(
      Registries registries, String name, Optional<String> architecture) {
    var reference = registries.connectTo(name);
    var reading = new FutureTask<>(() -> read(registries, name, reference, architecture));
    var thread = new Thread(reading, "base-image");
    thread.setDaemon(true);
    thread.start();
    return new BaseLookup(name, reference, reading);
  }

  private static FoundBase read(
      Registries registries, String name, ImageReference reference, Optional<String> architecture)
      throws IOException, InterruptedException {
    var repository = registries.open(reference, Access.PULL);
    var image = BaseImage.read(repository, name, reference, architecture);
    return new FoundBase(image, new Place(reference, repository));
  }

  /** As the user knows it. */
  public String name() {
    return name;
  }

  /** Where it is looked for. */
  ImageReference reference() {
    return reference;
  }

  /**
   * Waits for it.
   *
   * @throws console.Failure when there is no such image, or not for the architecture: exit code 1
   * @throws BaseImageException when its registry does not answer, or refuses
   */
  FoundBase get() throws IOException, InterruptedException {
    try {
      return reading.get();
    } catch (ExecutionException failed) {
      throw new BaseImageException(Streams.asThrown(failed.getCause()));
    }
  }
}
